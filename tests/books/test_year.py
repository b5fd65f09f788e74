"""The year account: opening and what moved is closing, whatever was done with the money."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.app.checks import open_ones_are_known
from bestuurskamer.books.catalogue import Asked, paper
from bestuurskamer.books.flows import flows
from bestuurskamer.books.money_out import money_out
from bestuurskamer.books.open_then import open_on
from bestuurskamer.books.rules import divided
from bestuurskamer.books.shares import LINES
from bestuurskamer.books.year import month_page, year_account
from bestuurskamer.books.year_actions import close_books, closing_problems, set_budget
from bestuurskamer.books.year_tables import balances
from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.actions import open_account, set_opening
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.payments.allocating import place, undo_entry, use_credit
from bestuurskamer.payments.kinds import add_kind
from bestuurskamer.payments.model import Direction, Entry, Statement, StatementImport, Target
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.rules import Part, spread, to_due
from tests.builders import a_lease, a_room, an_office
from tests.paper.reader import all_words, pages

TODAY = date(2026, 4, 2)
NEXT_YEAR = date(2027, 1, 15)


def bank(session: Session) -> int:
    account_id = session.scalars(select(Account.id)).first()
    assert account_id is not None
    return account_id


def an_entry(
    session: Session, cents: int, day: date = TODAY, account_id: int | None = None, **more: object
) -> int:
    entry = Entry(
        account_id=account_id or bank(session),
        booked_on=day,
        amount=Money(cents),
        **more,  # type: ignore[arg-type]
    )
    session.add(entry)
    session.flush()
    return entry.id


def a_house(session: Session) -> int:
    """March and April invoiced at 310 rent and 25 service; 1.000,00 in the bank. The lease."""
    an_office(session)
    lease_id = a_lease(session, Money(310_00), service=Money(25_00))
    for month in (Month(2026, 3), Month(2026, 4)):
        keys = [p.key for p in to_invoice(session, month, TODAY).proposals]
        issue_month(session, keys, month, TODAY)
    set_opening(session, bank(session), Money(1_000_00), date(2026, 1, 1))
    return lease_id


def a_statement(session: Session, closing: Money, day: date) -> None:
    made = StatementImport(
        file_name="proef.xml", form="camt053", sha256="0", made_on=day, entries=0
    )
    session.add(made)
    session.flush()
    session.add(
        Statement(
            import_id=made.id,
            account_id=bank(session),
            first_day=day,
            last_day=day,
            closing=closing,
        )
    )
    session.flush()


def pay(session: Session, cents: int, day: date = TODAY) -> int:
    entry_id = an_entry(session, cents, day)
    dues = [item.due for item in open_items(session)]
    place(session, entry_id, spread(Money(cents), dues), day)
    return entry_id


def cost(session: Session, name: str, cents: int, day: date = TODAY) -> int:
    kind_id = add_kind(session, Direction.COST, name)
    part = Part(Target.KIND, Money(-cents), kind_id=kind_id)
    place(session, an_entry(session, -cents, day, counter_name=name), [part], day)
    return kind_id


def words_of(session: Session, key: str, last: date) -> str:
    asked = Asked(date(last.year, 1, 1), last, last)
    return " ".join(all_words(paper(session, key, asked)).split())


def amounts(lines: object) -> dict[str, Money]:
    from bestuurskamer.language import say

    return {say(line.name): line.amount for line in lines}  # type: ignore[attr-defined]


def test_what_was_received_is_divided_as_the_invoice_says(session):
    a_house(session)
    pay(session, 335_00)
    account = year_account(session, 2026)
    assert amounts(account.income) == {"Rent": Money(310_00), "Service charges": Money(25_00)}
    assert account.flows.closing == Money(1_335_00)
    assert account.open.total == Money(335_00)


def test_an_invoice_paid_in_parts_gives_each_kind_what_its_lines_say(session):
    a_house(session)
    for cents in (100_01, 33_33, 201_66):
        pay(session, cents)
    assert amounts(year_account(session, 2026).income) == {
        "Rent": Money(310_00),
        "Service charges": Money(25_00),
    }


def test_a_part_paid_before_the_year_leaves_exactly_the_rest_to_it(session):
    a_house(session)
    pay(session, 100_01, date(2026, 12, 31))
    pay(session, 234_99, date(2027, 1, 1))
    both = [year_account(session, year).flows.lines for year in (2026, 2027)]
    assert total(lines["rent"] for lines in both) == Money(310_00)
    assert total(lines["service"] for lines in both) == Money(25_00)
    assert total(both[0].values()) == Money(100_01)


def test_a_credit_note_of_a_later_year_leaves_the_past_alone(session):
    a_house(session)
    pay(session, 335_00, date(2026, 12, 1))
    before = year_account(session, 2026)
    item = next(i for i in open_items(session, settled=True) if not i.open)
    credit(session, item.id, date(2027, 2, 1))
    after = year_account(session, 2026)
    assert (after.income, after.open) == (before.income, before.open)


def test_credit_is_income_on_the_day_it_is_used(session):
    a_house(session)
    march = open_items(session)[0]
    entry_id = an_entry(session, 400_00, date(2026, 12, 30))
    place(session, entry_id, spread(Money(400_00), [march.due]), date(2026, 12, 30))
    kept = year_account(session, 2026)
    (april,) = open_items(session)
    use_credit(session, april.target, april.id, NEXT_YEAR)
    used = year_account(session, 2027)
    assert (kept.flows.income, kept.flows.credits) == (Money(335_00), Money(65_00))
    assert dict(kept.credits) == {"Atelier Kleur": Money(65_00)}
    assert (used.flows.income, used.flows.credits) == (Money(65_00), Money(-65_00))
    assert (dict(used.credits), used.flows.off) == ({}, NOTHING)


def test_deposits_are_never_income(session):
    lease_id = a_house(session)
    part = Part(Target.DEPOSIT, Money(500_00), lease_id=lease_id)
    place(session, an_entry(session, 500_00), [part], TODAY)
    back = Part(Target.DEPOSIT, Money(-200_00), lease_id=lease_id)
    place(session, an_entry(session, -200_00), [back], TODAY)
    account = year_account(session, 2026)
    assert (account.flows.income, account.flows.expenses) == (NOTHING, NOTHING)
    assert account.flows.deposits == Money(300_00) == account.deposits.held
    assert (account.deposits.held_before, account.flows.off) == (NOTHING, NOTHING)


def test_money_between_own_accounts_cancels_out_or_is_said(session):
    a_house(session)
    savings = open_account(session, AccountKind.CASH, "", "Kas", NOTHING, date(2026, 1, 1))
    to = Part(Target.TRANSFER, Money(-300_00), account_id=savings)
    place(session, an_entry(session, -300_00), [to], TODAY)
    assert flows(session, date(2026, 1, 1), date(2026, 12, 31)).transfers == Money(-300_00)
    back = Part(Target.TRANSFER, Money(300_00), account_id=bank(session))
    place(session, an_entry(session, 300_00, account_id=savings), [back], TODAY)
    moved = year_account(session, 2026).flows
    assert (moved.transfers, moved.opening, moved.closing) == (
        NOTHING,
        Money(1_000_00),
        Money(1_000_00),
    )


def test_expenses_stand_beside_their_budget(session):
    a_house(session)
    energy = cost(session, "Stroom", 120_00)
    set_budget(session, 2026, Money(100_00), kind_id=energy)
    set_budget(session, 2026, Money(3_720_00), line="rent")
    set_budget(session, 2026, Money(4_000_00), line="rent")
    account = year_account(session, 2026)
    (line,) = account.expenses
    assert (line.amount, line.budget, line.beyond) == (
        Money(120_00),
        Money(100_00),
        Money(20_00),
    )
    assert account.budget == Money(3_900_00)
    set_budget(session, 2026, None, kind_id=energy)
    assert year_account(session, 2026).expenses[0].budget is None


def test_a_budget_is_never_below_zero_and_stays_in_a_closed_year(session):
    a_house(session)
    with pytest.raises(Refused, match="below zero"):
        set_budget(session, 2026, Money(-1), line="rent")
    close_books(session, 2026, NEXT_YEAR)
    with pytest.raises(Refused, match="is closed"):
        set_budget(session, 2026, Money(1), line="rent")


def test_a_year_with_an_entry_without_a_place_is_not_closed(session):
    a_house(session)
    an_entry(session, 10_00)
    with pytest.raises(Refused, match="no place yet"):
        close_books(session, 2026, NEXT_YEAR)
    assert not year_account(session, 2026).closed


def test_a_year_whose_balance_differs_from_the_bank_is_not_closed(session):
    a_house(session)
    pay(session, 335_00)
    a_statement(session, Money(1_330_00), TODAY)
    (account,) = year_account(session, 2026).flows.accounts
    assert account.difference == Money(-5_00)
    with pytest.raises(Refused, match="the bank says"):
        close_books(session, 2026, NEXT_YEAR)


def test_a_year_without_a_known_beginning_is_not_closed(session):
    a_house(session)
    pay(session, 335_00)
    set_opening(session, bank(session), None, None)
    (problem,) = closing_problems(session, 2026)
    assert "is not known" in problem.text


def test_a_year_in_which_all_fits_is_closed(session):
    a_house(session)
    pay(session, 335_00)
    a_statement(session, Money(1_335_00), TODAY)
    close_books(session, 2026, NEXT_YEAR)
    assert year_account(session, 2026).closed


def test_entries_from_before_the_opening_do_not_count(session):
    a_house(session)
    set_opening(session, bank(session), Money(500_00), date(2026, 4, 1))
    an_entry(session, 77_00, date(2026, 3, 31))
    pay(session, 335_00)
    moved = year_account(session, 2026).flows
    assert (moved.opening, moved.closing, moved.off) == (Money(500_00), Money(835_00), NOTHING)


def test_what_was_open_then_is_not_changed_by_a_payment_after(session):
    a_house(session)
    pay(session, 670_00, NEXT_YEAR)
    then = open_on(session, date(2026, 12, 31))
    assert (then.total, then.late_known, then.late) == (Money(670_00), False, ())
    assert open_on(session, NEXT_YEAR).rows == ()


def test_money_out_shows_the_entries_behind_each_kind(session):
    a_house(session)
    energy = cost(session, "Stroom", 120_00)
    back = Part(Target.KIND, Money(20_00), kind_id=energy)
    place(session, an_entry(session, 20_00), [back], TODAY)
    an_entry(session, -15_00, text="Onbekend")
    out = money_out(session, date(2026, 1, 1), date(2026, 12, 31))
    assert [(kind.amount, len(kind.rows)) for kind in out.kinds] == [
        (Money(100_00), 2),
        (Money(15_00), 1),
    ]
    assert (out.total, out.came_back, out.off) == (Money(115_00), Money(20_00), NOTHING)


def test_the_month_says_what_came_what_is_late_and_what_stands_empty(session):
    a_house(session)
    pay(session, 335_00)
    cost(session, "Stroom", 120_00)
    page = month_page(session, Month(2026, 4))
    assert (page.flows.income, page.flows.expenses) == (Money(335_00), Money(120_00))
    assert (page.rooms, page.empty, page.invoiced) == (1, (), Money(670_00))
    assert (page.open.total, page.late) == (Money(335_00), Money(335_00))
    assert [str(m.month) for m in page.months] == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert page.months[-1].came_in == Money(335_00)


def test_the_paper_of_the_year_shows_its_check_and_has_lines_for_two(session):
    a_house(session)
    pay(session, 335_00)
    cost(session, "Stroom", 120_00)
    said = words_of(session, "year", date(2026, 12, 31))
    assert "Check: 1,000.00 (at the start) + 335.00 (income) − 120.00 (expenses) =" in said
    assert said.count("Signature") == 2
    assert "For the audit committee" in said


@pytest.mark.parametrize("many", [2, 3, 5, 9])
def test_the_month_fits_on_one_page_whatever_is_in_it(session, many):
    a_house(session)
    pay(session, 335_00)
    for number in range(many):
        cost(session, f"Soort {number}", 1_00)
        given = add_kind(session, Direction.INCOME, f"Gift {number}")
        part = Part(Target.KIND, Money(2_00), kind_id=given)
        place(session, an_entry(session, 2_00), [part], TODAY)
        a_lease(session, tenant=f"Huurder {number}", room=f"Lokaal {number + 2}")
        open_account(session, AccountKind.CASH, "", f"Kas {number}", Money(1), None)
        a_room(session, f"Leeg lokaal {number}")
    an_entry(session, -1_00)
    keys = [p.key for p in to_invoice(session, Month(2026, 4), TODAY).proposals]
    issue_month(session, keys, Month(2026, 4), TODAY)
    assert len(month_page(session, Month(2026, 4)).open.late) >= many
    day = date(2026, 4, 30)
    assert pages(paper(session, "month", Asked(day, day, day))) == 1


def test_money_out_on_paper_shows_each_entry_and_its_check(session):
    a_house(session)
    cost(session, "Stroom", 120_00)
    said = words_of(session, "out", date(2026, 12, 31))
    assert "Check: sum of 1 row = € 120.00." in said


def test_a_balance_that_the_bank_does_not_confirm_is_said(session):
    a_house(session)
    pay(session, 335_00)
    a_statement(session, Money(1_330_00), TODAY)
    notes = balances(year_account(session, 2026)).notes
    assert any("off the books" in note for note in notes)


@given(
    amount=st.integers(-(10**7), 10**7),
    weights=st.lists(st.integers(0, 10**6), min_size=3, max_size=3),
)
def test_parts_are_always_exactly_the_whole(amount, weights):
    shares = dict(zip(LINES, map(Fraction, weights), strict=True))
    parts = divided(Money(amount), shares)
    assert total(parts.values()) == Money(amount)
    whole = sum(weights)
    for name, weight in shares.items():
        assert not whole or abs(parts[name].cents - amount * weight / whole) < 1


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_opening_and_all_that_moved_is_closing_whatever_is_done(board, data):
    with board.acting("test") as session:
        point = session.begin_nested()
        lease_id = a_house(session)
        kind_id = add_kind(session, Direction.COST, "Proef")
        savings = open_account(session, AccountKind.CASH, "", "Kas", Money(7), None)
        days = st.sampled_from([date(2026, 3, 31), date(2026, 12, 31), date(2027, 1, 1)])
        sums = st.integers(-50_000, 90_000).filter(bool)
        accounts = st.sampled_from([bank(session), savings])
        entries = [
            an_entry(session, cents, data.draw(days), data.draw(accounts))
            for cents in data.draw(st.lists(sums, min_size=1, max_size=5))
        ]
        for _ in range(data.draw(st.integers(1, 8))):
            _do_something(session, data, entries, lease_id, kind_id)
        _it_all_fits(session)
        point.rollback()
        session.expunge_all()


def _do_something(
    session: Session, data: st.DataObject, entries: list[int], lease_id: int, kind_id: int
) -> None:
    from bestuurskamer.payments.queries import entry

    row = entry(session, data.draw(st.sampled_from(entries)))
    items = [item for item in open_items(session) if item.open > NOTHING]
    sign = 1 if row.left > NOTHING else -1
    some = Money(sign * data.draw(st.integers(1, max(abs(row.left.cents), 1))))
    what = data.draw(st.sampled_from(["pay", "kind", "deposit", "move", "undo", "use", "part"]))
    try:
        with session.begin_nested():
            if what == "undo":
                undo_entry(session, row.id, row.booked_on)
            elif what == "use" and items:
                use_credit(session, items[0].target, items[0].id, date(2027, 1, 2))
            elif what == "pay" and items:
                parts = spread(row.left, [i.due for i in items])
                place(session, row.id, parts, row.booked_on)
            elif what == "part" and items:
                place(session, row.id, [to_due(items[0].due, some)], row.booked_on)
            else:
                part = {
                    "deposit": Part(Target.DEPOSIT, some, lease_id=lease_id),
                    "move": Part(Target.TRANSFER, some, account_id=bank(session)),
                }.get(what, Part(Target.KIND, some, kind_id=kind_id))
                place(session, row.id, [part], row.booked_on)
    except Refused:
        return


def _it_all_fits(session: Session) -> None:
    years = [year_account(session, year) for year in (2026, 2027)]
    for account in years:
        moved = account.flows
        assert moved.off == NOTHING
        assert account.deposits.held - account.deposits.held_before == moved.deposits
        assert moved.income == total(line.amount for line in account.income)
        assert moved.expenses == total(line.amount for line in account.expenses)
        out = money_out(session, moved.first, moved.last)
        assert out.off == NOTHING
        assert out.went_out == total(a.went_out for a in moved.accounts)
    assert open_ones_are_known(session) is None
    first, second = years
    assert first.flows.closing == second.flows.opening
    assert first.deposits.held == second.deposits.held_before
    now = {(i.target, i.id): i.open for i in open_items(session)}
    assert {(i.target, i.id): i.open for i in second.open.rows} == now
    kept = total(first.credits.values()) + second.flows.credits
    assert total(second.credits.values()) == kept
