from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import Money
from bestuurskamer.rent.actions import (
    add_line,
    change_rent,
    drop_extra,
    end_lease,
    mend_lease,
    move_deposit,
    take_back_line,
)
from bestuurskamer.rent.drafts import LeaseDraft, LineDraft, lease_problems, lease_warnings
from bestuurskamer.rent.model import DepositMoveKind, LineKind, Regime, VatTreatment
from bestuurskamer.rent.queries import deposits, lease_of, lines_of
from bestuurskamer.rent.rise import raise_rents, rises
from bestuurskamer.rent.rules import monthly_on
from tests.builders import TODAY, a_lease, a_room, a_tenant, an_office

RENT = (LineDraft(LineKind.RENT, Money(310_00)),)


def a_draft(**more):
    known = {"tenant_id": 1, "room_ids": (1,), "first_day": date(2026, 1, 1), "lines": RENT}
    return LeaseDraft(**(known | more))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"tenant_id": None}, "tenant"),
        ({"room_ids": ()}, "rooms"),
        ({"first_day": None}, "first_day"),
        ({"last_day": date(2025, 12, 31)}, "last_day"),
        ({"lines": ()}, "rent"),
        ({"lines": (LineDraft(LineKind.RENT, Money(-1)),)}, "rent"),
        ({"lines": (LineDraft(LineKind.RENT, None),)}, "rent"),
        ({"deposit_agreed": Money(-1)}, "deposit"),
    ],
)
def test_what_is_lacking_is_told_at_its_field(more, field):
    assert list(lease_problems(a_draft(**more))) == [field]


def test_a_lease_of_nothing_a_month_is_no_problem():
    assert lease_problems(a_draft(lines=(LineDraft(LineKind.RENT, Money(0)),))) == {}


def test_a_last_day_before_the_first_is_answered_with_the_day_that_was_meant():
    draft = a_draft(first_day=date(2026, 12, 17), last_day=date(2026, 6, 30))
    assert dict(lease_problems(draft)["last_day"].values)["day"] == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 0),
        ({"regime": Regime.LIVING}, 1),
        ({"regime": Regime.SHOP}, 1),
        ({"regime": Regime.SHOP, "last_day": date(2027, 12, 31)}, 0),
        ({"regime": Regime.SHOP, "last_day": date(2028, 1, 1)}, 1),
    ],
)
def test_living_space_and_shops_past_two_years_are_warned_of(more, count):
    assert len(lease_warnings(a_draft(**more), None)) == count


def test_a_lease_past_the_head_lease_is_warned_of():
    assert len(lease_warnings(a_draft(), date(2027, 3, 31))) == 1
    assert lease_warnings(a_draft(last_day=date(2027, 3, 31)), date(2027, 3, 31)) == []


def test_two_leases_never_have_one_room_on_one_day(session):
    a_lease(session, last_day=date(2026, 3, 31))
    with pytest.raises(Refused, match="Choose other days"):
        a_lease(session, tenant="Ander", first_day=date(2026, 3, 31))
    a_lease(session, tenant="Ander", first_day=date(2026, 4, 1))


def test_a_room_without_end_must_first_be_given_up(session):
    lease = a_lease(session)
    with pytest.raises(Refused, match="End that lease first"):
        a_lease(session, tenant="Ander", first_day=date(2027, 1, 1))
    end_lease(session, lease, date(2026, 12, 31))
    session.flush()
    a_lease(session, tenant="Ander", first_day=date(2027, 1, 1))


def test_a_change_is_a_successor_and_the_old_line_stays(session):
    lease = a_lease(session)
    line = lines_of(session, lease)[0]
    change_rent(session, line.id, Money(320_00), date(2026, 6, 1), "afspraak")
    old, new = lines_of(session, lease)
    assert (old.monthly, new.monthly, new.chain) == (Money(310_00), Money(320_00), old.id)
    counted = lease_of(session, lease).counted
    assert monthly_on(counted, date(2026, 5, 31)) == Money(310_00)
    assert monthly_on(counted, date(2026, 6, 1)) == Money(320_00)


def test_a_change_needs_its_reason_and_a_day_within_the_lease(session):
    line = lines_of(session, a_lease(session))[0]
    with pytest.raises(Refused, match="why"):
        change_rent(session, line.id, Money(320_00), date(2026, 6, 1), " ")
    with pytest.raises(Refused, match="begins on"):
        change_rent(session, line.id, Money(320_00), date(2024, 12, 31), "x")


def test_a_successor_keeps_its_vat_or_gets_another(session):
    lease = a_lease(session, vat=VatTreatment.STANDARD)
    line = lines_of(session, lease)[0]
    day = date(2026, 6, 1)
    change_rent(session, line.id, Money(310_00), day, "Zonder btw", VatTreatment.EXEMPT, "Art. 11")
    change_rent(session, line.id, Money(320_00), date(2026, 7, 1), "Afspraak")
    found = [(line.vat, line.vat_reason) for line in lines_of(session, lease)]
    assert found == [
        (VatTreatment.STANDARD, ""),
        (VatTreatment.EXEMPT, "Art. 11"),
        (VatTreatment.STANDARD, ""),
    ]


def test_amounts_that_were_invoiced_are_refused_in_words(board):
    month = Month(2026, 3)
    with board.acting("build") as session:
        an_office(session)
        lease = a_lease(session)
        found = to_invoice(session, month, TODAY)
        issue_month(session, [p.key for p in found.proposals], month, TODAY)
        terms = lease_of(session, lease)
    draft = LeaseDraft(
        terms.tenant_id, tuple(room.room_id for room in terms.rooms), terms.first_day, lines=RENT
    )
    with pytest.raises(Refused, match="invoiced already"), board.acting("mend") as session:
        mend_lease(session, lease, draft, invoiced=False)


def test_a_line_that_begins_later_than_its_lease_keeps_its_day_when_it_is_mended(session):
    lease = a_lease(session)
    terms = lease_of(session, lease)
    lines = (*RENT, LineDraft(LineKind.OTHER, Money(5_00), "Kast", first_day=date(2026, 2, 1)))
    rooms = tuple(room.room_id for room in terms.rooms)
    draft = LeaseDraft(terms.tenant_id, rooms, date(2025, 1, 1), lines=lines)
    mend_lease(session, lease, draft, invoiced=False)
    session.flush()
    days = [line.first_day for line in lines_of(session, lease)]
    assert days == [date(2025, 1, 1), date(2026, 2, 1)]


def test_a_rise_of_many_rents_leaves_service_charges_alone(session):
    one = a_lease(session, service=Money(25_00))
    two = a_lease(session, Money(100_00), tenant="Ander", room="Lokaal 2")
    made = raise_rents(session, [one, two], date(2026, 7, 1), Decimal("3.2"), None, "")
    assert [rise.after for rise in made] == [Money(319_92), Money(103_20)]
    after = monthly_on(lease_of(session, one).counted, date(2026, 7, 1))
    assert after == Money(344_92)


def test_a_mistake_in_a_lease_is_mended_until_it_is_invoiced(session):
    lease = a_lease(session)
    tenant, room = a_tenant(session, "Ander"), a_room(session, "Lokaal 2")
    draft = LeaseDraft(
        tenant, (room,), date(2025, 2, 1), lines=(LineDraft(LineKind.RENT, Money(1)),)
    )
    with pytest.raises(Refused, match="invoiced already"):
        mend_lease(session, lease, draft, invoiced=True)
    mend_lease(session, lease, draft, invoiced=False)
    session.flush()
    found = lease_of(session, lease)
    assert (found.tenant_id, found.room_names(), found.first_day) == (
        tenant,
        "Lokaal 2",
        date(2025, 2, 1),
    )
    assert [line.monthly for line in lines_of(session, lease)] == [Money(1)]


def test_no_more_of_a_deposit_goes_back_than_is_held(session):
    lease = a_lease(session)
    move_deposit(session, lease, DepositMoveKind.RECEIVED, Money(300_00), TODAY)
    session.flush()
    move_deposit(session, lease, DepositMoveKind.KEPT, Money(50_00), TODAY, "ruit")
    session.flush()
    with pytest.raises(Refused, match="No more can go back"):
        move_deposit(session, lease, DepositMoveKind.RETURNED, Money(250_01), TODAY)
    assert deposits(session)[lease].held == Money(250_00)


def test_an_end_before_the_beginning_is_refused(session):
    with pytest.raises(Refused, match="cannot end before"):
        end_lease(session, a_lease(session), date(2024, 12, 31))


def test_an_extra_that_was_not_invoiced_goes_away(session):
    from bestuurskamer.rent.actions import add_extra
    from bestuurskamer.rent.drafts import ExtraDraft
    from bestuurskamer.rent.queries import extras_due

    lease, month = a_lease(session), Month(2026, 3)
    extra = add_extra(session, ExtraDraft(lease, "Key", month, Decimal(1), Money(5_00)))
    assert len(extras_due(session, month, month, {})) == 1
    drop_extra(session, extra, None)
    session.flush()
    assert extras_due(session, month, month, {}) == []


def test_an_amount_raises_a_lease_once_and_a_percentage_every_rent_line(session):
    lease = a_lease(session, Money(300_00))
    add_line(session, lease, LineDraft(LineKind.RENT, Money(100_00)), date(2026, 1, 1))
    session.flush()
    by_amount = rises(session, [lease], TODAY, None, Money(12_50))
    assert [(rise.before, rise.after) for rise in by_amount] == [(Money(300_00), Money(312_50))]
    by_percent = rises(session, [lease], TODAY, Decimal(10), None)
    assert [rise.after for rise in by_percent] == [Money(330_00), Money(110_00)]


def test_a_percentage_without_its_comma_is_refused(session):
    lease = a_lease(session)
    with pytest.raises(Refused, match="comma"):
        raise_rents(session, [lease], TODAY, Decimal(2375), None, "")


@pytest.mark.parametrize(("percent", "by"), [(Decimal(-5), None), (None, Money(-1))])
def test_a_rise_never_lowers_a_rent(session, percent, by):
    lease = a_lease(session)
    with pytest.raises(Refused, match="more than nothing"):
        raise_rents(session, [lease], TODAY, percent, by, "")


def test_an_extra_without_a_unit_is_written_with_single_spaces():
    from bestuurskamer import language
    from bestuurskamer.rent.rules import extra_due

    said = [language.say(extra_due(Money(12_50), Decimal(2), unit)[1]) for unit in ("", "keys")]
    assert [s.partition(" ×")[0] for s in said] == ["2", "2 keys"]


def test_a_rise_before_a_change_that_was_agreed_says_until_when_it_counts(session):
    lease = a_lease(session)
    line = lines_of(session, lease)[0]
    change_rent(session, line.id, Money(350_00), date(2027, 1, 1), "agreed")
    (rise,) = rises(session, [lease], date(2026, 12, 1), Decimal(3), None)
    assert (rise.before, rise.last_day) == (Money(310_00), date(2026, 12, 31))
    (later_on,) = rises(session, [lease], date(2027, 1, 1), Decimal(3), None)
    assert (later_on.before, later_on.last_day) == (Money(350_00), None)


def test_only_the_last_change_of_a_line_is_taken_back(session):
    lease = a_lease(session)
    first = lines_of(session, lease)[0]
    one = change_rent(session, first.id, Money(320_00), date(2026, 6, 1), "a")
    session.flush()
    two = change_rent(session, one, Money(330_00), date(2026, 9, 1), "b")
    session.expire_all()
    for line_id in (first.id, one):
        with pytest.raises(Refused, match="built on it"):
            take_back_line(session, line_id)
    take_back_line(session, two)
    session.flush()
    assert [line.id for line in lines_of(session, lease)] == [first.id, one]
