from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from bestuurskamer import language
from bestuurskamer.days import Month, Period
from bestuurskamer.errors import Refused
from bestuurskamer.invoices import queries
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.model import Invoice, InvoicedMonth
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import Money
from bestuurskamer.office.model import NumberSeries
from bestuurskamer.parties.merging import merge
from bestuurskamer.rent.actions import add_extra, change_rent, end_lease
from bestuurskamer.rent.drafts import ExtraDraft
from bestuurskamer.rent.model import Lease, Rhythm, Timing
from bestuurskamer.rent.queries import lines_of
from tests.builders import TODAY, a_lease, a_tenant, an_office

MARCH, APRIL = Month(2026, 3), Month(2026, 4)


def issue_all(session, through=MARCH, today=TODAY):
    keys = [p.key for p in to_invoice(session, through, today).proposals]
    return issue_month(session, keys, through, today)


def totals(session):
    return [row.total for row in reversed(queries.invoices(session))]


def test_a_month_is_issued_once(session):
    an_office(session)
    a_lease(session, Money(650_00))
    assert issue_all(session).numbers == ["2026-0001"]
    assert issue_all(session).numbers == []
    assert totals(session) == [Money(650_00)]


def test_the_database_itself_refuses_a_second_time(board):
    with board.acting("ground") as session:
        an_office(session)
        a_lease(session)
        issue_all(session)
    with pytest.raises(IntegrityError), board.acting("again") as session:
        done = session.scalars(select(InvoicedMonth)).one()
        session.add(
            InvoicedMonth(
                invoice_id=done.invoice_id,
                chain_id=done.chain_id,
                month=done.month,
                first_day=done.first_day,
                last_day=done.last_day,
            )
        )


def test_every_month_since_the_cut_over_is_proposed_and_none_before(session):
    an_office(session, since=Month(2026, 1))
    a_lease(session)
    found = to_invoice(session, MARCH, TODAY).proposals
    assert [str(p.month) for p in found] == ["2026-01", "2026-02", "2026-03"]


def test_a_lease_that_begins_on_the_17th_pays_fifteen_days(session):
    an_office(session, since=Month(2025, 3))
    a_lease(session, first_day=date(2025, 3, 17), last_day=date(2026, 3, 16))
    issue_all(session)
    assert totals(session)[0] == Money(150_00)
    assert sum(total.cents for total in totals(session)) == 3_720_00


def test_an_ended_lease_gets_no_invoice_after_its_end(session):
    an_office(session, since=Month(2026, 1))
    a_lease(session, first_day=date(2025, 1, 1), last_day=date(2026, 2, 1))
    found = to_invoice(session, MARCH, TODAY).proposals
    assert [p.sums.total for p in found] == [Money(310_00), Money(11_07)]


def test_a_rise_leaves_every_issued_invoice_as_it_is(session):
    an_office(session, since=Month(2026, 1))
    lease = a_lease(session)
    issue_all(session)
    papers = [queries.pdf(session, row.id) for row in queries.invoices(session)]
    line = lines_of(session, lease)[0]
    change_rent(session, line.id, Money(320_00), date(2026, 1, 1), "late")
    assert to_invoice(session, MARCH, TODAY).proposals == ()
    assert [queries.pdf(session, row.id) for row in queries.invoices(session)] == papers
    april = to_invoice(session, Month(2026, 4), TODAY).proposals
    assert [p.sums.total for p in april] == [Money(320_00)]


def test_the_rise_is_said_on_the_first_proposal_after_it(session):
    an_office(session)
    lease = a_lease(session)
    issue_all(session)
    change_rent(session, lines_of(session, lease)[0].id, Money(320_00), date(2026, 4, 1), "3,2 %")
    (proposal,) = to_invoice(session, Month(2026, 4), TODAY).proposals
    assert proposal.remark is not None
    assert dict(proposal.remark.values)["before"] == Money(310_00)


def test_a_line_that_was_stopped_with_nothing_stands_on_no_invoice(session):
    an_office(session)
    lease = a_lease(session, service=Money(25_00))
    service = lines_of(session, lease)[1]
    change_rent(session, service.id, Money(0), date(2026, 4, 1), "own meter")
    (proposal,) = to_invoice(session, Month(2026, 4), TODAY).proposals[1:]
    assert [item.amount for item in proposal.items] == [Money(310_00)]


def test_a_room_without_rent_asks_for_no_invoice(session):
    an_office(session)
    a_lease(session, Money(0))
    assert to_invoice(session, MARCH, TODAY).proposals == ()


def test_a_lease_that_goes_on_after_all_asks_the_days_that_are_left(session):
    an_office(session)
    lease = a_lease(session, last_day=date(2026, 3, 15))
    issue_all(session)
    session.get_one(Lease, lease).last_day = None
    session.flush()
    rest, april = to_invoice(session, Month(2026, 4), TODAY).proposals
    assert rest.items[0].period == Period.through(date(2026, 3, 16), date(2026, 3, 31))
    assert rest.sums.total == Money(160_00)
    assert april.sums.total == Money(310_00)
    issue_all(session)
    assert sum(total.cents for total in totals(session)) == 310_00


def test_an_extra_for_every_month_ends_with_its_lease(session):
    an_office(session)
    lease = a_lease(session)
    draft = ExtraDraft(lease, "Key", MARCH, Decimal(1), Money(5_00), every_month=True)
    add_extra(session, draft)
    end_lease(session, lease, date(2026, 4, 30))
    found = to_invoice(session, Month(2026, 7), TODAY).proposals
    assert [str(p.month) for p in found] == ["2026-03", "2026-04"]


def test_an_extra_for_a_month_before_the_first_stands_on_the_first_invoice_once(session):
    an_office(session)
    lease = a_lease(session)
    add_extra(session, ExtraDraft(lease, "Key", Month(2026, 2), Decimal(1), Money(5_00)))
    issue_all(session)
    assert totals(session) == [Money(315_00)]
    assert to_invoice(session, MARCH, TODAY).proposals == ()


def test_rooms_of_one_tenant_stand_on_one_invoice(session):
    an_office(session)
    tenant = a_tenant(session, "Yogastudio")
    a_lease(session, Money(100_00), tenant_id=tenant, room="Lokaal 1", service=Money(25_00))
    a_lease(session, Money(200_00), tenant_id=tenant, room="Lokaal 2")
    issue_all(session)
    assert totals(session) == [Money(325_00)]


def test_a_quarter_in_advance_is_proposed_in_its_first_month(session):
    an_office(session, since=Month(2026, 1))
    a_lease(session, rhythm=Rhythm.QUARTER)
    found = to_invoice(session, Month(2026, 1), date(2026, 1, 2)).proposals
    assert [(str(p.month), p.sums.total) for p in found] == [("2026-01", Money(930_00))]


def test_a_month_afterwards_is_proposed_when_it_ended(session):
    an_office(session)
    a_lease(session, timing=Timing.AFTERWARDS)
    assert to_invoice(session, MARCH, TODAY).proposals == ()
    (proposal,) = to_invoice(session, Month(2026, 4), TODAY).proposals
    assert proposal.items[0].period == MARCH.period


def test_evenings_stand_on_the_invoice_with_their_sum(session):
    an_office(session)
    lease = a_lease(session)
    add_extra(session, ExtraDraft(lease, "Evenings", MARCH, Decimal(9), Money(40_00), "evenings"))
    (proposal,) = to_invoice(session, MARCH, TODAY).proposals
    assert proposal.sums.total == Money(670_00)
    assert "9 evenings × €\N{NO-BREAK SPACE}40,00" in proposal.items[1].explanation
    issue_all(session)
    assert to_invoice(session, Month(2026, 4), TODAY).proposals[0].sums.total == Money(310_00)


def test_an_extra_kept_for_every_month_comes_back(session):
    an_office(session)
    lease = a_lease(session)
    draft = ExtraDraft(lease, "Key", MARCH, Decimal(1), Money(5_00), every_month=True)
    add_extra(session, draft)
    issue_all(session)
    assert to_invoice(session, Month(2026, 4), TODAY).proposals[0].sums.total == Money(315_00)


def test_without_an_address_it_is_said_why_and_nothing_is_made(session):
    an_office(session)
    lease = a_lease(session, tenant_id=a_tenant(session, street="Postbus 12"))
    (proposal,) = to_invoice(session, MARCH, TODAY).proposals
    assert not proposal.ready
    with pytest.raises(Refused, match="Nothing was made"):
        issue_month(session, [proposal.key], MARCH, TODAY)
    assert queries.count_invoices(session) == 0
    assert lease


def test_numbers_go_on_from_the_old_list_and_have_no_gap(session):
    an_office(session, since=Month(2026, 1), first_number=118)
    a_lease(session)
    a_lease(session, tenant="Yogastudio", room="Lokaal 2")
    assert issue_all(session).numbers == [f"2026-{n:04d}" for n in range(118, 124)]
    assert session.scalars(select(NumberSeries.last_number)).one() == 123


def test_the_year_of_the_number_is_the_year_of_issue(session):
    an_office(session, since=Month(2026, 12), first_number=7)
    a_lease(session)
    assert issue_all(session, Month(2026, 12), date(2026, 12, 31)).numbers == ["2026-0007"]
    assert issue_all(session, Month(2027, 1), date(2027, 1, 1)).numbers == ["2027-0001"]


def test_a_month_too_far_ahead_is_refused(session):
    an_office(session)
    a_lease(session)
    with pytest.raises(Refused, match="too far ahead"):
        issue_month(session, ["1:2026-05"], Month(2026, 5), TODAY)


def test_stopping_leaves_no_invoice_and_no_number(board):
    with board.acting("ground") as session:
        an_office(session)
        for place in range(3):
            a_lease(session, tenant=f"Huurder {place}", room=f"Lokaal {place}")
    with board.reading() as session:
        keys = [p.key for p in to_invoice(session, MARCH, TODAY).proposals]
    with pytest.raises(Refused, match="Stopped"), board.acting("run") as session:
        issue_month(session, keys, MARCH, TODAY, lambda done, of: done < 2)
    with board.acting("run") as session:
        assert queries.count_invoices(session) == 0
        assert issue_month(session, keys, MARCH, TODAY).numbers[0] == "2026-0001"


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE invoice SET total = 1",
        "DELETE FROM invoice",
        "INSERT OR REPLACE INTO invoice SELECT * FROM invoice",
        "INSERT INTO invoice SELECT * FROM invoice WHERE true ON CONFLICT DO UPDATE SET total = 1",
        "UPDATE invoice_line SET amount = 1",
        "DELETE FROM invoice_line",
        "INSERT OR REPLACE INTO invoice_line SELECT * FROM invoice_line",
        "UPDATE invoice_file SET pdf = x'00'",
        "INSERT OR REPLACE INTO invoice_file SELECT * FROM invoice_file",
        "DELETE FROM invoiced_month",
        "DELETE FROM month_run",
    ],
)
def test_what_was_issued_is_frozen_in_the_database(board, attack):
    with board.acting("ground") as session:
        an_office(session)
        a_lease(session)
        issue_all(session)
    with pytest.raises(DatabaseError), board.acting("attack") as session:
        session.execute(text(attack))
    with board.reading() as session:
        assert totals(session) == [Money(310_00)]


def test_a_run_takes_a_number_of_statements_that_does_not_grow(session):
    an_office(session, since=Month(2026, 2))
    for place in range(3):
        a_lease(session, tenant=f"Huurder {place}", room=f"Lokaal {place}")
    issue_all(session, Month(2026, 2))
    few = count_statements(session, MARCH)
    for place in range(3, 12):
        a_lease(session, tenant=f"Huurder {place}", room=f"Lokaal {place}")
    assert count_statements(session, Month(2026, 4)) == few


def count_statements(session, through):
    session.flush()
    session.expire_all()
    seen = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *call: seen.append(call[2]))
    issue_all(session, through)
    return len(seen)


def test_a_lease_ended_early_is_not_proposed_after_its_new_end(session):
    an_office(session)
    lease = a_lease(session)
    issue_all(session)
    end_lease(session, lease, date(2026, 3, 31), "moves")
    assert to_invoice(session, Month(2026, 4), TODAY).proposals == ()


def test_hostile_names_are_printed_as_they_are(session):
    from pypdfium2 import PdfDocument

    an_office(session)
    names = ["Piet <b>Klus</b>", "<img src=/etc/hostname>", "a < b & c", "=HYPERLINK(1)", "x" * 300]
    for place, name in enumerate(names):
        a_lease(session, tenant=name, room=f"Lokaal {place}")
    done = issue_all(session)
    assert (len(done.ids), done.failures) == (5, [])
    by_name = {row.party_name: row.id for row in queries.invoices(session)}
    for name in names[:4]:
        page = PdfDocument(queries.pdf(session, by_name[name]))[0]
        assert name in page.get_textpage().get_text_bounded()


def test_the_kept_paper_is_what_was_issued(session):
    an_office(session)
    a_lease(session)
    (invoice_id,) = issue_all(session).ids
    printed = queries.snapshot(session, invoice_id)
    from bestuurskamer.invoices.paper import invoice_pdf

    assert invoice_pdf(printed) == queries.pdf(session, invoice_id)
    assert session.get_one(Invoice, invoice_id).party_name == "Atelier Kleur"


def test_how_far_rent_was_invoiced_is_known_by_lease(session):
    from bestuurskamer.invoices.issued import invoiced_until

    an_office(session)
    lease = a_lease(session)
    assert invoiced_until(session, [lease]) is None
    issue_all(session)
    line = lines_of(session, lease)[0]
    change_rent(session, line.id, Money(320_00), date(2026, 4, 1), "x")
    assert invoiced_until(session, [lease]) == date(2026, 3, 31)
    issue_all(session, Month(2026, 4))
    assert invoiced_until(session, [lease]) == date(2026, 4, 30)


def test_a_change_that_was_entered_late_is_said_by_the_amount_of_last_time(session):
    an_office(session)
    lease = a_lease(session)
    issue_all(session)
    (line,) = lines_of(session, lease)
    change_rent(session, line.id, Money(320_00), date(2026, 3, 1), "vergeten")
    add_extra(session, ExtraDraft(lease, "Sleutel", APRIL, Decimal(1), Money(10_00)))
    april, may = to_invoice(session, Month(2026, 5), date(2026, 5, 1)).proposals
    assert language.say(april.remark) == "last time €\u00a0310.00"
    assert may.remark is None


def test_a_merged_tenant_is_not_new_and_keeps_its_last_time(session):
    an_office(session)
    doubled, kept = a_tenant(session, "Dubbel"), a_tenant(session, "Echt")
    a_lease(session, tenant_id=doubled)
    issue_all(session)
    merge(session, doubled, kept)
    (april,) = to_invoice(session, APRIL, date(2026, 4, 1)).proposals
    assert (april.party.name, april.remark) == ("Echt", None)
