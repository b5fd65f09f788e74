"""What must be said when a file is opened: one thing, the most important first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bestuurskamer import language
from bestuurskamer.language import _

if TYPE_CHECKING:
    from bestuurskamer.app.program import Program
    from bestuurskamer.vault.board_file import BoardFile

AT_OPENING = 3
_SLACK = timedelta(hours=26)
"""A clock may be so far behind before it is called wrong: a time zone, and a little."""


@dataclass(frozen=True)
class Greeting:
    """A sentence in its tone, and where its button leads."""

    text: str
    tone: str
    button: str = ""
    place: str = ""
    thing: object = None


def greet(program: Program) -> None:
    """Say it in the bar above the page; nothing when all is as always."""
    board, window = program.board, program.window
    if board is None:
        return
    found = (
        after_a_crash(board)
        or wrong_clock(board, datetime.now(UTC))
        or synced(board)
        or long_without_copy(program)
    )
    if found is not None:
        press: Callable[[], object] | None = None
        if found.place:
            press = lambda: window.go(found.place, found.thing)  # noqa: E731
        window.tell(found.text, found.tone, found.button, press)


def lent_meeting(board: BoardFile) -> int | None:
    """The meeting for which this file was made, to travel; None for a board's own file."""
    from bestuurskamer.keeping.lending import loan_of

    with board.reading() as session:
        loan = loan_of(session)
    return None if loan is None else loan.meeting_id


def tell_lent(program: Program) -> None:
    """Say at every place that this is a lent meeting, and how it comes back."""
    window = program.window
    text = _(
        "This is a lent meeting. Type as always. When you are done, put a copy on the stick and "
        "take it back to the laptop of the board."
    )
    window.keep_telling(text, _("Put it on a stick"), lambda: window.go("settings", "data"))


def tell_looking(program: Program) -> None:
    """Say at every place that the file is only to look at, why, and what can be done."""
    from bestuurskamer.app import boards

    board, window = program.board, program.window
    if board is None:
        return
    path, text = board.path, _("You can look, not change: this is a copy to look at.")
    if board.doubt is not None:
        text = _("You can look, not change. {why} Put back a good copy under Settings, Data.")
        window.keep_telling(text.format(why=language.say(board.doubt)), "", None)
    elif board.lent is not None:
        from bestuurskamer.screens.passing.give_sheet import lent_words

        text = _("{lent} You can look, not change.").format(lent=lent_words(board.lent))
        window.keep_telling(text, _("Bring it back…"), program.comings.bring)
    elif boards.is_ours(path) or boards.is_aside(path):
        window.keep_telling(text, "", None)
    else:
        verb = _("Go on working with this")
        window.keep_telling(text, verb, lambda: program.adopt(path))


def after_a_crash(board: BoardFile) -> Greeting | None:
    """The program ended unexpectedly: up to where everything is kept."""
    if not board.ended_badly:
        return None
    what, at = _last_act(board)
    text = _(
        "The program ended unexpectedly last time. Everything up to “{what}” ({moment}) is kept. "
        "Look whether the last thing you did is there before you do it again."
    )
    said = text.format(what=_(what), moment=language.moment(at))
    return Greeting(said, "info", _("What was done"), "settings", "data")


def wrong_clock(board: BoardFile, now: datetime) -> Greeting | None:
    """The last thing that was done lies in the future: the clock was set back."""
    _what, at = _last_act(board)
    if at - now < _SLACK:
        return None
    text = _(
        "The clock of this laptop is probably wrong: the last thing was done on {moment}. "
        "Nothing is lost. Set the clock right before you make invoices."
    )
    return Greeting(text.format(moment=language.moment(at)), "warn")


def synced(board: BoardFile) -> Greeting | None:
    """The file lies in a folder that another program sends on."""
    from bestuurskamer.vault.synced import conflict_copies, synced_by

    by = synced_by(board.path)
    if not by:
        return None
    text = _(
        "Your file is in a folder of {program}. Two laptops at once can spoil it there. Nothing is "
        "lost yet. Move it to this laptop; copies may stay in that folder."
    ).format(program=by)
    if others := conflict_copies(board.path):
        names = ", ".join(file.name for file in others[:3])
        text += " " + _("There are copies that do not agree: {names}.").format(names=names)
    return Greeting(text, "warn", _("Move"), "move")


def long_without_copy(program: Program) -> Greeting | None:
    """More than thirty days without a copy elsewhere."""
    from bestuurskamer.app.program import today

    assert program.board is not None
    loud, text = program.copying.reminder(program.board, today())
    if loud < AT_OPENING:
        return None
    return Greeting(text, "warn", _("Make a copy"), "settings", "data")


def _last_act(board: BoardFile) -> tuple[str, datetime]:
    from bestuurskamer.vault.trail import last_act

    with board.reading() as session:
        return last_act(session)
