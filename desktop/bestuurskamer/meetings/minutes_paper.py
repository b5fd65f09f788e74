"""The minutes on paper, with line numbers: the version that is kept, or a draft of now."""

from __future__ import annotations

from bestuurskamer.language import _
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.paper_words import (
    ITEM_STATES,
    LINE_WORDS,
    PRESENCE,
    ROLES,
    day_of,
    said,
)
from bestuurskamer.meetings.snapshot import (
    PrintedCorrection,
    PrintedLine,
    PrintedMinutes,
    PrintedPerson,
    PrintedPoint,
)
from bestuurskamer.paper.flow import Flow, Head
from bestuurskamer.paper.fonts import STRONG
from bestuurskamer.paper.sheet import Sheet, pdf

HASH_LETTERS = 8


def minutes_pdf(minutes: PrintedMinutes, sha256: str = "", *, inside: bool = False) -> bytes:
    """The minutes as a file, in the language now spoken.

    Without a hash it is a draft. `inside` is the board's own print, with a band that says so.
    """
    sheet = Sheet(_foot(minutes, sha256), demo=minutes.demo)
    flow = Flow(sheet, _head(minutes, sha256, inside))
    if minutes.addendum:
        flow.gap(4)
        flow.text(minutes.addendum)
    else:
        _people(flow, minutes.people)
        for point in minutes.points:
            draw_point(flow, point)
        _corrections(flow, minutes.corrections)
        _end(flow, minutes)
    return pdf([sheet], title=_title(minutes), author=minutes.board)


def _title(minutes: PrintedMinutes) -> str:
    title = _("Later remark on {title}") if minutes.addendum else _("Minutes: {title}")
    return title.format(title=minutes.title)


def state_of(minutes: PrintedMinutes, sha256: str) -> str:
    """Whether it is a draft, or which version; `sha256` is empty for a draft."""
    if not sha256:
        return _("Draft, not sent")
    words = {
        "sent": _("Version {number}, not yet adopted"),
        "adopted": _("Version {number}, adopted"),
        "addendum": _("Version {number}, later remark"),
    }
    return words[minutes.kind].format(number=minutes.version)


def _foot(minutes: PrintedMinutes, sha256: str) -> str:
    parts = [_title(minutes), day_of(minutes.held_on), state_of(minutes, sha256)]
    return " · ".join([*parts, sha256[:HASH_LETTERS]] if sha256 else parts)


def _head(minutes: PrintedMinutes, sha256: str, inside: bool) -> Head:
    time = "–".join(filter(None, (minutes.begins, minutes.ends)))
    facts = [(_("Day"), " ".join(filter(None, (day_of(minutes.held_on), time))))]
    if minutes.place:
        facts.append((_("Location"), minutes.place))
    if sha256:
        facts.append((_("Version"), _version(minutes)))
    if minutes.adds_to:
        facts.append((_("Adds to"), _("version with mark {mark}").format(mark=minutes.adds_to[:8])))
    return Head(
        author=minutes.board,
        title=_title(minutes),
        state=state_of(minutes, sha256),
        facts=tuple(facts),
        band=_("INTERNAL: for the board alone") if inside else "",
    )


def _version(minutes: PrintedMinutes) -> str:
    made = _("{number}, made on {day}").format(number=minutes.version, day=day_of(minutes.made_on))
    adopted = {
        "": "",
        "by_both": _("adopted by both sides"),
        "by_board": _("adopted by the board"),
        "no_remarks": _("no remarks received before {day}").format(
            day=day_of(minutes.remarks_before)
        ),
    }[minutes.adoption]
    within = (
        _("in the meeting of {day}").format(day=day_of(minutes.adopted_in))
        if minutes.adopted_in
        else ""
    )
    because = _("changed because: {why}").format(why=minutes.reason) if minutes.reason else ""
    return "; ".join(filter(None, (made, " ".join(filter(None, (adopted, within))), because)))


def _people(flow: Flow, people: tuple[PrintedPerson, ...]) -> None:
    if not people:
        return
    flow.heading(_("Who was there"))
    sides = (("board", _("Board")), ("others", _("Other side")), ("third", _("Others")))
    for side, word in sides:
        there = [p for p in people if p.side == side and p.presence in ("present", "partly")]
        away = [p for p in people if p.side == side and p.presence in ("excused", "absent")]
        if there:
            flow.row("", "; ".join(_person(p) for p in there), word=word, ruled=False)
        if away:
            flow.row("", "; ".join(_person(p) for p in away), word=_("Not there"), ruled=False)


def _person(person: PrintedPerson) -> str:
    came = _("from {time}").format(time=person.came) if person.came else ""
    left = _("until {time}").format(time=person.left) if person.left else ""
    presence = "" if came or left else said(PRESENCE[person.presence])
    parts = (person.post, person.department, said(ROLES[person.role]), presence, came, left)
    more = ", ".join(filter(None, parts))
    return f"{person.name} ({more})" if more else person.name


def draw_point(flow: Flow, point: PrintedPoint) -> None:
    """Write one point with its lines and their numbers."""
    state = said(ITEM_STATES[point.state])
    number = f"{point.number}. " if point.number else ""
    more = ", ".join(filter(None, ("" if point.number else _("board only"), state)))
    flow.heading(f"{number}{point.title}" + (f" ({more})" if more else ""))
    for one in point.recusals:
        words = (
            _("{name} left the room for this point: {reason}.")
            if one.left_room
            else _("{name} took no part in this point: {reason}.")
        )
        flow.row("", words.format(name=one.name, reason=one.reason), strong=True)
    for line in point.lines:
        _line(flow, line)


def _line(flow: Flow, line: PrintedLine) -> None:
    kind = line.line_kind
    number = str(line.number) if line.number else ""
    if kind is LineKind.HEADING:
        flow.row(number, line.words, strong=True, ruled=False, keep=12)
        return
    named = line.said_by and kind is not LineKind.TEXT and line.said_by not in line.who
    text = f"{line.said_by}: {line.on_paper}" if named else line.on_paper
    due = _("by {day}").format(day=day_of(line.due)) if line.due else ""
    aside = "\n".join(filter(None, (line.reference, line.who, due)))
    flow.row(number, text, aside, word=said(LINE_WORDS.get(kind, "")))


def _corrections(flow: Flow, corrections: tuple[PrintedCorrection, ...]) -> None:
    if not corrections:
        return
    flow.heading(_("Corrections"))
    words = {
        "taken": _("taken over"),
        "rejected": _("not taken over"),
        "noted": _("noted as a remark"),
    }
    for one in corrections:
        said_ = _("{who} proposed: “{new}” (was: “{old}”)").format(
            who=one.proposed_by, new=one.new, old=one.old
        )
        aside = "\n".join(filter(None, (words[one.state], one.reason)))
        flow.row(str(one.line_number), said_, aside)


def _end(flow: Flow, minutes: PrintedMinutes) -> None:
    flow.gap(4)
    if minutes.next_on:
        flow.text(_("Next meeting: {day}.").format(day=day_of(minutes.next_on)), STRONG)
    if minutes.kind == "sent":
        flow.text(
            _("Not right? Write the line number and the right words on the corrections slip.")
        )
