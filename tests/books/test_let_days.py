"""Days let and days empty are all days; what empty days cost; what a room must bring."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.books import rules
from bestuurskamer.books.catalogue import Asked, tables
from bestuurskamer.books.let_days import Let, by_area, cost_of, room_year
from bestuurskamer.books.occupancy import occupancy, year_of
from bestuurskamer.books.queries import in_and_out
from bestuurskamer.books.sources import sum_of
from bestuurskamer.books.table import rows_of
from bestuurskamer.building.actions import add_room, describe_building, describe_head_lease
from bestuurskamer.building.rules import BuildingDraft, HeadLeaseDraft, RoomDraft
from bestuurskamer.days import Period
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.rent.actions import add_lease
from bestuurskamer.rent.drafts import LeaseDraft, LineDraft
from bestuurskamer.rent.model import LineKind
from tests.builders import a_lease, a_room, a_tenant, an_office

TODAY = date(2026, 11, 23)


def days(first: date, last: date) -> Period:
    return Period.through(first, last)


@pytest.mark.parametrize(
    ("first", "last", "cost"),
    [
        pytest.param(date(2026, 3, 17), date(2026, 3, 31), 150_00, id="part of a month"),
        pytest.param(date(2026, 3, 1), date(2026, 3, 31), 310_00, id="a whole month"),
        pytest.param(date(2024, 2, 29), date(2024, 2, 29), 10_69, id="29 February"),
        pytest.param(date(2025, 12, 31), date(2026, 1, 1), 20_00, id="over the year"),
        pytest.param(date(2026, 1, 1), date(2026, 12, 31), 3_720_00, id="a year"),
    ],
)
def test_days_cost_their_part_of_each_month(first, last, cost):
    assert cost_of(Money(310_00), days(first, last)) == Money(cost)


def test_a_period_of_no_days_costs_nothing():
    day = date(2026, 3, 1)
    assert cost_of(Money(310_00), Period(day, day)) == NOTHING


def test_an_empty_day_counts_at_the_last_rent_before_it_or_else_the_first_after():
    year = year_of(2026)
    room = (1, "Lokaal 1", Decimal(48))
    before = Let(days(date(2025, 1, 1), date(2026, 1, 31)), 1, "Vroeger", Money(310_00))
    after = Let(days(date(2026, 3, 1), date(2027, 1, 1)), 2, "Nu", Money(400_00))
    both = room_year(room, year, year, [after, before])
    assert (both.days_let, both.days_empty, both.missed) == (337, 28, Money(310_00))
    only_after = room_year(room, year, year, [after])
    assert [gap.missed for gap in only_after.empty] == [Money(800_00)]
    never = room_year(room, year, year, [])
    assert (never.days_empty, never.empty[0].missed, never.missed) == (365, None, NOTHING)


def test_a_leap_year_has_366_days():
    year = year_of(2028)
    assert room_year((1, "Lokaal 1", None), year, year, []).days_empty == 366


@given(
    lets=st.lists(st.tuples(st.integers(-400, 800), st.integers(0, 300)), max_size=6),
    used=st.tuples(st.integers(-50, 400), st.integers(0, 500)),
    year=st.integers(2023, 2029),
)
def test_days_let_and_empty_and_out_are_all_days_of_the_year(lets, used, year):
    whole = year_of(year)
    found = [
        Let(
            Period(
                whole.start + timedelta(days=start), whole.start + timedelta(days=start + length)
            ),
            1,
            "Proef",
            Money(310_00),
        )
        for start, length in lets
    ]
    begin = whole.start + timedelta(days=used[0])
    in_use = Period(begin, begin + timedelta(days=used[1]))
    row = room_year((1, "Lokaal 1", None), whole, in_use, found)
    assert row.days_let + row.days_empty + row.days_out == whole.days
    assert min(row.days_let, row.days_empty, row.days_out) >= 0


@given(
    amount=st.integers(0, 10**7),
    areas=st.lists(st.decimals("0.1", "9999", places=1), min_size=1, max_size=12),
)
def test_what_rooms_must_bring_is_together_exactly_the_head_rent(amount, areas):
    must = rules.must_bring(Money(amount), dict(enumerate(areas)))
    assert total(must.values()) == Money(amount)


def test_rooms_without_square_metres_share_equally():
    assert by_area([(1, Decimal(10)), (2, None)]) == {1: 1, 2: 1}
    assert by_area([(1, Decimal(10)), (2, Decimal(30))]) == {1: 10, 2: 30}


def two_rooms(session) -> int:
    building = describe_building(session, BuildingDraft("De Proef", "", "", ""))
    large = add_room(session, building, RoomDraft("Zaal", area=Decimal(60)))
    small = add_room(session, building, RoomDraft("Kamer", area=Decimal(20)))
    line = LineDraft(LineKind.RENT, Money(400_00))
    return add_lease(
        session,
        LeaseDraft(
            a_tenant(session, "Twee Ruimten"),
            (large, small),
            date(2026, 7, 1),
            None,
            (line,),
        ),
    )


def test_a_lease_of_two_rooms_pays_for_each_by_its_square_metres(session):
    an_office(session)
    two_rooms(session)
    rows = {row.name: row for row in occupancy(session, 2026, TODAY).rows}
    assert (rows["Zaal"].brought, rows["Kamer"].brought) == (Money(1_800_00), Money(600_00))
    assert (rows["Zaal"].days_let, rows["Zaal"].days_empty) == (184, 181)


def test_the_overview_of_a_year_says_its_sum_and_keeps_the_rows_behind(session):
    an_office(session)
    two_rooms(session)
    a_room(session, "Kelder", None)
    day = date(2026, 12, 31)
    (table,) = tables(session, "rooms", Asked(date(2026, 1, 1), day, TODAY))
    assert table.check == ("Check: 368 let + 727 empty + 0 not in use = 3 rooms × 365 days.")
    assert "No rent is known of Kelder" in table.notes[0]
    assert sum_of(dict(rows_of(table)[-1].behind)[2]) == 368


def test_the_head_rent_is_carried_by_square_metres_and_empty_rooms_too(session):
    an_office(session)
    a_lease(session)
    a_room(session, "Lokaal 2", Decimal(24))
    draft = HeadLeaseDraft("Gemeente Voorbeeldstad", Money(300_00), date(2020, 1, 1))
    describe_head_lease(session, draft)
    both = in_and_out(session, TODAY)
    assert (both.rented, both.let, both.unmeasured) == (Decimal(72), Decimal(48), ())
    assert sorted(both.must_bring.values()) == [Money(100_00), Money(200_00)]
    (table,) = tables(session, "both", Asked(TODAY, TODAY, TODAY))
    (row,) = table.parts[0].rows
    assert row.values[4:] == (Money(310_00), Money(200_00), Money(110_00))
    assert any(
        "each m² that is let must carry €75.00" in n.replace("\u00a0", "") for n in table.notes
    )


def test_a_room_without_square_metres_keeps_the_program_from_guessing(session):
    an_office(session)
    a_lease(session)
    a_room(session, "Kelder", None)
    draft = HeadLeaseDraft("Gemeente Voorbeeldstad", Money(300_00), date(2020, 1, 1))
    describe_head_lease(session, draft)
    both = in_and_out(session, TODAY)
    assert (both.must_bring, both.unmeasured) == ({}, ("Kelder",))
