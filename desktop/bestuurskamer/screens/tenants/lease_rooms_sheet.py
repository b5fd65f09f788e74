"""The sheet on which a lease gets a room more, or gives one up, from a day on."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.rent.lease_rooms import give_up_room, take_room
from bestuurskamer.rent.tenancy import LeaseRow, Tenancy
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.tenants.beside_sheets import lease_choice


class LeaseRoomsSheet(Sheet):
    """Asks which room comes or goes, and from or to which day."""

    def __init__(self, host: Host, tenancy: Tenancy, leases: Sequence[LeaseRow]) -> None:
        self._host, self._tenancy = host, tenancy
        super().__init__(
            host.dress,
            host.window,
            _("A room more or less"),
            _("The rent stays as it is. Change it with “Change rent” when it goes along."),
            _("Save the rooms"),
            self._save,
        )
        dress, today = host.dress, host.desk.today()
        self._leases = {lease.id: lease for lease in leases}
        self.lease = lease_choice(host, leases)
        self.what: Choice[str] = Choice(dress, _("What happens?"))
        self.what.add("take", _("A room comes along"))
        self.what.add("give_up", _("A room is given up"))
        self.room: Choice[int] = Choice(dress, _("Room"))
        self.day = DayField(dress, _("From which day"), today)
        if len(leases) > 1:
            self.add(self.lease, "lease", wide=True)
        self.add(self.what, "what", wide=True)
        self.add(self.room, "room")
        self.add(self.day, "day")
        self.what.set_value("take")
        for field in (self.what, self.lease):
            field.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Offer the rooms there are, and ask the day that belongs to what happens."""
        lease = self._leases.get(self.lease.value() or 0)
        takes, today = self.what.value() == "take", self._host.desk.today()
        self.day.label.setText(_("From which day") if takes else _("Last day"))
        self.day.control.setAccessibleName(self.day.label.text())
        month = Month.of(today)
        self.day.set_value((month + 1).first if takes else month.last)
        self.room.clear()
        if lease is None:
            return
        if takes:
            for use in self._tenancy.rooms:
                if use.room.in_use(today):
                    self.room.add(use.room.id, use.room.name)
        else:
            for room_id, name in {room.room_id: room.name for room in lease.terms.rooms}.items():
                self.room.add(room_id, name)
        self.room.set_value(None)
        self.rise()

    def _save(self) -> dict[str, str]:
        lease_id, room_id = self.lease.value(), self.room.value()
        day, takes = self.day.day(), self.what.value() == "take"
        problems = {}
        if lease_id is None:
            problems["lease"] = _("Choose the lease.")
        if room_id is None:
            problems["room"] = _("Choose the room.")
        if day is None:
            problems["day"] = _("Fill in the day.")
        if problems or lease_id is None or room_id is None or day is None:
            return problems
        desk = self._host.desk
        if takes:
            desk.do(N_("Let a room come along in a lease"), take_room, lease_id, room_id, day)
        else:
            desk.do(N_("Gave up a room of a lease"), give_up_room, lease_id, room_id, day)
        return {}
