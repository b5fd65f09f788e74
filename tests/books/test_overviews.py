from __future__ import annotations

from datetime import date
from decimal import Decimal

from pypdfium2 import PdfDocument

from bestuurskamer.books import catalogue
from bestuurskamer.books.attention import attention
from bestuurskamer.books.queries import in_and_out, register, rent_roll
from bestuurskamer.books.roll_tables import rent_roll_table
from bestuurskamer.books.rules import coverage, per_square_metre
from bestuurskamer.building.actions import change_head_rent, describe_head_lease
from bestuurskamer.building.rules import HeadLeaseDraft, deadlines, head_lease_problems
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.paper.ledger import Cell
from bestuurskamer.rent.actions import move_deposit
from bestuurskamer.rent.model import DepositMoveKind
from tests.builders import TODAY, a_lease, a_room, an_office
from tests.invoices.test_month_run import issue_all


def a_head_lease(session, last_day=date(2026, 8, 31), **more):
    a_room(session)
    draft = HeadLeaseDraft(
        "Gemeente Voorbeeldstad", Money(200_00), date(2020, 1, 1), last_day, **more
    )
    describe_head_lease(session, draft)


def words_on(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf))


def test_the_roll_of_a_day_holds_who_rents_then_and_what_is_empty(session):
    an_office(session)
    a_lease(session, service=Money(25_00))
    a_lease(session, tenant="Vroeger", room="Lokaal 2", last_day=date(2026, 3, 1))
    roll = rent_roll(session, TODAY)
    assert [(row.tenant, row.rent, row.service) for row in roll.rows] == [
        ("Atelier Kleur", Money(310_00), Money(25_00))
    ]
    assert [room.name for room in roll.empty] == ["Lokaal 2"]
    assert roll.monthly == Money(335_00)


def test_deposits_are_owed_and_no_income(session):
    an_office(session)
    lease = a_lease(session)
    move_deposit(session, lease, DepositMoveKind.RECEIVED, Money(300_00), TODAY)
    move_deposit(session, lease, DepositMoveKind.RETURNED, Money(100_00), TODAY)
    roll = rent_roll(session, TODAY)
    assert (roll.deposits_held, roll.monthly) == (Money(200_00), Money(310_00))


def test_what_comes_in_stands_beside_what_goes_out(session):
    an_office(session)
    a_head_lease(session)
    a_lease(session)
    both = in_and_out(session, TODAY)
    assert (both.comes_in, both.goes_out, both.left, both.coverage) == (
        Money(310_00),
        Money(200_00),
        Money(110_00),
        155,
    )
    assert [row.tenant for row in both.past_the_end] == ["Atelier Kleur"]
    (part, *_empty) = rent_roll_table(both.roll).parts
    assert part.rows[0].values[2] == Cell("Atelier Kleur", "past the head lease")


def test_a_rise_of_the_head_rent_leaves_what_was_before(session):
    a_head_lease(session)
    change_head_rent(session, Money(210_00), date(2026, 2, 1), "indexering")
    lease = in_and_out(session, TODAY).head_lease
    assert lease is not None
    assert lease.monthly_on(date(2026, 1, 31)) == Money(200_00)
    assert lease.monthly_on(date(2026, 2, 1)) == Money(210_00)
    assert lease.monthly_on(date(2026, 9, 1)) == NOTHING


def test_the_register_takes_credit_notes_off(session):
    an_office(session)
    a_lease(session)
    credit(session, issue_all(session).ids[0], TODAY)
    found = register(session, TODAY, TODAY)
    assert [row.number for row in found.rows] == ["2026-0001", "C2026-0001"]
    assert found.total == NOTHING


def test_the_overviews_are_on_paper_with_their_sums(session):
    an_office(session)
    a_head_lease(session)
    a_lease(session)
    issue_all(session)
    asked = catalogue.Asked(TODAY, TODAY, TODAY)
    assert "310.00" in words_on(catalogue.paper(session, "roll", asked))
    assert "2026-0001" in words_on(catalogue.paper(session, "register", asked))
    assert "110.00" in words_on(catalogue.paper(session, "both", asked))


def test_the_end_of_the_head_lease_is_seen_from_six_months_before():
    end = date(2026, 8, 31)
    assert deadlines(end, None, None, date(2026, 2, 27)) == []
    (near,) = deadlines(end, None, None, date(2026, 2, 28))
    assert (near.kind, near.days_left) == ("end", 184)
    renewal, last = deadlines(end, None, date(2026, 5, 31), date(2026, 3, 2))
    assert (renewal.kind, last.kind) == ("renewal", "end")
    (late,) = deadlines(date(2026, 1, 31), date(2025, 10, 31), None, date(2026, 2, 1))
    assert (late.kind, late.days_left) == ("end", -1)


def test_attention_counts_the_work_that_waits(session):
    an_office(session)
    a_head_lease(session)
    a_lease(session)
    found = attention(session, TODAY)
    assert [d.kind for d in found.deadlines] == ["end"]
    assert (len(found.to_invoice.proposals), found.past_head_lease) == (1, 1)
    issue_all(session)
    assert attention(session, TODAY).not_handed_out == 1


def test_figures_of_a_room():
    assert per_square_metre(Money(310_00), Decimal(48)) == Money(77_50)
    assert per_square_metre(Money(310_00), None) is None
    assert coverage(Money(1), NOTHING) is None


def test_a_day_of_the_head_lease_is_within_its_days():
    draft = HeadLeaseDraft(
        "Gemeente",
        Money(1),
        date(2024, 1, 1),
        date(2026, 12, 31),
        notice_by=date(2027, 6, 30),
        renewal_by=date(2023, 12, 31),
    )
    assert set(head_lease_problems(draft)) == {"notice_by", "renewal_by"}
