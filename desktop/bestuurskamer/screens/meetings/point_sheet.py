"""The sheet of a point of the agenda: its name, how long it may take, whether it comes back."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.agenda import mend_point, put_point
from bestuurskamer.meetings.queries import PointRow
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import NumberField
from bestuurskamer.screens.meetings.choices import dossier_choice


class PointSheet(Sheet):
    """Adds a point to an agenda, about a matter when there is one; or puts one right."""

    def __init__(self, host: Host, meeting_id: int, row: PointRow | None = None) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("New point") if row is None else _("Change the point"),
            "",
            _("Put on the agenda") if row is None else "",
            self._save,
            wide=False,
        )
        self._host, self._meeting_id, self._row = host, meeting_id, row
        self.title = TextField(host.dress, _("Name"), _("Such as Rent of the building."))
        self.minutes = NumberField(
            host.dress, _("How long, in minutes (may stay empty)"),
            _("With it and the time of the meeting, the agenda tells when the point begins."),
        )  # fmt: skip
        self.recurring = Tick(host.dress, _("On the agenda every time"))
        self.dossier = dossier_choice(host, _("About which matter"))
        self.internal = Tick(host.dress, _("For the board alone"))
        self.add(self.title, "title")
        self.add(self.minutes, "minutes")
        if row is None or row.approves_meeting_id is None:
            self.add(self.recurring, "recurring")
        if row is None:
            self.add(self.dossier, "dossier")
            self.add(self.internal, "internal")
            return
        self.title.set_value(row.title)
        self.minutes.set_value(row.minutes)
        self.recurring.set_value(row.recurring)

    def _save(self) -> Problems | None:
        number = self.minutes.number()
        if number is not None and number != number.to_integral_value():
            return {"minutes": _("Fill in whole minutes, such as 10.")}
        minutes = None if number is None else int(number)
        title, desk = self.title.value(), self._host.desk
        if self._row is None:
            desk.do(
                N_("Added a point"), put_point, self._meeting_id, title,
                dossier_id=self.dossier.value() or None, internal=self.internal.value(),
                minutes=minutes, recurring=self.recurring.value(),
            )  # fmt: skip
        else:
            desk.do(
                N_("Changed a point"), mend_point, self._row.id, title, minutes,
                recurring=self.recurring.value(),
            )  # fmt: skip
        return None
