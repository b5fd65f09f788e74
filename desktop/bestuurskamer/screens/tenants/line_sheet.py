"""The sheet for a line beside the rent of a lease: service charges or something else."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import the_office
from bestuurskamer.rent.actions import add_line
from bestuurskamer.rent.drafts import LineDraft, line_problems
from bestuurskamer.rent.model import LineKind, VatTreatment
from bestuurskamer.rent.tenancy import LeaseRow
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.beside_sheets import lease_choice
from bestuurskamer.screens.tenants.line_fields import vat_choice


class AddLineSheet(Sheet):
    """Adds a line to a lease from a day on. It stops when its amount is changed to 0,00."""

    def __init__(self, host: Host, leases: Sequence[LeaseRow]) -> None:
        self._host = host
        super().__init__(
            host.dress,
            host.window,
            _("Add a line"),
            _("It stands on every invoice, beside the rent. With 0,00 it stops again."),
            _("Add the line"),
            self._save,
        )
        dress, today = host.dress, host.desk.today()
        self._taxed = host.desk.read(the_office, today).vat_status is VatStatus.TAXED
        self._leases = {lease.id: lease for lease in leases}
        self.lease = lease_choice(host, leases)
        self.kind: Choice[LineKind] = Choice(dress, _("Kind"))
        for kind in LineKind:
            self.kind.add(kind, words.kind_name(kind))
        self.kind.set_value(LineKind.SERVICE)
        self.text = TextField(dress, _("What is it for?"), _("The tenant reads this."))
        self.monthly = MoneyField(dress, _("Amount a month"))
        self.first = DayField(dress, _("From which day"), today)
        self.first.set_value((Month.of(today) + 1).first)
        self.vat = vat_choice(dress, _("VAT"))
        if len(leases) > 1:
            self.add(self.lease, "lease", wide=True)
        self.add(self.kind, "kind")
        self.add(self.monthly, "monthly")
        self.add(self.text, "text")
        self.add(self.first, "first_day")
        if self._taxed:
            self.add(self.vat, "vat")

    def draft(self) -> LineDraft:
        """What is typed; nothing is judged yet."""
        vat = (self.vat.value() if self._taxed else None) or VatTreatment.EXEMPT
        kind = self.kind.value() or LineKind.SERVICE
        return LineDraft(kind, self.monthly.money(), self.text.value(), vat)

    def _save(self) -> dict[str, str]:
        lease = self._leases.get(self.lease.value() or 0)
        first, draft = self.first.day(), self.draft()
        if lease is None:
            return {"lease": _("Choose the lease.")}
        terms = lease.terms
        found = line_problems(draft, first, terms.first_day, terms.last_day)
        if found or first is None:
            return {key: say(why) for key, why in found.items()}
        self._host.desk.do(N_("Added a line to a lease"), add_line, lease.id, draft, first)
        return {}
