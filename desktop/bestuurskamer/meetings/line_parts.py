"""Who, what and when of a line as three plain fields (Ctrl+.), for who does not learn the marks."""

from __future__ import annotations

from dataclasses import dataclass

from bestuurskamer import language
from bestuurskamer.meetings.captured import WITH_TOKENS, CapturedLine, Token, TokenKind
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.known_names import Known
from bestuurskamer.reading import clean


@dataclass(frozen=True)
class Parts:
    """What stands in the three fields, without signs; `more` keeps what has no field."""

    who: str = ""  # `Vastgoed/Bakker` of their promise, else names with commas between
    what: str = ""
    when: str = ""
    more: tuple[str, ...] = ()  # `&D-2026-03`
    within: str = ""  # the words of `what` that name the day; they need not be said again
    named: str = ""  # the day that these words name, as it stands in `when`


def parts_of(line: CapturedLine) -> Parts:
    """The fields of a line as it was typed. What stands within the sentence stays there.

    A day that the sentence itself names is shown as the day it means.
    """
    what, who, when, within = line.words, [], "", ""
    more: list[str] = []
    for token in line.tokens:
        said = line.raw[token.start : token.end]
        if token.kind is TokenKind.SAID_BY:
            if line.kind not in WITH_TOKENS:
                continue
            who.append(said.rpartition(":")[0].strip())
            what = what.removeprefix(clean(said)).strip()
        elif clean(said) in line.words:
            if token.kind is TokenKind.DAY and line.day is not None and line.day.day is not None:
                within, when = clean(said), language.day(line.day.day)
        elif token.kind is TokenKind.DAY:
            within, when = "", said[1:]
        elif token.kind is TokenKind.DOSSIER or _is_second(line, token):
            more.append(said)
        else:
            who.append(said[1:])
    return Parts(", ".join(who), what, when, tuple(more), within, when if within else "")


def line_of(kind: LineKind, parts: Parts, known: Known) -> str:
    """The line that these fields make, with the marks that say the same.

    For a decision, a promise, an action or a question; other kinds hold only what.
    """
    what, who, when = clean(parts.what), clean(parts.who), clean(parts.when)
    start, behind = kind.mark, []
    if parts.within and parts.within in what and when == parts.named:
        when = ""  # the sentence says it
    if kind in WITH_TOKENS:
        names = [] if kind is LineKind.THEIR_PROMISE else [n for n in who.split(",") if n.strip()]
        if kind is LineKind.THEIR_PROMISE and who:
            start += f" {who.rstrip(':')}:"
        behind = [_token_of(name, known) for name in names]
        behind += [*parts.more, *([f"!{when.lstrip('!')}"] if when else [])]
    return " ".join(part for part in (start, what, *behind) if part)


def _is_second(line: CapturedLine, token: Token) -> bool:
    """Whether the field for their promise has a speaker already."""
    first = line.tokens[0]
    return (
        line.kind is LineKind.THEIR_PROMISE
        and token is not first
        and first.kind is TokenKind.SAID_BY
    )


def _token_of(name: str, known: Known) -> str:
    bare = name.strip().lstrip("@/")
    department = known.department(bare) if known.person(bare) is None else None
    return f"/{department.token}" if department else f"@{''.join(bare.split())}"
