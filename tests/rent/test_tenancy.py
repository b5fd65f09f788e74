from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.building.actions import describe_head_lease
from bestuurskamer.building.rules import HeadLeaseDraft
from bestuurskamer.money import Money
from bestuurskamer.rent.actions import end_lease, move_deposit
from bestuurskamer.rent.model import DepositMoveKind
from bestuurskamer.rent.tenancy import Standing, tenancy
from tests.builders import TODAY, a_lease, a_room, a_tenant


def standing_of(session):
    (row,) = tenancy(session, TODAY).tenants
    return row.standing


@pytest.mark.parametrize(
    ("first", "last", "standing"),
    [
        pytest.param(date(2025, 1, 1), None, Standing.RENTS, id="no end"),
        pytest.param(date(2025, 1, 1), date(2027, 1, 1), Standing.RENTS, id="an end far away"),
        pytest.param(date(2025, 1, 1), date(2026, 9, 2), Standing.ENDS, id="six months to go"),
        pytest.param(date(2025, 1, 1), TODAY, Standing.ENDS, id="the last day is still one"),
        pytest.param(date(2025, 1, 1), date(2026, 3, 1), Standing.FORMER, id="ended yesterday"),
        pytest.param(date(2026, 3, 3), None, Standing.BEGINS, id="begins tomorrow"),
    ],
)
def test_a_tenant_stands_as_the_leases_say(session, first, last, standing):
    a_lease(session, first_day=first, last_day=last)
    assert standing_of(session) is standing


def test_a_lease_that_was_ended_is_given_up_and_without_one_there_is_none(session):
    lease = a_lease(session)
    end_lease(session, lease, date(2026, 12, 31), "De huurder zegde op")
    a_tenant(session, "Zonder contract")
    standings = [row.standing for row in tenancy(session, TODAY).tenants]
    assert standings == [Standing.GIVEN_UP, Standing.NO_LEASE]


def test_a_landlord_is_no_tenant_and_a_lease_past_its_head_lease_is_flagged(session):
    a_lease(session, last_day=date(2027, 8, 31))
    describe_head_lease(
        session,
        HeadLeaseDraft("Gemeente", Money(2150_00), date(2023, 4, 1), date(2027, 3, 31)),
    )
    (row,) = tenancy(session, TODAY).tenants
    assert row.past_head_lease
    assert row.monthly == Money(310_00)


def test_a_room_is_free_after_everybody_who_has_it(session):
    a_lease(session, last_day=date(2026, 5, 31))
    a_lease(session, tenant="Na", first_day=date(2026, 6, 1), last_day=date(2026, 8, 31))
    a_room(session, "Lokaal 2")
    found = tenancy(session, TODAY)
    taken, free = found.rooms
    assert taken.free_from(TODAY) == date(2026, 9, 1)
    assert [use.room.name for use in found.free_rooms] == ["Lokaal 2"]
    assert free.free_from(TODAY) == TODAY


def test_deposits_of_all_leases_are_told_together(session):
    one = a_lease(session, last_day=date(2026, 12, 31))
    (before,) = tenancy(session, TODAY).tenants
    two = a_lease(session, tenant_id=before.party.id, room="Lokaal 2")
    for lease in (one, two):
        move_deposit(session, lease, DepositMoveKind.RECEIVED, Money(300_00), TODAY)
    move_deposit(session, one, DepositMoveKind.RETURNED, Money(100_00), TODAY)
    (row,) = tenancy(session, TODAY).tenants
    assert row.deposit is not None
    assert row.deposit.held == Money(500_00)
