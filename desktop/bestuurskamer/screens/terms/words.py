"""How pressing a term is, in a word with its sign."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.dossiers.model import ProcedureState
from bestuurskamer.dossiers.running_terms import SOON, ProcedureRow
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.todo import Todo


def state_of(row: ProcedureRow) -> State:
    """The state of a procedure as a sign and a word."""
    match row.state:
        case ProcedureState.CLOSED:
            return State(_("closed"), "neutral")
        case ProcedureState.DECIDED:
            return State(_("decided"), "ok")
        case ProcedureState.IN_DEFAULT:
            return State(_("in default"), "bad")
        case ProcedureState.SUSPENDED:
            return State(_("stands still"), "info")
        case _:
            return _days_state(row.days_left or 0)


def _days_state(left: int) -> State:
    if left < 0:
        word = ngettext("{count} day late", "{count} days late", -left).format(count=-left)
        return State(word, "bad")
    word = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return State(word, "warn" if left <= SOON else "info", "clock")


def name_of(row: ProcedureRow) -> str:
    """What the procedure is called: its kind and what it is about."""
    kind = _(row.kind.title)
    return f"{kind}: {row.what}" if row.what else kind


def last_day(row: ProcedureRow) -> str:
    """Its last day in a sentence; empty while it stands still."""
    if row.ending.end is None:
        return ""
    return _("The last day is {day}.").format(day=language.weekday(row.ending.end))


def told_of(row: ProcedureRow) -> str:
    """Its last day and the proof, then what follows on a notice of default, then the doubts."""
    lines = [last_day(row)] if row.ending.end else []
    lines += [say(line) for line in row.ending.proof]
    if row.notice is not None:
        lines.append(say(row.notice.proof))
    if row.penalty is not None:
        lines.append(say(row.penalty.proof))
    return "\n".join([*lines, *(say(doubt) for doubt in row.doubts)])


def term_todos(rows: list[ProcedureRow]) -> list[Todo]:
    """The rows of today about terms: what ends soon, or passed without an answer."""
    return [_todo(row) for row in rows]


def _todo(row: ProcedureRow) -> Todo:
    place, thing = "dossiers", row.dossier_id
    return Todo("scale", name_of(row), _where(row), state_of(row), _("Open"), place, thing)


def _where(row: ProcedureRow) -> str:
    parts = [f"{row.dossier} {row.dossier_title}", row.department, last_day(row)]
    return " · ".join(part for part in parts if part)
