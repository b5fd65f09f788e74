"""The sheet on which a room is made or changed."""

from __future__ import annotations

from decimal import Decimal

from bestuurskamer.building.actions import add_room, describe_building, drop_rooms, mend_room
from bestuurskamer.building.queries import RoomRow, buildings
from bestuurskamer.building.rules import BuildingDraft, RoomDraft, room_problems
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, NumberField


class RoomSheet(Sheet):
    """Asks for a room; with a row that room is changed."""

    def __init__(self, host: Host, row: RoomRow | None = None) -> None:
        self._host, self._row = host, row
        super().__init__(
            host.dress,
            host.window,
            _("Change room") if row else _("New room"),
            _("Invoices that you made stay as they are."),
            _("Save room"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "room", row.id, row.name)
        dress, today = host.dress, host.desk.today()
        self.name = TextField(dress, _("Name of the room"))
        self.floor = TextField(dress, _("Floor or place"), _("Such as ground floor, or annex."))
        self.area = NumberField(dress, _("Square metres"), unit="m²")
        self.capacity = NumberField(dress, _("For how many people"))
        self.first = DayField(dress, _("In use from (may stay empty)"), today)
        self.last = DayField(dress, _("In use until (may stay empty)"), today)
        self.add(self.name, "name")
        self.add(self.floor, "floor")
        self.add(self.area, "area")
        self.add(self.capacity, "capacity")
        from_and_until = _("In use from and until, or take away")
        self.fold(from_and_until if row else _("In use from and until"))
        self.add(self.first, "first_day")
        self.add(self.last, "last_day")
        if row is not None:
            self._fill(row)
            text = _("Take this room away")
            self.away = button(dress, text, "quiet", "trash-2", self._drop)
            self.add_widget(self.away)

    def draft(self) -> RoomDraft:
        """What is typed; nothing is judged yet."""
        people = self.capacity.number()
        whole = int(people) if people is not None and people == people.to_integral_value() else -1
        return RoomDraft(
            self.name.value(),
            self.floor.value(),
            self.area.number(),
            whole if people is not None else None,
            self.first.day(),
            self.last.day(),
        )

    def _fill(self, row: RoomRow) -> None:
        self.name.set_value(row.name)
        self.floor.set_value(row.floor)
        self.area.set_value(row.area)
        self.capacity.set_value(Decimal(row.capacity) if row.capacity is not None else None)
        self.first.set_value(row.first_day)
        self.last.set_value(row.last_day)

    def _save(self) -> dict[str, str]:
        draft = self.draft()
        problems = {key: say(why) for key, why in room_problems(draft).items()}
        if problems:
            return problems
        if self._row is not None:
            self._host.desk.do(N_("Changed a room"), mend_room, self._row.id, draft)
        else:
            self._host.desk.do(N_("Added a room"), add_room, self._building(), draft)
        return {}

    def _drop(self) -> None:
        assert self._row is not None
        try:
            self._host.desk.do(N_("Took a room away"), drop_rooms, [self._row.id])
        except Refused as refused:
            self.refuse(say(refused.words))
        else:
            self._close(saved=True)

    def _building(self) -> int:
        """The building; one that was not described yet gets a working name."""
        known = self._host.desk.read(buildings)
        if known:
            return known[0].id
        draft = BuildingDraft(_("Our building"))
        return self._host.desk.do(N_("Described the building"), describe_building, draft)
