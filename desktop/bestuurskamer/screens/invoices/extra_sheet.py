"""Something beside the rent on the invoice of the month: a key, nine evenings."""

from __future__ import annotations

from bestuurskamer.invoices.proposals import Proposal
from bestuurskamer.rent.tenancy import tenancy
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.tenants.beside_sheets import ExtraSheet


def add_extra_sheet(host: Host, proposal: Proposal) -> ExtraSheet:
    """The sheet that asks for an extra, filled in for the invoice of a proposal."""
    tenant = host.desk.read(tenancy, host.desk.today()).tenant(proposal.party.id)
    sheet = ExtraSheet(host, tenant.leases if tenant else ())
    sheet.month.set_value(proposal.month)
    if proposal.lease_id is not None:
        sheet.lease.set_value(proposal.lease_id)
    return sheet
