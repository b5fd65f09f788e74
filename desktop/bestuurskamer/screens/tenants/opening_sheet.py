"""The sheet on which an old invoice is taken over that was still open."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.invoices.actions import take_over_item
from bestuurskamer.language import _
from bestuurskamer.parties.queries import parties
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField

TOOK_AWAY = N_("Took an open invoice away")


class OpeningSheet(Sheet):
    """Asks for one old invoice; of whom as well, unless that is known."""

    def __init__(self, host: Host, party_id: int | None = None) -> None:
        super().__init__(host.dress, host.window, _("An open invoice"), "", "", self._save)
        self._host, self._party_id = host, party_id
        dress, today = host.dress, host.desk.today()
        self.who: Choice[int] = Choice(dress, _("Tenant"))
        self.number = TextField(dress, _("Number on the old invoice"), most=60)
        self.day = DayField(dress, _("Day of the old invoice"), today)
        below = _("Write a credit of the tenant below zero.")
        self.amount = MoneyField(dress, _("Still open"), below)
        if party_id is None:
            for party in host.desk.read(parties).values():
                if party.number:  # a tenant; others, such as the landlord, have none
                    self.who.add(party.id, party.name)
            self.who.set_value(None)
            self.add(self.who, "who")
        self.add(self.number, "number")
        self.add(self.day, "day")
        self.add(self.amount, "amount")

    def _save(self) -> dict[str, str]:
        party = self._party_id or self.who.value()
        if party is None:
            return {"who": _("Choose the tenant.")}
        number, day, amount = self.number.value(), self.day.day(), self.amount.money()
        what = N_("Took over an open invoice")
        self._host.desk.do(what, take_over_item, party, number, day, amount)
        return {}
