"""The door of a file with a password: asking for it, who came in, and locking again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.screens.kit.dress import application
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.question import Question, Verb

if TYPE_CHECKING:
    from bestuurskamer.app.program import Program
    from bestuurskamer.screens.keys.unlock import Unlock
    from bestuurskamer.vault.board_file import BoardFile
    from bestuurskamer.vault.cipher import DataKey, Head
    from bestuurskamer.vault.recognising import NeedsKey
    from bestuurskamer.vault.slots import Slot

LATER = "password_later"
DRAFT = "form "
_STIRS = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin
}  # fmt: skip


class Keys(QObject):
    """Keeps the keys of this session; after some minutes without anybody it locks the file."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.known: dict[Head, DataKey] = {}
        self._user_id, self._new_password = 0, False
        self._minutes = 15
        self._covered: list[Overlay] = []
        self.door: Unlock | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)

    def ask(self, refusal: Refused, again: Callable[[], None]) -> bool:
        """Ask for the password when that was the refusal, and then try again."""
        from bestuurskamer.vault.recognising import NeedsKey

        if not isinstance(refusal, NeedsKey):
            return False

        def opened(key: DataKey, user_id: int) -> None:
            self.known[key.head] = key
            self._user_id, self._new_password = user_id, bool(self.door and self.door.sheet_used)
            again()

        door = self._show_door(refusal.path.stem, refusal.slots, refusal.head, opened)
        door.left.connect(self._program.welcome)
        return True

    def ask_of_other(self, wanted: NeedsKey, again: Callable[[], None]) -> None:
        """Ask for the password of another file while one is open; who works here stays."""
        frame = self._program.window.frame

        def opened(key: DataKey, _user_id: int) -> None:
            self.known[key.head] = key
            self.door = None
            frame.show_over(None)
            again()

        def left() -> None:
            self.door = None
            frame.show_over(None)

        door = self._show_door(wanted.path.stem, wanted.slots, wanted.head, opened)
        door.left.connect(left)

    def sign_in(self, board: BoardFile) -> None:
        """Work under the name of who opened it, with what their role allows."""
        from bestuurskamer.office.queries import members, preference
        from bestuurskamer.vault.board_file import Actor

        if board.key is not None:
            with board.reading() as session:
                roles = {row.id: row.role for row in members(session)}
                self._minutes = int(preference(session, "lock_after") or 15)
            role = roles.get(self._user_id)
            board.actor = Actor(self._user_id, role is None or role.may_change)
            application().installEventFilter(self)
        self.stirred()

    def ask_new_password(self) -> None:
        """After the recovery sheet was used: a new password, at once."""
        if not self._new_password:
            return
        self._new_password = False
        from bestuurskamer.screens.keys.setup import PasswordSheet
        from bestuurskamer.vault.slots import lock

        window, board = self._program.window, self._program.board
        assert board is not None

        def keep(password: str) -> None:
            if board.key is not None:
                others = [slot for slot in board.slots() if slot.user_id]
                board.keep_slots([lock(board.key, password), *others])
                what = N_("Chose a new password with the recovery sheet")
                window.desk.do(what, lambda _session: None)

        said = _("You came in with the recovery sheet. Choose a password that you will know.")
        sheet = PasswordSheet(window, _("Choose a new password"), said, keep, _("Set the password"))
        sheet.open()

    def forget(self) -> None:
        """Nobody is in any more."""
        self.known.clear()
        self._user_id = 0
        self._idle.stop()
        application().removeEventFilter(self)

    def stirred(self) -> None:
        """Somebody is there: begin to count anew."""
        board = self._program.board
        if board is not None and board.key is not None and self._minutes > 0:
            self._idle.start(self._minutes * 60_000)
        else:
            self._idle.stop()

    def lock_after(self, minutes: int) -> None:
        """From now on lock after so many minutes without anybody; 0 is never."""
        self._minutes = minutes
        self.stirred()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there; nothing is kept from anybody."""
        if event.type() in _STIRS and self._idle.isActive():
            self.stirred()
        return False

    def lock(self) -> None:
        """Lock the file now; what is typed stays behind the door, and encrypted in the file."""
        program = self._program
        board, window = program.board, program.window
        if board is None or board.key is None or window.is_busy:
            return
        with suppress(Refused):  # a full disk keeps nobody from locking; the form stays behind it
            self.keep_drafts(board)
        board.copy_if_changed()
        head, slots, name = board.key.head, board.slots(), board.path.stem
        overlays = window.frame.findChildren(Overlay)
        self._covered = [o for o in overlays if not o.is_closed and not o.isHidden()]
        for overlay in self._covered:
            overlay.hide()
        self.known.clear()
        board.sleep()
        self._show_door(name, slots, head, self._wake).back.hide()

    def keep_drafts(self, board: BoardFile) -> None:
        """Keep what stands in open forms, so that not even a power cut takes it."""
        from bestuurskamer.screens.kit.form import Sheet

        if board.read_only or not board.actor.may_change:
            return
        for sheet in self._program.window.frame.findChildren(Sheet):
            if not sheet.is_closed and sheet.is_changed():
                text = "\n".join(f"{f.name}: {f.typed()}" for f in sheet.shown_fields())
                board.jot(f"{DRAFT}{sheet.accessibleName()}", text, 0)

    def _wake(self, key: DataKey, user_id: int) -> None:
        board, window = self._program.board, self._program.window
        assert board is not None
        try:
            board.wake(key)
        except Refused as refused:
            if self.door is not None:
                self.door.refuse(say(refused.words))
            return
        self._user_id = user_id
        window.frame.show_over(None)
        self.door = None
        for overlay in self._covered:
            overlay.show()
            overlay.raise_()
        self._covered = []
        self.sign_in(board)
        self.forget_drafts()

    def forget_drafts(self) -> None:
        """What was typed is on the screen again, or was looked at."""
        from bestuurskamer.vault.jots import forget_jot, jots

        desk = self._program.window.desk
        for jot in desk.read(jots, DRAFT):
            desk.tried(N_("Came back to what was typed"), forget_jot, jot.key)

    def offer_drafts(self) -> None:
        """Show what was typed and not saved when the computer stopped behind a closed door."""
        from bestuurskamer.vault.jots import jots

        window, board = self._program.window, self._program.board
        if board is None or board.read_only or not board.actor.may_change:
            return
        left = window.desk.read(jots, DRAFT)
        if not left:
            return
        text = "\n\n".join(f"{jot.key[len(DRAFT) :]}\n{jot.text}" for jot in left)
        title = _("This was typed and not saved")
        verb = Verb("seen", _("I have taken it over"), "primary")
        keep = Verb("keep", _("Show it again next time"))
        asked = Question(self._program.dress, window.frame, title, text, [keep, verb])
        asked.answered.connect(lambda key: self.forget_drafts() if key == "seen" else None)
        asked.open()

    def ask_at_closing(self, close: Callable[[], None]) -> bool:
        """At the first closing with real data: ask whether to set a password. Once."""
        board, window = self._program.board, self._program.window
        if board is None or board.read_only or board.asleep or board.key is not None:
            return False
        if not _is_real(board):
            return False

        def answered(verb: str) -> None:
            from bestuurskamer.office.actions import keep

            said = "asked" if verb == "set" else "later"
            window.desk.tried(N_("Was asked for a password"), keep, LATER, said)
            if verb == "set":
                window.go("settings", "access")
            else:
                close()

        text = _(
            "Your own data are in the file now. Without a password anybody who gets at this "
            "laptop or a stick can read them. Nothing changes in how you work; it takes five "
            "minutes and a printer or a pen."
        )
        verbs = [Verb("later", _("Later")), Verb("set", _("Set a password"), "primary")]
        asked = Question(self._program.dress, window.frame, _("Set a password?"), text, verbs)
        asked.answered.connect(answered)
        asked.open()
        return True

    def _show_door(
        self,
        name: str,
        slots: list[Slot],
        head: Head,
        opened: Callable[[DataKey, int], None],
    ) -> Unlock:
        from bestuurskamer.screens.keys.unlock import Unlock

        frame = self._program.window.frame
        self.door = Unlock(self._program.dress, name, slots, head)
        self.door.opened.connect(opened)
        frame.show_over(self.door)
        self.door.take_keyboard()
        return self.door


def _is_real(board: BoardFile) -> bool:
    """Whether a board works in it with people of its own, and was not asked before."""
    from datetime import date

    from bestuurskamer.meetings.versions import LENT
    from bestuurskamer.office.queries import preference, the_office
    from bestuurskamer.parties.queries import has_parties

    with suppress(Refused), board.reading() as session:
        if the_office(session, date.max).demo or preference(session, LATER):
            return False
        if preference(session, LENT):  # it must be able to come back
            return False
        return has_parties(session)
    return False
