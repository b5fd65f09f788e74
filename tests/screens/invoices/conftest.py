"""The page of invoices on a board with three tenants."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Delivery
from bestuurskamer.screens.invoices.page import InvoicesPage
from bestuurskamer.screens.kit.overlay import Overlay
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.invoices.test_month_run import MARCH


@pytest.fixture
def three(desk):
    """Three tenants: one by post, one by e-mail, one in the letterbox."""

    def fill(session):
        an_office(session)
        ways = (Delivery.POST, Delivery.EMAIL, Delivery.LETTERBOX)
        for place, way in enumerate(ways, start=1):
            tenant = a_tenant(session, f"Huurder {place}", delivery=way)
            a_lease(session, Money(place * 100_00), tenant_id=tenant, room=f"Lokaal {place}")

    desk.do("ground", fill)


@pytest.fixture
def issued(three, desk):
    """The same, with the invoices of March made."""

    def fill(session):
        keys = [p.key for p in to_invoice(session, MARCH, TODAY).proposals]
        return issue_month(session, keys, MARCH, TODAY)

    return desk.do("run", fill)


@pytest.fixture
def page(host, three):
    """The page, shown."""
    return host.put(InvoicesPage(host))


def lying_over(host, kind=Overlay):
    """The sheets of a kind that lie over the window now, the newest last."""
    found = host.window.findChildren(kind)
    return [sheet for sheet in found if isinstance(sheet, QWidget) and not sheet.is_closed]
