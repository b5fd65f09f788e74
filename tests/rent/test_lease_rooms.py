from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from bestuurskamer.rent.actions import add_lease, end_lease, mend_lease
from bestuurskamer.rent.drafts import LeaseDraft, LineDraft
from bestuurskamer.rent.lease_rooms import give_up_room, take_room
from bestuurskamer.rent.model import LineKind
from bestuurskamer.rent.queries import lease_of
from tests.builders import a_lease, a_room, a_tenant

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
RENT = (LineDraft(LineKind.RENT, Money(310_00)),)


def two_rooms(session, last_day=LAST):
    rooms = (a_room(session, "Lokaal 1"), a_room(session, "Lokaal 2"))
    return add_lease(session, LeaseDraft(a_tenant(session), rooms, FIRST, last_day, RENT))


def days_of(session, lease_id):
    session.flush()
    rooms = lease_of(session, lease_id).rooms
    return {room.name: (room.first_day, room.last_day) for room in rooms}


def test_a_room_comes_along_from_a_day_and_goes_before_the_end(session):
    lease, extra = two_rooms(session), a_room(session, "Zolder")
    take_room(session, lease, extra, date(2026, 3, 1))
    give_up_room(session, lease, a_room(session, "Lokaal 2"), date(2026, 5, 31))
    assert days_of(session, lease) == {
        "Lokaal 1": (FIRST, LAST),
        "Lokaal 2": (FIRST, date(2026, 5, 31)),
        "Zolder": (date(2026, 3, 1), LAST),
    }
    a_lease(session, tenant="Ander", room="Lokaal 2", first_day=date(2026, 6, 1))


def test_a_room_that_is_taken_again_the_next_day_goes_on(session):
    lease, room = two_rooms(session), a_room(session, "Lokaal 2")
    give_up_room(session, lease, room, date(2026, 5, 31))
    session.flush()
    take_room(session, lease, room, date(2026, 6, 1))
    assert days_of(session, lease)["Lokaal 2"] == (FIRST, LAST)


def test_a_room_of_another_lease_does_not_come_along(session):
    lease = two_rooms(session)
    a_lease(session, tenant="Ander", room="Zolder", first_day=date(2026, 9, 1))
    with pytest.raises(Refused, match="Ander has Zolder"):
        take_room(session, lease, a_room(session, "Zolder"), date(2026, 3, 1))


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_rooms_come_and_go_only_within_the_lease(session, day):
    lease = two_rooms(session)
    with pytest.raises(Refused, match="The lease"):
        take_room(session, lease, a_room(session, "Zolder"), day)
    with pytest.raises(Refused, match="The lease"):
        give_up_room(session, lease, a_room(session, "Lokaal 1"), day)


def test_the_last_room_and_a_room_it_does_not_have_are_not_given_up(session):
    lease = two_rooms(session)
    with pytest.raises(Refused, match="does not have the room"):
        give_up_room(session, lease, a_room(session, "Zolder"), date(2026, 5, 31))
    give_up_room(session, lease, a_room(session, "Lokaal 2"), date(2026, 5, 31))
    with pytest.raises(Refused, match="the only room"):
        give_up_room(session, lease, a_room(session, "Lokaal 1"), date(2026, 6, 30))


def test_mending_a_lease_keeps_the_own_days_of_its_rooms(session):
    lease = two_rooms(session)
    one, two = a_room(session, "Lokaal 1"), a_room(session, "Lokaal 2")
    give_up_room(session, lease, two, date(2026, 5, 31))
    tenant = lease_of(session, lease).tenant_id
    draft = LeaseDraft(tenant, (one, two), date(2026, 2, 1), date(2027, 1, 31), RENT)
    mend_lease(session, lease, draft, invoiced=False)
    assert days_of(session, lease) == {
        "Lokaal 1": (date(2026, 2, 1), date(2027, 1, 31)),
        "Lokaal 2": (date(2026, 2, 1), date(2026, 5, 31)),
    }
    outside = LeaseDraft(tenant, (one, two), date(2026, 6, 1), None, RENT)
    with pytest.raises(Refused, match="Lokaal 2 falls outside"):
        mend_lease(session, lease, outside, invoiced=False)


def test_the_rooms_end_with_the_lease_and_those_given_up_earlier_stay_so(session):
    lease = two_rooms(session, None)
    give_up_room(session, lease, a_room(session, "Lokaal 2"), date(2026, 3, 31))
    take_room(session, lease, a_room(session, "Zolder"), date(2026, 9, 1))
    end_lease(session, lease, date(2026, 6, 30))
    assert days_of(session, lease) == {
        "Lokaal 1": (FIRST, date(2026, 6, 30)),
        "Lokaal 2": (FIRST, date(2026, 3, 31)),
    }
    end_lease(session, lease, date(2026, 7, 31))
    assert days_of(session, lease) == {
        "Lokaal 1": (FIRST, date(2026, 7, 31)),
        "Lokaal 2": (FIRST, date(2026, 3, 31)),
    }


def test_a_later_end_is_refused_when_somebody_else_has_the_room(session):
    lease = two_rooms(session)
    a_lease(session, tenant="Ander", room="Lokaal 2", first_day=date(2027, 1, 1))
    with pytest.raises(Refused, match="Ander has Lokaal 2"):
        end_lease(session, lease, date(2027, 1, 1))
    assert lease_of(session, lease).last_day == LAST
