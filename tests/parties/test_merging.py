from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import issue_month, keep_draft, take_over_item
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.invoices.queries import drafts, invoices, openings, snapshot
from bestuurskamer.invoices.rules import FreeLine
from bestuurskamer.meetings.model import Attendance, Meeting, MeetingKind, MeetingState, Side
from bestuurskamer.money import Money
from bestuurskamer.parties.merging import merge
from bestuurskamer.parties.queries import parties, party
from bestuurskamer.rent.queries import leases_of
from tests.builders import TODAY, a_lease, a_tenant, an_office

MARCH = Month(2026, 3)
IBAN = "NL91ABNA0417164300"


def test_everything_of_a_doubled_tenant_goes_to_the_other(board):
    with board.acting("build") as session:
        an_office(session)
        doubled = a_tenant(session, "Atelier Kleur", phone="06 1", iban=IBAN, contact="Ria")
        kept = a_tenant(session, "Atelier Kleur & Zn", phone="06 2", contact="Bo")
        a_lease(session, tenant_id=doubled)
        take_over_item(session, doubled, "2025-9", date(2025, 12, 1), Money(50_00))
        keep_draft(session, doubled, [FreeLine("Sleutel", Decimal(1), Money(10_00))])
        found = to_invoice(session, MARCH, TODAY)
        issue_month(session, [p.key for p in found.proposals], MARCH, TODAY)

    with board.acting("merge") as session:
        merge(session, doubled, kept)

    with board.reading() as session:
        assert doubled not in parties(session)
        assert [lease.tenant_id for lease in leases_of(session, kept)] == [kept]
        assert [item.party_id for item in openings(session)] == [kept]
        assert [draft.party_id for draft in drafts(session)] == [kept]
        row = party(session, kept)
        assert (row.phone, row.contact, row.iban) == ("06 2", "Bo", IBAN)


def test_invoices_of_a_merged_tenant_keep_their_name_and_are_shown_with_the_other(board):
    with board.acting("build") as session:
        an_office(session)
        doubled, kept = a_tenant(session, "Atelier Kleur"), a_tenant(session, "Ander")
        a_lease(session, tenant_id=doubled)
        found = to_invoice(session, MARCH, TODAY)
        issue_month(session, [p.key for p in found.proposals], MARCH, TODAY)

    with board.acting("merge") as session:
        merge(session, doubled, kept)

    with board.reading() as session:
        (row,) = invoices(session, party_id=kept)
        assert (row.party_id, row.party_name) == (doubled, "Atelier Kleur")
        assert snapshot(session, row.id).buyer.name == "Atelier Kleur"


def test_who_was_merged_into_a_doubled_one_goes_along(session):
    first, second, third = (a_tenant(session, name) for name in ("A", "B", "C"))
    merge(session, first, second)
    merge(session, second, third)
    assert set(parties(session)) == {third}
    assert [p.merged_into_id for p in _all(session)] == [third, third, None]


def test_minutes_keep_under_which_name_somebody_was_there(board):
    with board.acting("build") as session:
        doubled, kept = a_tenant(session, "Dubbel"), a_tenant(session, "Echt")
        talk = Meeting(kind=MeetingKind.MEETING, title="Overleg", held_on=TODAY, with_others=True)
        session.add(talk)
        session.flush()
        session.add(
            Attendance(meeting_id=talk.id, name="Dubbel", side=Side.OTHERS, person_id=doubled)
        )
        session.flush()
        talk.state = MeetingState.ADOPTED
    with board.acting("merge") as session:
        merge(session, doubled, kept)
    with board.reading() as session:
        assert set(parties(session)) == {kept}


def test_nobody_is_merged_with_themselves_or_twice(session):
    one, other = a_tenant(session, "A"), a_tenant(session, "B")
    with pytest.raises(Refused, match="themselves"):
        merge(session, one, one)
    merge(session, one, other)
    with pytest.raises(Refused, match="merged already"):
        merge(session, one, other)


def _all(session):
    from sqlalchemy import select

    from bestuurskamer.parties.model import Party

    return session.scalars(select(Party).order_by(Party.id)).all()
