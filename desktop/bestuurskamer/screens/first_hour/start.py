"""From which month the board invoices with the program, and from which number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bestuurskamer.days import Month
from bestuurskamer.errors import N_, Words
from bestuurskamer.language import _
from bestuurskamer.office.actions import choose_invoicing
from bestuurskamer.office.as_known import invoicing_draft
from bestuurskamer.office.rules import document_number, invoicing_problems
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import MonthField, NumberField


class StartStep(Step):
    """Asks for the month of the take-over, the first number, and the days to pay."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("From which month do you invoice with Bestuurskamer?"),
            _("Nothing before this month is ever proposed for invoicing."),
        )
        dress = host.dress
        self.month = MonthField(dress, _("First month"), host.desk.today())
        self.days = NumberField(dress, _("Days to pay"), unit=_("days"))
        self.number = NumberField(dress, _("Number of the first invoice"))
        self.add(self.month, "invoices_from")
        self.add(self.days, "payment_days")
        self.add(self.number, "first_number")
        self.number.changed.connect(self._explain)
        self.month.changed.connect(self._explain)

    def read(self) -> None:
        """Show what is known; without a month, the next one."""
        known = self.office()
        today = self.host.desk.today()
        self.month.set_value(known.invoices_from or Month.of(today) + 1)
        self.days.set_value(known.payment_days)
        self.number.set_value(known.first_number)
        self._explain()

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep how the board invoices."""
        draft = replace(
            invoicing_draft(self.office()),
            invoices_from=self.month.month(),
            payment_days=_whole(self.days),
            first_number=_whole(self.number),
        )
        found = invoicing_problems(draft)
        if not found:
            desk = self.host.desk
            desk.do(N_("Chose how to invoice"), choose_invoicing, draft, desk.today())
        return found

    def _explain(self) -> None:
        month, place = self.month.month(), _whole(self.number)
        said = _("Go on with your old series when you have one this year.")
        if month is not None and place > 0:
            first = document_number("invoice", month.year, place)
            said = _("Your first invoice is {number}.").format(number=first) + " " + said
        self.number.say(said)


def _whole(field: NumberField) -> int:
    value = field.number()
    return int(value) if value is not None and value == int(value) else 0
