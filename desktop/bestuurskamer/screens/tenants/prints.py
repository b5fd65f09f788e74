"""What is printed from the place of tenants."""

from __future__ import annotations

from datetime import date

from bestuurskamer.books.paper import in_and_out_pdf, rent_roll_pdf
from bestuurskamer.books.queries import in_and_out, rent_roll
from bestuurskamer.language import _
from bestuurskamer.office.queries import the_office
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf


def print_rent_roll(host: Host, today: date) -> None:
    """Print who rents what today."""
    office, roll = host.desk.read(the_office, today), host.desk.read(rent_roll, today)
    print_pdf(host.dress, host.window, rent_roll_pdf(office, roll), _("Rent roll"))


def print_in_and_out(host: Host, today: date) -> None:
    """Print the head lease beside the sublets."""
    office, both = host.desk.read(the_office, today), host.desk.read(in_and_out, today)
    print_pdf(host.dress, host.window, in_and_out_pdf(office, both), _("Head lease and sublets"))
