"""Who can open the file: the password, the people with their own, the recovery sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.meetings.versions import LENT
from bestuurskamer.office.actions import add_member, end_member, keep
from bestuurskamer.office.model import Role
from bestuurskamer.office.queries import MemberRow, members, preference, the_office
from bestuurskamer.screens.keys.password_field import PasswordField
from bestuurskamer.screens.keys.setup import PasswordSheet, RecoverySheet, SetUp
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, Rows, TodoRow
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.open_copies import open_copies, remove_open_copies
from bestuurskamer.vault.slots import Slot, lock, unlock

ROLES = {
    Role.TREASURER: N_("Treasurer"),
    Role.SECRETARY: N_("Secretary"),
    Role.CHAIR: N_("Chair (looks)"),
    Role.AUDIT: N_("Cash committee (looks)"),
}

LOCK_AFTER, DEFAULT = "lock_after", 15
"""The choice of the board, in minutes without anybody; 0 is never."""


class AccessPart(QWidget):
    """Without a password only the way to one; with one the people, their roles and the sheet."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.sheet: Sheet | None = None
        self.set_up: SetUp | None = None
        dress = host.dress
        self.state = PlainLabel("", "", wrap=True)
        card = Card(dress, _("Password"))
        card.body.addWidget(self.state)
        acts = FieldGrid(dress, 2)
        self.begin = button(dress, _("Set a password"), "primary", press=self.begin_set_up)
        self.change = button(dress, _("Change my password"), press=self.change_password)
        self.show_sheet = button(dress, _("Recovery sheet"), icon="printer", press=self.ask_sheet)
        self.lock_now = button(dress, _("Lock now"), "quiet", press=lambda: host.go("lock"))
        for made in (self.change, self.show_sheet, self.lock_now):
            acts.add(made)
        card.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(acts)
        self.open_copies = Message(dress, "warn", "", _("Take away"))
        self.open_copies.pressed.connect(self.remove_open)
        card.body.addWidget(self.open_copies)
        self.minutes: Choice[int] = Choice(dress, _("Lock by itself"))
        for minutes in (5, 15, 30, 60):
            text = ngettext("after {count} minute", "after {count} minutes", minutes)
            self.minutes.add(minutes, text.format(count=minutes))
        self.minutes.add(0, _("never"))
        self.minutes.changed.connect(self._keep_minutes)
        card.body.addWidget(self.minutes)
        self.people = Rows()
        self.add_person = button(dress, _("Add somebody"), "", "plus", self.ask_person)
        words = _(
            "Everybody with a password can open the whole file. Roles prevent mistakes and put the "
            "right name in the trail; they are no walls."
        )
        self.note = PlainLabel(words, "soft", wrap=True)
        column = QVBoxLayout(self)
        column.addWidget(card)
        column.addWidget(self.people)
        column.addWidget(self.add_person)
        column.addWidget(self.note)
        dress.margins(column, spacing=12)

    def reload(self) -> None:
        """Show how it stands."""
        board = self.host.desk.board
        demo = self.host.desk.read(the_office, self.host.desk.today()).demo
        has = board.key is not None
        lent = self.host.desk.read(preference, LENT) is not None
        self.begin.setVisible(not has and not demo and not lent and not board.read_only)
        for widget in (
            self.change, self.show_sheet, self.lock_now, self.people, self.add_person, self.note,
            self.minutes,
        ):  # fmt: skip
            widget.setVisible(has)
        if has:
            said = _("This file has a password. Copies have the same one.")
        elif demo:
            said = _("Practising needs no password.")
        elif lent:
            said = _("A lent meeting has no password, so that it can be brought back.")
        else:
            said = _("Everybody who gets at this laptop or a stick can read your data.")
        self.state.setText(said)
        self.people.clear()
        if has:
            self._show_people(board.slots())
            kept = int(self.host.desk.read(preference, LOCK_AFTER) or DEFAULT)
            if self.minutes.value() != kept:
                self.minutes.set_value(kept)
        left = open_copies(board.path) if has else []
        text = ngettext(
            "{count} copy from before has no password: whoever finds it reads everything.",
            "{count} copies from before have no password: whoever finds one reads everything.",
            len(left),
        )
        self.open_copies.say(text.format(count=len(left)), "warn")
        self.open_copies.setVisible(bool(left))

    def begin_set_up(self) -> None:
        """Set the first password."""
        self.set_up = SetUp(self.host, self.reload)
        self.set_up.begin()

    def ask_person(self) -> None:
        """Give somebody a password of their own."""
        self._open(PersonSheet(self.host))

    def change_password(self) -> None:
        """Choose another password for who works here now."""
        mine = self._mine()
        if mine is not None:
            self._open(ChangeSheet(self.host, mine))

    def ask_sheet(self) -> None:
        """Show the recovery sheet, to who knows the password."""
        mine = self._mine()
        if mine is not None:
            asked = KnowSheet(self.host, mine)
            asked.done.connect(lambda saved: self._show_recovery() if saved else None)
            self._open(asked)

    def remove(self, slot: Slot) -> None:
        """Let somebody, or the shared password, open the file no more."""
        desk = self.host.desk
        left = [other for other in desk.board.slots() if other.user_id != slot.user_id]
        roles = {row.id: row.role for row in desk.read(members)}
        if not any(roles.get(s.user_id, Role.TREASURER).may_change for s in left):
            self.host.tell(_("Then nobody could change anything any more. It stays."), "warn")
            return
        try:
            desk.board.keep_slots(left)
        except Refused as refused:
            self.host.tell(say(refused.words), "bad")
            return
        if slot.user_id:
            desk.tried(N_("Took away a password"), end_member, slot.user_id, desk.today())
        else:
            desk.tried(N_("Took away a password"), lambda _session: None)
        self.host.tell(
            _("Taken away. Older copies still open with it; a new key comes with the hand-over."),
            "info",
        )
        self.reload()

    def remove_open(self) -> None:
        """Take the copies without a password away, once there is a checked one with it."""
        desk = self.host.desk
        try:
            count = remove_open_copies(desk.board.path)
        except Refused as refused:
            self.host.tell(say(refused.words), "warn")
            return
        desk.tried(N_("Took away the copies without a password"), lambda _session: None)
        text = ngettext(
            "{count} copy is taken away. Throw away others that you made yourself.",
            "{count} copies are taken away. Throw away others that you made yourself.",
            count,
        )
        self.host.tell(text.format(count=count), "ok")
        self.reload()

    def _keep_minutes(self) -> None:
        minutes, desk = self.minutes.value(), self.host.desk
        if minutes is None or not desk.board.actor.may_change:
            return
        if minutes != int(desk.read(preference, LOCK_AFTER) or DEFAULT):
            desk.tried(N_("Chose when the file locks by itself"), keep, LOCK_AFTER, str(minutes))
            self.host.go("lock_after", minutes)

    def _show_recovery(self) -> None:
        key = self.host.desk.board.key
        if key is not None:
            self._open(RecoverySheet(self.host, key, _("Done")))

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.done.connect(lambda saved: self.reload() if saved else None)
        sheet.open()

    def _mine(self) -> Slot | None:
        board = self.host.desk.board
        slots = board.slots()
        mine = [slot for slot in slots if slot.user_id == board.actor.id]
        return next(iter(mine or slots), None)

    def _show_people(self, slots: list[Slot]) -> None:
        dress = self.host.dress
        known = {row.id: row for row in self.host.desk.read(members)}
        for slot in slots:
            name, role = _said(slot, known)
            take = button(dress, _("Take away"), "quiet", press=partial(self.remove, slot))
            take.setAccessibleName(_("Take away the password of {name}").format(name=name))
            take.setVisible(len(slots) > 1)
            state = State(_("has a password"), "ok", "check")
            self.people.add(TodoRow(dress, "users", name, role, state, take))


class PersonSheet(PasswordSheet):
    """Asks who it is, what they do, and their own password, typed by themselves."""

    def __init__(self, host: Host) -> None:
        said = _("Let this person type the password. In the trail stands their name.")
        super().__init__(host, _("Add somebody"), said, self._keep_person, _("Add"))
        self.host = host
        self.person = TextField(host.dress, _("Name"), most=80)
        self.role: Choice[Role] = Choice(host.dress, _("Role"))
        for role, word in ROLES.items():
            self.role.add(role, _(word))
        self.role.set_value(Role.SECRETARY)
        self.add(self.person, "name")
        self.add(self.role, "role")

    def _keep_person(self, password: str) -> None:
        board, role = self.host.desk.board, self.role.value() or Role.SECRETARY
        if board.key is None:
            return
        name = self.person.value()
        member = self.host.desk.do(N_("Gave somebody a password"), add_member, name, "", role)
        board.keep_slots([*board.slots(), lock(board.key, password, member, name)])


class ChangeSheet(PasswordSheet):
    """Asks the password of now and the new one."""

    def __init__(self, host: Host, mine: Slot) -> None:
        said = _("Older copies keep the old password.")
        title = _("Change my password")
        super().__init__(host, title, said, self._keep_new, _("Change"))
        self.host, self._mine = host, mine
        self.now = PasswordField(host.dress, _("Password of now"))
        self.add(self.now, "now", wide=True)

    def _keep_new(self, password: str) -> None:
        board = self.host.desk.board
        unlock(self._mine, self.now.value())
        if board.key is None:
            return
        mine = lock(board.key, password, self._mine.user_id, self._mine.name)
        board.keep_slots([mine if s.user_id == mine.user_id else s for s in board.slots()])
        if board.actor.may_change:
            self.host.desk.do(N_("Changed a password"), lambda _session: None)


class KnowSheet(Sheet):
    """Asks the password before something is shown."""

    def __init__(self, host: Host, mine: Slot) -> None:
        said = _("First type your password.")
        super().__init__(
            host.dress, host.window, _("Recovery sheet"), said, _("Show"), self._try, wide=False
        )
        self._mine = mine
        self.password = PasswordField(host.dress, _("Password"))
        self.add(self.password, "password")
        self.password.line.returnPressed.connect(self.save)

    def _try(self) -> dict[str, str]:
        try:
            unlock(self._mine, self.password.value())
        except Refused as refused:
            return {"password": say(refused.words)}
        return {}


def _said(slot: Slot, known: dict[int, MemberRow]) -> tuple[str, str]:
    if not slot.user_id:
        return _("Everybody of the board"), _("the shared password")
    row = known.get(slot.user_id)
    return slot.name, _(ROLES[row.role]) if row else ""
