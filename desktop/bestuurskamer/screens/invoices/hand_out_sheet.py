"""Noting that a paper went out: how and when."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.invoices.actions import hand_out
from bestuurskamer.invoices.queries import InvoiceRow
from bestuurskamer.language import _
from bestuurskamer.parties.model import Delivery
from bestuurskamer.screens.invoices.telling import capital, way_word
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField


class HandOutSheet(Sheet):
    """Asks how and when a paper went out; the day is not before it was made or after today."""

    def __init__(self, host: Host, row: InvoiceRow) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Did {number} go out?").format(number=row.number),
            row.party_name,
            _("Note it"),
            self._keep,
            wide=False,
        )
        self._host, self._row = host, row
        today = host.desk.today()
        self.way: Choice[Delivery] = Choice(host.dress, _("How"))
        for way in Delivery:
            self.way.add(way, capital(way_word(way)))
        self.way.set_value(row.delivery)
        self.day = DayField(host.dress, _("When"), today)
        self.day.set_value(today)
        self.add(self.way, "way", wide=True)
        self.add(self.day, "day", wide=True)

    def _keep(self) -> dict[str, str] | None:
        day, today = self.day.day(), self._host.desk.today()
        if day is None:
            return {"day": _("Fill in the day on which it went out.")}
        if day < self._row.issued_on:
            return {"day": _("That day is before the invoice was made.")}
        if day > today:
            return {"day": _("That day is still to come.")}
        self._host.desk.do(
            N_("Recorded a paper as handed out"), hand_out, [self._row.id], self.way.value(), day
        )
        return None
