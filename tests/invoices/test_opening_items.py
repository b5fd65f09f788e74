from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import take_over_item
from bestuurskamer.invoices.queries import openings
from bestuurskamer.money import Money
from tests.builders import a_tenant, an_office

DAY = date(2025, 12, 1)


def test_an_old_invoice_is_taken_over_once_for_each_tenant(session):
    an_office(session)
    one, other = a_tenant(session, "A"), a_tenant(session, "B")
    take_over_item(session, one, "2025-9a", DAY, Money(50_00))
    with pytest.raises(Refused, match="taken over already"):
        take_over_item(session, one, " 2025-9A ", DAY, Money(50_00))
    take_over_item(session, other, "2025-9a", DAY, Money(50_00))
    assert len(openings(session)) == 2
