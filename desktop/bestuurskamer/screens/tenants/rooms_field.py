"""The field in which the rooms of a lease are ticked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from bestuurskamer.language import _
from bestuurskamer.rent.tenancy import RoomUse
from bestuurskamer.screens.kit.choice import TickBox
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import Field
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenants import words


class RoomsField(Field):
    """One tick per room; under each stands who has it until when, by `say_users`."""

    def __init__(self, dress: Dress, rooms: list[RoomUse], has: Callable[[RoomUse], str]) -> None:
        self._rooms, self._has = rooms, has
        self.boxes: dict[int, TickBox] = {}
        self._users: dict[int, PlainLabel] = {}
        self._columns = 0
        frame = QFrame()
        frame.setProperty("box", "clear")
        super().__init__(dress, _("Rooms"), frame)
        self._grid = QGridLayout(frame)
        self._lines = [self._line(use) for use in rooms]
        dress.margins(self._grid, spacing=4)
        self._arrange()

    def value(self) -> tuple[int, ...]:
        """The rooms that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def set_value(self, room_ids: tuple[int, ...]) -> None:
        """Tick these rooms and no others."""
        for key, box in self.boxes.items():
            box.setChecked(key in room_ids)

    def typed(self) -> object:
        """What is ticked."""
        return self.value()

    def go(self) -> None:
        """Bring the keyboard to the first tick."""
        for box in self.boxes.values():
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def say_users(self) -> None:
        """Say anew who has each room."""
        for use in self._rooms:
            text = self._has(use)
            self._users[use.room.id].setText(text)
            self.boxes[use.room.id].setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self.dress.px(520) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, line in enumerate(self._lines):
            self._grid.addWidget(line, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _line(self, use: RoomUse) -> QWidget:
        holder = QWidget()
        line = QVBoxLayout(holder)
        area = words.metres(use.room.area)
        box = TickBox(self.dress, f"{use.room.name}, {area}" if area else use.room.name)
        box.toggled.connect(lambda _on: self._stirred())
        user = PlainLabel("", "small", wrap=True)
        line.addWidget(box)
        line.addWidget(user)
        line.addStretch(1)
        self.dress.margins(line, spacing=0)
        self.dress.margins(line, 0, 0, 0, 4)
        self.dress.fit(user, lambda: user.setIndent(self.dress.px(32)))
        self.boxes[use.room.id], self._users[use.room.id] = box, user
        return holder
