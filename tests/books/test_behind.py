"""Every figure of every overview opens exactly the rows that it is the sum of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.books.catalogue import KINDS, Asked, tables
from bestuurskamer.books.overview import Overview
from bestuurskamer.books.sources import sum_of
from bestuurskamer.books.table import TableRow, rows_of
from bestuurskamer.books.year_actions import set_budget
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.actions import open_account
from bestuurskamer.office.arrival import state_vat
from bestuurskamer.office.model import AccountKind, VatStatus
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.allocating import place, release, use_credit
from bestuurskamer.payments.cash import add_cash
from bestuurskamer.payments.kinds import add_kind
from bestuurskamer.payments.model import Direction, Target
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.rules import Part, spread
from bestuurskamer.rent.actions import move_deposit
from bestuurskamer.rent.model import DepositMoveKind, VatTreatment
from tests.books.test_overviews import a_head_lease
from tests.books.test_year import Month, a_house, an_entry, cost, pay
from tests.builders import a_lease

ONE_ROW_EACH = {"register", "out"}
"""In these a line is itself one thing: Enter opens it, and its figures are its own."""


def a_busy_year(session: Session) -> None:
    """Two tenants, VAT, costs, credit used and paid back, deposits, cash, and a head lease."""
    lease_id = a_house(session)
    a_head_lease(session, date(2027, 12, 31))
    april, may = date(2026, 4, 9), date(2026, 5, 12)
    pay(session, 400_00, april)
    entry_id = an_entry(session, 700_00, april, text="te veel")
    place(session, entry_id, spread(Money(700_00), [i.due for i in open_items(session)]), april)
    state_vat(session, VatStatus.TAXED, "NL123456782B90")
    a_lease(session, Money(900_33), tenant="Koffie", room="Lokaal 9", vat=VatTreatment.STANDARD)
    keys = [p.key for p in to_invoice(session, Month(2026, 5), may).proposals if p.ready]
    issue_month(session, keys, Month(2026, 5), may)
    for item in open_items(session):
        if item.party == "Atelier Kleur":
            use_credit(session, item.target, item.id, may)
    credited = next(i for i in open_items(session, settled=True) if i.issued_on < may)
    credit(session, credited.id, may)
    release(session, Target.INVOICE, credited.id, may)
    back = an_entry(session, -50_00, may, text="terug")
    place(session, back, [Part(Target.CREDIT, Money(-50_00), party_id=credited.party_id)], may)
    kept = an_entry(session, 300_00, april)
    place(session, kept, [Part(Target.DEPOSIT, Money(300_00), lease_id=lease_id)], april)
    move_deposit(session, lease_id, DepositMoveKind.RECEIVED, Money(80_00), date(2025, 3, 1))
    move_deposit(session, lease_id, DepositMoveKind.KEPT, Money(30_00), may)
    energy = cost(session, "Stroom", 120_00, may)
    gifts = add_kind(session, Direction.INCOME, "Giften van buren")
    place(session, an_entry(session, 15_55, may), [Part(Target.KIND, Money(15_55), kind_id=gifts)],
          may)  # fmt: skip
    part = Part(Target.KIND, Money(-60_50), kind_id=energy, vat=Money(10_50))
    place(session, an_entry(session, -60_50, may), [part], may)
    shifted = Part(
        Target.KIND, Money(-200_99), kind_id=energy, vat=Money(30_00), shifted=Money(42_21)
    )
    place(session, an_entry(session, -200_99, may, text="btw verlegd"), [shifted], may)
    an_entry(session, 12_00, may, text="wie is dit")
    box = open_account(session, AccountKind.CASH, "", "Kas", Money(20_00), date(2026, 4, 1))
    add_cash(session, box, may, Money(-5_00), "koffie", may)
    set_budget(session, 2026, Money(3_000_00), line="rent")
    set_budget(session, 2026, Money(100_00), kind_id=energy)


def figures(overview: Overview) -> Iterator[tuple[TableRow, int, Money | int]]:
    """Every figure that is not nothing: those of the lines, and the sums below them."""
    for row in rows_of(overview):
        for column, value in enumerate(row.values):
            if isinstance(value, Money | int) and value not in (NOTHING, 0):
                yield row, column, value


def assert_opens(overview: Overview, key: str) -> int:
    assert overview.check
    assert overview.state
    assert all(len(line.values) == len(overview.columns) for line in overview.lines)
    count = 0
    for row, column, value in figures(overview):
        rows = dict(row.behind).get(column)
        if rows is None:
            assert key in ONE_ROW_EACH, (overview.title, row.values, column)
            assert row.opens
            assert isinstance(row.thing, int)
            continue
        sum_ = sum_of(rows)
        euros = Money(value * 100) if isinstance(value, int) else value
        assert sum_ == (euros if isinstance(sum_, Money) else value), (overview.title, row.values)
        count += 1
    return count


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(date(2026, 1, 1), date(2026, 12, 31), id="the year"),
        pytest.param(date(2026, 5, 1), date(2026, 5, 31), id="a month in it"),
        pytest.param(date(2027, 1, 1), date(2027, 1, 31), id="after it"),
    ],
)
def test_every_figure_opens_exactly_the_rows_it_is_the_sum_of(session, first, last):
    a_busy_year(session)
    tenant = session.scalars(select(Party.id).where(Party.name == "Atelier Kleur")).one()
    for kind in KINDS:
        made = tables(session, kind.key, Asked(first, last, last, tenant))
        opened = sum(assert_opens(overview, kind.key) for overview in made)
        assert opened or last.month != 5, kind.key


def test_a_row_of_the_bank_opens_that_one_entry(session):
    a_house(session)
    entry_id = pay(session, 335_00)
    asked = Asked(date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31))
    balances = tables(session, "year", asked)[-1]
    (came_in,) = balances.lines[0].behind[2]
    assert (came_in.place, came_in.thing) == ("bank", entry_id)
