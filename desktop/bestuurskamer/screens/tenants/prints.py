"""What is printed from the place of tenants."""

from __future__ import annotations

from datetime import date

from bestuurskamer.books.catalogue import Asked, paper
from bestuurskamer.language import _
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf


def print_rent_roll(host: Host, today: date) -> None:
    """Print who rents what today."""
    data = host.desk.read(paper, "roll", Asked(today, today, today))
    print_pdf(host.dress, host.window, data, _("Rent roll"))


def print_statement(host: Host, party_id: int, name: str, today: date) -> None:
    """Print the account of a tenant, of this year and the one before."""
    first = date(today.year - 1, 1, 1)
    data = host.desk.read(paper, "account", Asked(first, today, today, party_id))
    print_pdf(host.dress, host.window, data, f"{_('Statement of account')} {name}")


def print_in_and_out(host: Host, today: date) -> None:
    """Print the head lease beside the sublets."""
    data = host.desk.read(paper, "both", Asked(today, today, today))
    print_pdf(host.dress, host.window, data, _("Head lease and sublets"))
