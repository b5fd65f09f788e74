"""Rows of today about the file itself: its password, its copies elsewhere, trying one out."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.keeping.redoing import count_to_redo
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.office.queries import preference, the_office
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.todo import Todo
from bestuurskamer.vault.failures import failures
from bestuurskamer.vault.reminding import Loudness, loudness
from bestuurskamer.vault.sticks import elsewhere, first_act

QUARTER = 92
"""Days after which a copy is tried out again."""

LATER, REHEARSED = "password_later", "rehearsed"


def safety_todos(host: Host) -> list[Todo]:
    """What the file asks, the most pressing first; practice asks nothing."""
    board, today = host.desk.board, host.desk.today()
    if board.read_only or host.desk.read(the_office, today).demo:
        return []
    work = []
    if failed := failures(board.path):
        count = ngettext(
            "{count} copy failed", "{count} copies failed one after the other", failed.count
        ).format(count=failed.count)
        said = _("{why} The last time was {moment}. Your data on this computer are good.")
        said = said.format(why=say(failed.why), moment=language.moment(failed.at))
        state = State(_("no copy"), "bad", "circle-alert")
        work.append(_todo("shield-alert", count, said, state, "data"))
    if left := host.desk.read(count_to_redo):
        strong = ngettext(
            "{count} thing is to be done again", "{count} things are to be done again", left
        ).format(count=left)
        said = _("It was done in another file. Do this before you make invoices.")
        state = State(_("to do again"), "warn", "triangle-alert")
        work.append(_todo("square-check", strong, said, state, "passing"))
    if board.key is None and host.desk.read(preference, LATER):
        said = _("Whoever gets at this laptop or a stick can read everything.")
        state = State(_("later"), "info")
        work.append(_todo("door-open", _("Your data have no password yet"), said, state, "access"))
    last = host.desk.read(elsewhere, board.path)
    since = (last.made_at or host.desk.read(first_act)).astimezone().date()
    days = max((today - since).days, 0)
    if loudness(days, last.changes) > Loudness.QUIET:
        work.append(_elsewhere(days, last.changes, never=last.made_at is None))
    elif last.made_at is not None and _is_due(host.desk.read(preference, REHEARSED), today, since):
        said = _("Once a quarter: see what you would get back. It takes a minute.")
        state = State(_("try it"), "info")
        work.append(_todo("eye", _("Try out a copy"), said, state, "data"))
    return work


def _elsewhere(days: int, changes: int, *, never: bool) -> Todo:
    count = ngettext("{count} change", "{count} changes", changes).format(count=changes)
    if never:
        strong = _("No copy outside this laptop yet")
        soft = _("If it breaks, you lose {changes}.").format(changes=count)
    else:
        strong = ngettext(
            "The last copy outside this laptop is {days} day old",
            "The last copy outside this laptop is {days} days old",
            days,
        ).format(days=days)
        soft = _("Since then: {changes}.").format(changes=count)
    return _todo("shield-alert", strong, soft, State(_("make a copy"), "warn"), "data")


def _is_due(rehearsed: str | None, today: date, since: date) -> bool:
    last = date.fromisoformat(rehearsed) if rehearsed else since
    return (today - last).days >= QUARTER if rehearsed else True


def _todo(icon: str, strong: str, soft: str, state: State, part: str) -> Todo:
    return Todo(icon, strong, soft, state, _("Look"), "settings", part)
