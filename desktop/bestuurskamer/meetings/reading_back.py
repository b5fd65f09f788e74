"""A line said back in a full sentence, so that whoever types sees at once what was understood."""

from __future__ import annotations

from collections.abc import Iterable

from bestuurskamer.language import _
from bestuurskamer.meetings.captured import CapturedLine, Step
from bestuurskamer.meetings.kinds import LineKind, Precision
from bestuurskamer.meetings.known_names import Known, KnownName
from bestuurskamer.meetings.said_days import in_full


def sentence(line: CapturedLine, known: Known) -> str:
    """What the line says: `Vastgoed (De Groot) belooft ons: sleutel`; empty for ordinary text."""
    if line.kind is LineKind.TEXT:
        return ""
    if line.kind is LineKind.UPDATE:
        return _update(line)
    who = _who(line, known)
    text = _of_kind(line.kind, who)
    return text.format(who=who, words=line.words)


WITHOUT_DAY = (LineKind.THEIR_PROMISE, LineKind.OUR_PROMISE, LineKind.ACTION)
"""The kinds of line of which a day is expected, and told when it is not there."""


def below(line: CapturedLine, known: Known) -> str:
    """The day in full, the dossier, and who or what is not known: one line under the sentence."""
    said = []
    if line.day is not None and line.step is None:
        day = in_full(line.day)
        said.append(_("by {day}").format(day=day) if _is_day(line) else day)
    elif line.day is None and line.kind in WITHOUT_DAY:
        said.append(_("no day yet: type ! and the day, such as !1-7"))
    dossier = _named(known.dossiers, line.dossier)
    if dossier is not None:
        said.append(dossier.name)
    if line.day is not None and line.day.doubtful:
        said.append(_("do you mean this day?"))
    said += [_("who or what is “{name}”?").format(name=name) for name in line.unknown]
    return " · ".join(said)


def _of_kind(kind: LineKind, who: str) -> str:
    match kind:
        case LineKind.DECISION:
            return _("Decision: {words}")
        case LineKind.THEIR_PROMISE:
            return _("{who} promises us: {words}") if who else _("They promise us: {words}")
        case LineKind.OUR_PROMISE:
            return _("We promise: {words} ({who})") if who else _("We promise: {words}")
        case LineKind.ACTION:
            return _("Action for {who}: {words}") if who else _("Action: {words}")
        case LineKind.QUESTION:
            return _("Question to {who}: {words}") if who else _("Question: {words}")
        case LineKind.INTERNAL:
            return _("For the board alone: {words}")
        case _:
            return _("Heading: {words}")


def _update(line: CapturedLine) -> str:
    assert line.about is not None
    year = f"-{line.about.year}-" if line.about.year else ""
    number = f"{line.about.sort}{year}{line.about.number}"
    if line.step is Step.MOVED and line.day is not None:
        return _("{number} moves to {day}").format(number=number, day=in_full(line.day))
    text = _("{number} lapses") if line.step is Step.LAPSED else _("{number} is done")
    return text.format(number=number)


def _who(line: CapturedLine, known: Known) -> str:
    """The department with the person in brackets, and everybody behind `@`."""
    speaker = _named(known.people, line.speaker)
    department = _named(known.departments, line.department)
    people = [_named(known.people, thing) for thing in line.people]
    names = [name.name for name in people if name is not None]
    if department is not None:
        person = f" ({speaker.name})" if speaker is not None else ""
        names.insert(0, f"{department.name}{person}")
    elif speaker is not None:
        names.insert(0, speaker.name)
    return ", ".join(names)


def _named(names: Iterable[KnownName], thing: int | None) -> KnownName | None:
    return next((name for name in names if name.thing == thing), None)


def _is_day(line: CapturedLine) -> bool:
    return line.day is not None and line.day.precision is Precision.DAY
