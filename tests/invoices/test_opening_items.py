from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import drop_item, take_over_item
from bestuurskamer.invoices.queries import openings
from bestuurskamer.money import Money
from bestuurskamer.office.actions import open_account
from bestuurskamer.office.model import AccountKind
from bestuurskamer.payments.allocating import place
from bestuurskamer.payments.cash import add_cash
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.rules import Part
from tests.builders import TODAY, a_tenant, an_office

DAY = date(2025, 12, 1)


def test_an_old_invoice_is_taken_over_once_for_each_tenant(session):
    an_office(session)
    one, other = a_tenant(session, "A"), a_tenant(session, "B")
    take_over_item(session, one, "2025-9a", DAY, Money(50_00))
    with pytest.raises(Refused, match="taken over already"):
        take_over_item(session, one, " 2025-9A ", DAY, Money(50_00))
    take_over_item(session, other, "2025-9a", DAY, Money(50_00))
    assert len(openings(session)) == 2


def test_an_old_invoice_with_money_beside_it_stays_until_that_is_taken_back(board):
    with board.acting("build") as session:
        an_office(session)
        tenant = a_tenant(session)
        item = take_over_item(session, tenant, "2025-9", DAY, Money(50_00))
        cash = open_account(session, AccountKind.CASH, "", "", Money(0), DAY)
        entry = add_cash(session, cash, TODAY, Money(50_00), "contant", TODAY)
        part = Part(Target.OPENING, Money(50_00), tenant, opening_id=item)
        place(session, entry, [part], TODAY)
    with pytest.raises(Refused, match="Take that back first"), board.acting("drop") as session:
        drop_item(session, item)
    with board.reading() as session:
        assert len(openings(session)) == 1
