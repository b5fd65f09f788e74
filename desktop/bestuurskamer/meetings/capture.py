"""What the secretary types in a meeting, read line by line while the text stays as it is.

A mark counts in column 1 alone, so a space before it makes the line ordinary text. Reading never
fails: what is not understood stays a word, and an unknown name is told for later.
"""

from __future__ import annotations

import re
from datetime import date

from bestuurskamer.meetings.captured import (
    WITH_DUE,
    WITH_TOKENS,
    About,
    CapturedLine,
    Step,
    Token,
    TokenKind,
)
from bestuurskamer.meetings.case_numbers import cases_in
from bestuurskamer.meetings.kinds import KIND_OF_MARK, LineKind
from bestuurskamer.meetings.known_names import Known
from bestuurskamer.meetings.said_days import SaidDay, day_at_start
from bestuurskamer.meetings.said_due import due_within
from bestuurskamer.reading import clean

MARKED = re.compile(r"(?:(?P<bold>\*[^\s*](?:[^*]*[^\s*])?\*(?!\S))|(?P<mark>[=><*?#%]))")
"""`*` that makes words bold (`*let op* …`) is no mark."""

_UPDATE = re.compile(
    r"(?P<sort>[TA])-?(?:(?P<year>20[0-9]{2})-)?0*(?P<number>[1-9][0-9]{0,5})[ \t]+"
    r"(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_DONE = {"ok", "oké", "oke", "klaar", "gereed", "gedaan", "af", "nagekomen", "done", "ready"}
_LAPSED = {"vervallen", "vervalt", "ingetrokken", "lapsed", "withdrawn"}
_STEP = re.compile(r"(?P<word>[^\W\d_]+)(?=$|[\s.,;:!])[ \t.,;:]*")
_SAID_BY = re.compile(r"\s*(?P<said>[^\s:@&!/][^:@&!\n]{0,80}?)\s*:(?=\s|$)")
_TOKEN_HERE = re.compile(r"(?P<sign>[@/&!])(?P<name>\S+)")
_TOKEN = re.compile(rf"(?<!\S){_TOKEN_HERE.pattern}")
_BEHIND = ".,;:!?)"
MOST_NAME_WORDS = 4


def read_text(text: str, known: Known, today: date) -> tuple[CapturedLine, ...]:
    """All lines of a field; the raw lines joined by line ends give the text back."""
    return tuple(read_line(raw, known, today) for raw in text.split("\n"))


def read_line(raw: str, known: Known, today: date) -> CapturedLine:
    """Read one line. Never fails and never changes what was typed."""
    kind = kind_of(raw, today)
    if kind is LineKind.UPDATE:
        return _update(raw, known, today)
    start = 1 if kind.mark else 0
    reader = _Reader(raw, kind, known, today)
    start = reader.said_by(start)
    if kind in WITH_TOKENS:
        start, end = reader.take_tokens(start, len(raw))
        reader.day_within()
        reader.cases_within()
        return reader.line(clean(raw[start:end]))
    reader.cases_within()
    return reader.line(clean(raw[1:] if kind.mark else raw))


def kind_of(raw: str, today: date) -> LineKind:
    """What kind of line this is, by its first sign or its number."""
    match = MARKED.match(raw)
    if match is not None:
        return KIND_OF_MARK[match["mark"]] if match["mark"] else LineKind.TEXT
    return LineKind.UPDATE if _step_at(raw, today) is not None else LineKind.TEXT


def _step_at(raw: str, today: date) -> tuple[Step, int] | None:
    """What an update reports and where its remark begins; a sentence with a number is none."""
    match = _UPDATE.match(raw)
    if match is None:
        return None
    rest, start = match["rest"], match.start("rest")
    if rest[0] == "!":
        return (Step.MOVED, start) if day_at_start(rest[1:], today) else None
    said = _STEP.match(rest)
    if said is None:
        return None
    word = said["word"].casefold()
    if word in _DONE:
        return Step.DONE, start + said.end()
    return (Step.LAPSED, start + said.end()) if word in _LAPSED else None


def _update(raw: str, known: Known, today: date) -> CapturedLine:
    match, found = _UPDATE.match(raw), _step_at(raw, today)
    assert match is not None
    assert found is not None
    step, start = found
    reader = _Reader(raw, LineKind.UPDATE, known, today)
    year = int(match["year"]) if match["year"] else None
    about = About(match["sort"].upper(), int(match["number"]), year)
    start, end = reader.take_tokens(start, len(raw))
    return reader.line(clean(raw[start:end]), about, step)


class _Reader:
    """Gathers what one line says."""

    def __init__(self, raw: str, kind: LineKind, known: Known, today: date) -> None:
        self._raw, self._kind, self._known, self._today = raw, kind, known, today
        self._speaker: int | None = None
        self._department: int | None = None
        self._dossier: int | None = None
        self._day: SaidDay | None = None
        self._people: list[int] = []
        self._unknown: list[str] = []
        self._tokens: list[Token] = []
        self._behind = 0  # the speaker: no token begins before it ends

    def line(
        self, words: str, about: About | None = None, step: Step | None = None
    ) -> CapturedLine:
        """What was gathered."""
        return CapturedLine(
            self._raw, self._kind, words, self._speaker, self._department,
            tuple(dict.fromkeys(self._people)), self._dossier, self._day, tuple(self._unknown),
            about, step, tuple(sorted(self._tokens, key=lambda token: token.start)),
        )  # fmt: skip

    def said_by(self, start: int) -> int:
        """Read `Vastgoed/Bakker:` or `Bakker:`; says where the words behind it begin.

        Only behind `>` an unknown name is told: elsewhere `let op:` is more likely a sentence.
        """
        if self._kind in (LineKind.INTERNAL, LineKind.HEADING):
            return start
        match = _SAID_BY.match(self._raw, start)
        if match is None:
            return start
        said = match["said"].strip()
        first, slash, second = (part.strip() for part in said.partition("/"))
        department = self._known.department(first)
        named = second if slash else "" if department else first
        person = self._known.person(named, department.thing if department else None)
        if department is None and person is None:
            if self._kind is not LineKind.THEIR_PROMISE or not self._may_be_name(said):
                return start
            self._unknown.append(said)
        elif slash and department is None:
            self._unknown.append(first)
        elif named and person is None:
            self._unknown.append(named)
        self._speaker = person.thing if person else None
        home = person.department if person else None
        self._department = department.thing if department else home
        sure = not self._unknown
        self._tokens.append(Token(TokenKind.SAID_BY, match.start("said"), match.end(), sure))
        self._behind = match.end()
        return match.end() if sure else start

    def take_tokens(self, start: int, end: int) -> tuple[int, int]:
        """Read every token; says where the sentence begins and ends between them.

        Only what was understood is left out, and only at the ends of the sentence.
        """
        spans = []
        place = max(start, self._behind)
        match = _TOKEN_HERE.match(self._raw, place, end) or _TOKEN.search(self._raw, place, end)
        while match is not None:
            place = max(self._token(match), match.start() + 1)
            token = self._tokens[-1] if self._tokens else None
            if token is not None and token.start == match.start() and token.known:
                spans.append((token.start, token.end))
            match = _TOKEN.search(self._raw, place, end)
        for begin, until in spans:
            if self._raw[start:begin].strip():
                break
            start = until + self._raw.startswith(":", until)  # `/VGD: sleutel`
        for begin, until in reversed(spans):
            if begin < start or self._raw[until:end].strip(f" \t{_BEHIND}"):
                break
            end = begin
        return start, end

    def _token(self, match: re.Match[str]) -> int:
        """Read one token; says where it ends, or its beginning when it is none after all."""
        sign, begin = TokenKind(match["sign"]), match.start()
        if sign is TokenKind.DAY:
            return self._said_day(match)
        name = match["name"].rstrip(_BEHIND)
        if not name or not name[0].isalnum():
            return begin
        end = match.start("name") + len(name)
        known = self._named(sign, name)
        if not known:
            self._unknown.append(self._raw[begin:end])
        self._tokens.append(Token(sign, begin, end, known))
        return end

    def _named(self, sign: TokenKind, name: str) -> bool:
        if sign is TokenKind.PERSON:
            person = self._known.person(name)
            self._people += [person.thing] if person else []
            return person is not None
        if sign is TokenKind.DEPARTMENT:
            department = self._known.department(name)
            self._department = department.thing if department else self._department
            return department is not None
        dossier = self._known.dossier(name)
        self._dossier = dossier.thing if dossier else self._dossier
        return dossier is not None

    def _said_day(self, match: re.Match[str]) -> int:
        begin = match.start("name")
        found = day_at_start(self._raw[begin:], self._today)
        if found is not None:
            self._day, length = found
            self._tokens.append(Token(TokenKind.DAY, begin - 1, begin + length, True))
            return begin + length
        name = match["name"].rstrip(_BEHIND)
        if not name or not name[0].isalnum():
            return match.start()
        self._unknown.append(f"!{name}")
        self._tokens.append(Token(TokenKind.DAY, begin - 1, begin + len(name), False))
        return begin + len(name)

    def day_within(self) -> None:
        """Read the last day that the sentence names, unless one stands behind `!`."""
        if self._kind not in WITH_DUE or self._day is not None:
            return
        found = due_within(self._raw[max(1, self._behind) :], self._today)
        if found is not None:
            shift = max(1, self._behind)
            self._day = found.said
            self._tokens.append(Token(TokenKind.DAY, found.start + shift, found.end + shift, True))

    def cases_within(self) -> None:
        """Read the case numbers; the first that is known says which matter it is about."""
        if self._kind is LineKind.HEADING:
            return
        taken = [range(token.start, token.end) for token in self._tokens]
        for case in cases_in(self._raw, self._known):
            if any(case.start < piece.stop and piece.start < case.end for piece in taken):
                continue
            known = case.dossier is not None
            self._dossier = self._dossier or case.dossier
            self._unknown += [] if known else [case.said]
            self._tokens.append(Token(TokenKind.DOSSIER, case.start, case.end, known))

    def _may_be_name(self, said: str) -> bool:
        """`voor vrijdag:` is a day and no name."""
        short = len(said.split()) <= MOST_NAME_WORDS and any(sign.isalpha() for sign in said)
        day = due_within(said, self._today) is not None
        return short and not day and not any(cases_in(said, self._known))
