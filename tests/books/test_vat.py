"""The VAT return by heading, and what counts for the small-business scheme."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bestuurskamer.books.catalogue import Asked, tables
from bestuurskamer.books.queries import register
from bestuurskamer.books.vat_return import kor_meter, vat_return
from bestuurskamer.books.vat_rules import (
    Turned,
    counts_for_kor,
    meter,
    quarter_of,
    return_due,
    vat_in_turn,
    whole_down,
    whole_up,
)
from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.figures.actions import set_figure
from bestuurskamer.figures.rules import FigureDraft
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import Account, VatStatus
from bestuurskamer.payments.allocating import back_parts, place
from bestuurskamer.payments.kinds import add_kind
from bestuurskamer.payments.model import Direction, Entry, Target
from bestuurskamer.payments.rules import Part
from bestuurskamer.payments.shifting import shifted_on
from bestuurskamer.rent.model import VatTreatment
from tests.builders import a_lease, an_office

TODAY = date(2026, 3, 2)
QUARTER = (Month(2026, 1), Month(2026, 3))


def issue(session, month=Month(2026, 3), day=TODAY):
    keys = [p.key for p in to_invoice(session, month, day).proposals if p.ready]
    return issue_month(session, keys, month, day).ids


def turned(day: date, cents: int, number: str = "1") -> Turned:
    return Turned(day, number, "Proef", Money(cents), 1)


@pytest.mark.parametrize(
    ("month", "due"),
    [
        (Month(2026, 3), date(2026, 4, 30)),
        (Month(2026, 6), date(2026, 7, 31)),
        (Month(2026, 9), date(2026, 10, 31)),
        (Month(2026, 12), date(2027, 1, 31)),
    ],
)
def test_a_return_is_due_a_month_after_its_quarter(month, due):
    first, last = quarter_of(month)
    assert (first, last, return_due(last)) == (month + -2, month, due)


def test_euros_on_the_form_are_rounded_in_the_boards_favour():
    assert [whole_down(Money(c)) for c in (100, 199, -1)] == [1, 1, -1]
    assert [whole_up(Money(c)) for c in (100, 101, -199)] == [1, 2, -1]


@given(
    bases=st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=6),
    rate=st.sampled_from([Decimal(0), Decimal(9), Decimal(21)]),
)
def test_the_vat_of_an_invoice_and_its_notes_is_that_on_what_is_left(bases, rate):
    found = vat_in_turn([Money(base) for base in bases], rate)
    whole = Money(sum(bases)) * (rate / 100)
    assert total(found) == whole


@pytest.mark.parametrize(
    ("vat", "kind", "counts"),
    [
        pytest.param(VatTreatment.EXEMPT, "rent", True, id="exempt rent counts"),
        pytest.param(VatTreatment.EXEMPT, "service", True, id="service with the rent counts"),
        pytest.param(VatTreatment.EXEMPT, "other", False, id="other exempt turnover does not"),
        pytest.param(VatTreatment.KOR, "other", True, id="turnover under the scheme"),
        pytest.param(VatTreatment.STANDARD, "other", True, id="taxed turnover"),
        pytest.param(VatTreatment.ZERO, "other", True, id="at zero"),
    ],
)
def test_exempt_letting_counts_for_the_scheme(vat, kind, counts):
    assert counts_for_kor(vat, kind) is counts


def test_exactly_the_limit_is_within_it_and_a_cent_more_is_not():
    first = turned(date(2026, 1, 1), 19_999_99)
    within = meter([first, turned(date(2026, 2, 1), 1, "2")], Money(20_000_00))
    assert (within.crossed, within.left, within.percent) == (None, NOTHING, 100)
    over = meter([turned(date(2026, 3, 1), 2, "2"), first], Money(20_000_00))
    assert over.crossed is not None
    assert (over.crossed.number, over.left) == ("2", Money(-1))


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(-5_000_00, 5_000_00)), max_size=20))
def test_the_meter_adds_up_and_is_crossed_where_the_sum_passes(rows):
    found = [
        turned(date.fromordinal(date(2026, 1, 1).toordinal() + day), cents, f"{place:03d}")
        for place, (day, cents) in enumerate(rows)
    ]
    result = meter(found, Money(20_000_00))
    assert result.turnover == Money(sum(cents for _day, cents in rows))
    assert result.turnover + result.left == Money(20_000_00)
    if result.crossed is None:
        assert result.left >= NOTHING


def test_each_treatment_stands_under_its_heading_and_exempt_apart(session):
    an_office(session, vat=VatStatus.TAXED)
    a_lease(session, Money(1_000_00), room="Lokaal 1", vat=VatTreatment.STANDARD)
    a_lease(session, Money(200_00), tenant="Koffie", room="Lokaal 2", vat=VatTreatment.REDUCED)
    a_lease(session, Money(310_00), tenant="Kleur", room="Lokaal 3")
    issue(session)
    found = vat_return(session, QUARTER)
    sums = {key: (h.turnover, h.vat) for key, h in found.headings.items()}
    assert sums["1a"] == (Money(1_000_00), Money(210_00))
    assert sums["1b"] == (Money(200_00), Money(18_00))
    assert sums["exempt"] == (Money(310_00), NOTHING)
    assert (found.due, found.due_on) == (Money(228_00), date(2026, 4, 30))


def test_vat_in_costs_is_taken_off_and_the_form_is_in_whole_euros(session):
    an_office(session, vat=VatStatus.TAXED)
    a_lease(session, Money(1_000_99), vat=VatTreatment.STANDARD)
    issue(session)
    account_id = session.scalars(select(Account.id)).one()
    entry = Entry(account_id=account_id, booked_on=TODAY, amount=Money(-121_00))
    session.add(entry)
    session.flush()
    kind_id = add_kind(session, Direction.COST, "Verf")
    part = Part(Target.KIND, Money(-121_00), kind_id=kind_id, vat=Money(20_50))
    place(session, entry.id, [part], TODAY)
    asked = Asked(TODAY, date(2026, 3, 31), TODAY)
    (table,) = tables(session, "vat", asked)
    on_form = {line.values[0]: line.values[4:] for line in table.parts[0].rows}
    assert (on_form["1a"], on_form["5b"], on_form["5g"]) == ((1000, 210), (None, 21), (None, 189))
    assert "210.21 (5a); 210.21 − 20.50 = 189.71 (5g)." in table.check
    assert "at the latest on 30 April 2026" in table.sentence


def test_without_vat_the_return_says_so(session):
    an_office(session)
    a_lease(session)
    issue(session)
    (table,) = tables(session, "vat", Asked(TODAY, TODAY, TODAY))
    assert table.sentence.startswith("You charge no VAT")


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cents=st.integers(1, 900_00),
    when=st.sampled_from([date(2026, 3, 20), date(2026, 4, 1)]),
    vat=st.sampled_from([VatTreatment.STANDARD, VatTreatment.REDUCED, VatTreatment.EXEMPT]),
)
def test_the_headings_are_together_what_the_register_says(board, cents, when, vat):
    with board.acting("test") as session:
        point = session.begin_nested()
        an_office(session, vat=VatStatus.TAXED)
        a_lease(session, Money(cents), vat=vat, service=Money(7_77))
        credit(session, issue(session)[0], when)
        for quarter in (QUARTER, (Month(2026, 4), Month(2026, 6))):
            found = vat_return(session, quarter)
            papers = register(session, quarter[0].first, quarter[1].last)
            assert total(h.turnover for h in found.headings.values()) == papers.net
            assert total(h.vat for h in found.headings.values()) == papers.vat
        point.rollback()
        session.expunge_all()


def test_the_meter_counts_exempt_rent_and_follows_the_figure_of_the_year(session):
    an_office(session)
    a_lease(session, Money(310_00), service=Money(25_00))
    issue(session)
    found = kor_meter(session, 2026, TODAY)
    assert (found.meter.turnover, found.meter.limit) == (Money(335_00), Money(20_000_00))
    assert found.to_come == Money(9 * 335_00)
    assert found.since == Month(2026, 3)
    draft = FigureDraft("kor_limit", date(2026, 1, 1), Decimal(300), "proef")
    set_figure(session, draft, TODAY)
    crossed = kor_meter(session, 2026, TODAY)
    assert crossed.meter.crossed is not None
    (table,) = tables(session, "kor", Asked(TODAY, TODAY, TODAY))
    assert "Invoice 2026-0001 of 2 March 2026 went over the limit" in table.sentence
    assert any("Source: proef" in note for note in table.notes)


def a_cost(session, part: Part, cents: int) -> int:
    account_id = session.scalars(select(Account.id)).one()
    entry = Entry(account_id=account_id, booked_on=TODAY, amount=Money(cents))
    session.add(entry)
    session.flush()
    place(session, entry.id, [part], TODAY)
    return entry.id


def test_vat_that_is_shifted_to_the_board_is_due_and_comes_back_as_far_as_it_may(session):
    an_office(session, vat=VatStatus.TAXED)
    kind_id = add_kind(session, Direction.COST, "Schilder")
    owed, back = shifted_on(session, Money(1_000_50), TODAY)
    assert (owed, back) == (Money(210_11), Money(210_11))
    part = Part(Target.KIND, Money(-1_000_50), kind_id=kind_id, vat=Money(105_00), shifted=owed)
    entry_id = a_cost(session, part, -1_000_50)
    (table,) = tables(session, "vat", Asked(TODAY, date(2026, 3, 31), TODAY))
    lines = {line.values[0]: line.values[2:] for line in table.parts[0].rows}
    assert lines["2a"] == (Money(1_000_50), Money(210_11), 1000, 210)
    assert lines["5a"][1] == Money(210_11)
    assert lines["5b"][1] == Money(105_00)
    assert lines["5g"] == (None, Money(105_11), None, 105)
    assert "0.00 + 0.00 + 0.00 + 210.11 = 210.11 (5a)" in table.check
    back_again = back_parts(session, entry_id)
    assert [(p.amount, p.vat, p.shifted) for p in back_again] == [
        (Money(1_000_50), Money(-105_00), Money(-210_11))
    ]


@pytest.mark.parametrize("status", [VatStatus.EXEMPT, VatStatus.KOR])
def test_without_vat_of_its_own_the_board_owes_what_is_shifted_and_gets_nothing_back(
    session, status
):
    an_office(session, vat=status)
    kind_id = add_kind(session, Direction.COST, "Schilder")
    owed, back = shifted_on(session, Money(100_00), TODAY)
    assert (owed, back) == (Money(21_00), NOTHING)
    a_cost(session, Part(Target.KIND, Money(-100_00), kind_id=kind_id, shifted=owed), -100_00)
    (table,) = tables(session, "vat", Asked(TODAY, date(2026, 3, 31), TODAY))
    assert "21.00 to pay" in table.sentence


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"vat": Money(22_00), "shifted": Money(21_00)}, id="more back than owed"),
        pytest.param({"vat": Money(-1), "shifted": Money(21_00)}, id="back below zero"),
        pytest.param({"shifted": Money(-21_00)}, id="of a cost it is positive"),
    ],
)
def test_shifted_vat_that_cannot_be_is_refused(session, more):
    an_office(session, vat=VatStatus.TAXED)
    kind_id = add_kind(session, Direction.COST, "Schilder")
    with pytest.raises(Refused, match="VAT that is shifted"):
        a_cost(session, Part(Target.KIND, Money(-100_00), kind_id=kind_id, **more), -100_00)


def test_vat_in_costs_does_not_come_back_to_a_board_that_charges_none(session):
    an_office(session)
    kind_id = add_kind(session, Direction.COST, "Verf")
    part = Part(Target.KIND, Money(-121_00), kind_id=kind_id, vat=Money(21_00))
    a_cost(session, part, -121_00)
    (table,) = tables(session, "vat", Asked(TODAY, date(2026, 3, 31), TODAY))
    left = {line.values[0]: line.values[3] for line in table.parts[0].rows}
    assert (left["5b"], left["5g"]) == (NOTHING, NOTHING)
    assert "21.00 of VAT in costs does not come back" in table.notes[0]
