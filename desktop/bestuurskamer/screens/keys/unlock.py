"""The door: who opens the file, with which password or with the recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer.errors import Refused
from bestuurskamer.language import _, say
from bestuurskamer.screens.keys.password_field import PasswordField
from bestuurskamer.screens.kit.buttons import ENTER, button
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import LongTextField
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.cipher import Head
from bestuurskamer.vault.recovery import key_of_code
from bestuurskamer.vault.slots import Slot, WrongPassword, unlock

_PATIENT = 3
_LONGEST = 30


class Unlock(QWidget):
    """Asks until the file can be opened; it never locks anybody out, it only waits longer.

    `opened(key, user_id)` rings with the key; user 0 is nobody in particular. `sheet_used` is
    then true when it was the recovery sheet. `left` rings for the way back.
    """

    opened = Signal(object, int)
    left = Signal()

    def __init__(self, dress: Dress, name: str, slots: list[Slot], head: Head) -> None:
        super().__init__()
        self.dress, self._slots, self._head, self._wrong = dress, slots, head, 0
        self.sheet_used = False
        self.setProperty("box", "baize")
        self.setProperty("ring", "host")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Open {name}").format(name=name))
        self.who: Choice[int] = Choice(dress, _("Who are you?"))
        for slot in slots:
            self.who.add(slot.user_id, slot.name or _("Everybody of the board"))
        if slots:
            self.who.set_value(slots[0].user_id)
        self.password = PasswordField(dress, _("Password"))
        self.code = LongTextField(
            dress, _("The fourteen groups of the recovery sheet"), most=400, lines=3
        )
        self.message = Message(dress, "bad", "")
        self.open_button = button(dress, _("Open"), "primary", "door-open", self.try_it)
        words = _("I have the recovery sheet")
        self.other_way = button(dress, words, "quiet", press=self._turn)
        self.back = button(dress, _("Back"), press=self.left.emit)
        self._build(name)
        self._show_way(sheet=not slots)

    def take_keyboard(self) -> None:
        """The keyboard goes to what is asked first."""
        (self.code if self.by_sheet else self.password).go()

    def try_it(self) -> None:
        """Open with what was typed, or say what is not right."""
        if not self.open_button.isEnabled():
            return
        self.message.hide()
        self._fit()
        try:
            if self.by_sheet:
                key, user_id = key_of_code(str(self.code.typed()), self._head), 0
            else:
                user_id = self.who.value() or 0
                slot = next(s for s in self._slots if s.user_id == user_id)
                key = unlock(slot, self.password.value())
        except Refused as refused:
            self._refuse(refused)
            return
        self.sheet_used = self.by_sheet
        self.opened.emit(key, user_id)

    def refuse(self, text: str) -> None:
        """Say what is not right."""
        self.message.say(text, "bad")
        self.message.show()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Esc goes back; Ctrl with plus, minus or 0 changes the text size."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in ENTER and not event.isAutoRepeat():
            self.try_it()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif control and key in steps:
            self.dress.step(steps[key])
        elif control and key == Qt.Key.Key_0:
            self.dress.wear(zoom=100)
        else:
            super().keyPressEvent(event)

    def _refuse(self, refused: Refused) -> None:
        self.refuse(say(refused.words))
        if isinstance(refused, WrongPassword):
            self._wrong += 1
            self.password.line.selectAll()
            self.password.go()
            if self._wrong >= _PATIENT:
                self.open_button.setEnabled(False)
                seconds = min(2 ** (self._wrong - _PATIENT), _LONGEST)
                QTimer.singleShot(seconds * 1000, self, lambda: self.open_button.setEnabled(True))

    def _turn(self) -> None:
        self._show_way(sheet=not self.by_sheet)
        self.take_keyboard()

    def _show_way(self, *, sheet: bool) -> None:
        self.by_sheet = sheet
        self.message.hide()
        self.code.setVisible(sheet)
        self.password.setVisible(not sheet)
        self.who.setVisible(not sheet and len(self._slots) > 1)
        self.other_way.setVisible(bool(self._slots))
        self.other_way.say(_("I have the password") if sheet else _("I have the recovery sheet"))
        self._fit()
        if sheet and not self._slots:
            self.refuse(
                _(
                    "The file with the keys is missing. Your data are not lost. "
                    "Put it back from a copy, or type the recovery sheet."
                )
            )

    def _fit(self) -> None:
        """Give the sheet the height that its words need at this width."""
        width = self.dress.px(520)
        self._sheet.setFixedWidth(width)
        inner = self._sheet.layout()
        if inner is not None:
            inner.invalidate()
            self._sheet.setFixedHeight(inner.totalHeightForWidth(width))

    def _build(self, name: str) -> None:
        sheet = QFrame()
        sheet.setProperty("box", "card")
        column = QVBoxLayout(sheet)
        column.addWidget(PlainLabel(_("Open {name}").format(name=name), "name", wrap=True))
        for widget in (self.message, self.who, self.password, self.code):
            column.addWidget(widget)
        column.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        acts = QHBoxLayout()
        acts.addWidget(self.back)
        acts.addStretch(1)
        acts.addWidget(self.open_button)
        column.addLayout(acts)
        self.dress.margins(column, 28, 24, 28, 24, spacing=14)
        self.dress.margins(acts, spacing=10)
        inner = QWidget()
        inner.setProperty("box", "clear")
        around = QVBoxLayout(inner)
        around.addStretch(1)
        around.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(2)
        self.dress.margins(around, 20, 20, 20, 20)
        self._sheet = sheet
        self.dress.fit(sheet, self._fit)
        pane = QScrollArea()
        pane.setWidget(inner)
        pane.setWidgetResizable(True)
        pane.setFrameShape(QFrame.Shape.NoFrame)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(pane)
