"""The sheet that merges a doubled tenant."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.parties.merging import merge
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.rent.tenancy import Tenancy
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host


class MergeSheet(Sheet):
    """Asks with whom a doubled tenant is made one. `into_id` is who stays, once it was done."""

    def __init__(self, host: Host, tenancy: Tenancy, doubled: PartyRow) -> None:
        self._host, self._doubled = host, doubled
        self.into_id: int | None = None
        said = _(
            "Leases, drafts and what was open go to the other. What the other lacks is filled in. "
            "Issued invoices keep the name they were made out to."
        )
        super().__init__(
            host.dress,
            host.window,
            _("Merge {name}").format(name=doubled.name),
            said,
            _("Merge"),
            self._save,
        )
        self.into: Choice[int] = Choice(host.dress, _("Is the same as"))
        for row in tenancy.tenants:
            if row.party.id != doubled.id:
                number = f" ({row.party.number})" if row.party.number else ""
                self.into.add(row.party.id, f"{row.party.name}{number}")
        self.into.set_value(None)
        self.add(self.into, "into", wide=True)

    def _save(self) -> dict[str, str]:
        into_id = self.into.value()
        if into_id is None:
            return {"into": _("Choose who stays.")}
        self._host.desk.do(N_("Merged a doubled tenant"), merge, self._doubled.id, into_id)
        self.into_id = into_id
        return {}
