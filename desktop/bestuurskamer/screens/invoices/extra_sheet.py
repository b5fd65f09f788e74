"""Something beside the rent on the invoice of the month: a key, nine evenings."""

from __future__ import annotations

from decimal import Decimal

from bestuurskamer import language
from bestuurskamer.invoices.proposals import Proposal
from bestuurskamer.language import _, say
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import the_office
from bestuurskamer.rent.actions import add_extra
from bestuurskamer.rent.drafts import ExtraDraft, extra_problems
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.rent.queries import leases_of
from bestuurskamer.rent.rules import extra_due
from bestuurskamer.screens.invoices.vat_choice import vat_choice
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import MoneyField, NumberField
from bestuurskamer.screens.kit.text import PlainLabel


def add_extra_sheet(host: Host, proposal: Proposal) -> ExtraSheet:
    """The sheet that puts an extra on the invoice of a proposal."""
    return ExtraSheet(host, proposal)


class ExtraSheet(Sheet):
    """Asks what, how many, for how much, and whether it comes back every month."""

    def __init__(self, host: Host, proposal: Proposal) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Something extra for {name}").format(name=proposal.party.name),
            _("It stands on the invoice of {month}, beside the rent.").format(
                month=language.month(proposal.month)
            ),
            _("Put it on the invoice"),
            self._keep,
        )
        self._host, self._month = host, proposal.month
        dress, today = host.dress, host.desk.today()
        self.lease: Choice[int] = Choice(dress, _("For which room"))
        leases = host.desk.read(leases_of, proposal.party.id)
        running = [t for t in leases if t.last_day is None or t.last_day >= self._month.first]
        for terms in running or leases:
            self.lease.add(terms.id, terms.room_names(self._month) or terms.room_names())
        if proposal.lease_id is not None:
            self.lease.set_value(proposal.lease_id)
        self.text = TextField(dress, _("What is it for"), _("The tenant reads this."))
        self.quantity = NumberField(dress, _("How many"))
        self.quantity.set_value(Decimal(1))
        self.unit = TextField(dress, _("Of what"), _("For example: evenings, hours"), most=40)
        self.price = MoneyField(dress, _("Price of one"))
        self.every_month = Tick(dress, _("Keep it for every month"))
        self.vat: Choice[VatTreatment] | None = None
        self.add(self.text, "text", wide=True)
        self.add(self.quantity, "quantity")
        self.add(self.unit, "unit")
        self.add(self.price, "price")
        if host.desk.read(the_office, today).vat_status is VatStatus.TAXED:
            self.vat = vat_choice(host)
            self.add(self.vat, "vat")
        if len(running or leases) > 1:
            self.add(self.lease, "lease", wide=True)
        self.add(self.every_month, "every_month", wide=True)
        self.sum = PlainLabel("", "strong", wrap=True)
        self.add_widget(self.sum)
        for field in (self.quantity, self.unit, self.price):
            field.changed.connect(self._add_up)

    def draft(self) -> ExtraDraft:
        """What is typed; nothing is judged yet."""
        return ExtraDraft(
            self.lease.value() or 0,
            self.text.value(),
            self._month,
            self.quantity.number(),
            self.price.money(),
            self.unit.value(),
            (self.vat.value() if self.vat else None) or VatTreatment.EXEMPT,
            self.every_month.value(),
        )

    def _keep(self) -> dict[str, str] | None:
        draft = self.draft()
        problems = {key: say(problem) for key, problem in extra_problems(draft).items()}
        if not problems:
            self._host.desk.do("Put an extra on an invoice", add_extra, draft)
        return problems

    def _add_up(self) -> None:
        price, quantity = self.price.money(), self.quantity.number()
        if price is None or quantity is None:
            self.sum.setText("")
            return
        amount, explanation = extra_due(price, quantity, self.unit.value())
        self.sum.setText(say(explanation) if explanation.text else language.money(amount))
