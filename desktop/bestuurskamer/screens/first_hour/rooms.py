"""The rooms, typed one after the other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer.building.actions import add_room, drop_rooms
from bestuurskamer.building.queries import RoomRow, buildings, rooms
from bestuurskamer.building.rules import RoomDraft
from bestuurskamer.days import EARLIEST
from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.rent.queries import rooms_taken
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.text import PlainLabel


class RoomsStep(Step):
    """Asks for the rooms: a name and Enter adds one."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Which rooms do you let?"),
            _("Type a name and press Enter. A list in Excel can bring the rooms too."),
        )
        self.name = TextField(host.dress, _("Name of the room"), _("Such as Classroom 1."), 120)
        self.name.line.returnPressed.connect(self.add_one)
        self.add(self.name, "name")
        acts = QWidget()
        row = QHBoxLayout(acts)
        self.more = button(host.dress, _("Add room"), icon="plus", press=self.add_one)
        self.from_list = button(
            host.dress,
            _("From my list (Excel)"),
            "quiet",
            "file-up",
            lambda: host.go("list", "choose"),
        )
        row.addWidget(self.more)
        row.addWidget(self.from_list)
        row.addStretch(1)
        host.dress.margins(row, 0, 26, 0, 0, spacing=8)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.grid.add(acts)
        self.count = PlainLabel("", "label")
        self.rows = Rows()
        self.column.addWidget(self.count)
        self.column.addWidget(self.rows)

    def read(self) -> None:
        """Show the rooms there are; the field keeps what is typed."""
        known = self.host.desk.read(rooms)
        ids = [room.id for room in known]
        let = {name for name, *_rest in self.host.desk.read(rooms_taken, ids, EARLIEST, None)}
        said = ngettext("{count} room", "{count} rooms", len(known)).format(count=len(known))
        self.count.setText(said)
        self.rows.clear()
        self.rows.setVisible(bool(known))
        for room in known:
            self.rows.add(self._row(room, droppable=room.name not in let))

    def load(self) -> None:
        """The list is always the newest."""
        self.read()

    def add_one(self) -> None:
        """Add the room that is typed; the field is empty again for the next."""
        problem = self._added()
        self.name.problem(problem)
        self.name.go()

    def keep(self) -> Mapping[str, Words | str] | None:
        """A name that is typed and not yet added is added now."""
        problem = self._added()
        return {"name": problem} if problem else None

    def is_changed(self) -> bool:
        """Whether a name is typed and not yet added."""
        return bool(self.name.value())

    def _added(self) -> str:
        name = self.name.value()
        if not name:
            return ""
        if self.name.unreadable():
            return self.name.unreadable()
        building = self.host.desk.read(buildings)
        try:
            if not building:
                raise Refused(N_("Describe the building first."))
            action = N_("Added a room")
            self.host.desk.do(action, add_room, building[0].id, RoomDraft(name))
        except Refused as refused:
            return say(refused.words)
        self.name.set_value("")
        self.read()
        return ""

    def _row(self, room: RoomRow, *, droppable: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.addWidget(PlainLabel(room.name, "", wrap=True), 1)
        if droppable:
            away = button(self.dress, _("Take away"), "quiet", "trash-2")
            away.setAccessibleName(_("Take away {name}").format(name=room.name))
            away.clicked.connect(lambda _on: self._drop(room.id))
            line.addWidget(away)
        self.dress.margins(line, 20, 4, 12, 4, spacing=10)
        return row

    def _drop(self, room_id: int) -> None:
        if self.host.desk.tried(N_("Took a room away"), drop_rooms, [room_id]):
            self.read()
            self.name.go()
