"""Costs and interest: off at first, by the law when on, never twice, and let go with a reason."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.parties.model import Party, PartyKind
from bestuurskamer.payments.allocating import place
from bestuurskamer.payments.arrears import Late, arrears, letters
from bestuurskamer.payments.charging import (
    Charging,
    charges,
    charging,
    choose_charging,
    claim,
    claimable,
    waive,
)
from bestuurskamer.payments.model import LetterKind, Target
from bestuurskamer.payments.next_letter import next_letter
from bestuurskamer.payments.open_items import open_items, paying_order
from bestuurskamer.payments.reminding import arrange, letter_file, make_letter, mark_sent, withdraw
from bestuurskamer.payments.rules import spread, to_due
from tests.payments.test_allocating import an_entry, two_months
from tests.payments.test_reminding import words

APRIL, MAY = date(2026, 4, 30), date(2026, 5, 20)
AFTER = date(2026, 6, 7)  # the first day on which costs may be claimed


@pytest.fixture
def late(session) -> int:
    """A consumer who is late with two months and got the fourteen-day letter on 20 May."""
    party_id = two_months(session)
    session.get_one(Party, party_id).kind = PartyKind.PERSON
    for day in (APRIL, MAY):
        letter_id = make_letter(session, party_id, day)
        mark_sent(session, letter_id, day, "post", "Anna de Vries")
        session.flush()
    return party_id


def on(session, *, costs: bool = True, interest: bool = False) -> None:
    choose_charging(session, Charging(costs, interest))
    session.flush()


def the_late(session, day: date) -> Late:
    (found,) = arrears(session, day)
    return found


def test_nothing_is_claimed_until_the_board_switches_it_on(session, late):
    assert charging(session) == Charging(costs=False, interest=False)
    assert claimable(session, the_late(session, AFTER), AFTER) == []
    with pytest.raises(Refused, match="no costs or interest to claim"):
        claim(session, late, AFTER)


def test_costs_come_only_after_the_time_of_the_letter_and_once(session, late):
    on(session)
    before = date(2026, 6, 6)
    assert claimable(session, the_late(session, before), before) == []
    assert claim(session, late, AFTER) == Money(93_00)  # 15 % of 620,00
    assert claimable(session, the_late(session, AFTER), AFTER) == []


def test_costs_count_over_what_was_open_when_the_time_was_over(session, late):
    on(session)
    first = open_items(session)[0]
    in_time = an_entry(session, Money(310_00), date(2026, 6, 1))
    place(session, in_time, [to_due(first.due, Money(310_00))], MAY)
    (one,) = claimable(session, the_late(session, AFTER), AFTER)
    assert one.amount == Money(46_50)  # 15 % of 310,00
    too_late = an_entry(session, Money(100_00), date(2026, 6, 20))
    place(session, too_late, [to_due(open_items(session)[0].due, Money(100_00))], MAY)
    day = date(2026, 6, 21)
    assert claimable(session, the_late(session, day), day)[0].amount == Money(46_50)


def test_a_letter_that_does_not_count_gives_no_right_to_costs(session, late):
    on(session)
    withdraw(session, letters(session)[-1].id, MAY)
    session.flush()
    assert claimable(session, the_late(session, AFTER), AFTER) == []


def test_interest_is_claimed_by_the_day_and_later_only_what_came_since(session, late):
    on(session, costs=False, interest=True)
    first = claim(session, late, AFTER)
    told = claimable(session, the_late(session, AFTER), AFTER)
    later = date(2026, 6, 30)
    more = claim(session, late, later)
    assert told == []
    rows = charges(session, late)
    assert first + more == sum((row.amount for row in rows), NOTHING)
    # due on 16 April: 75 days at 4 % over two invoices of 310,00, each part rounded
    assert abs((first + more).cents - round(2 * 310_00 * 0.04 * 75 / 365)) <= 2


def test_a_payment_goes_to_costs_first_then_interest_then_the_oldest_invoice(session, late):
    on(session, interest=True)
    claim(session, late, AFTER)
    items = sorted(open_items(session), key=paying_order)
    assert [item.number for item in items[:3]] == ["costs", "interest", "interest"]
    entry_id = an_entry(session, Money(100_00), AFTER)
    parts = spread(Money(100_00), [item.due for item in items])
    place(session, entry_id, parts, AFTER)
    assert [(p.target, p.amount) for p in parts[:1]] == [(Target.CHARGE, Money(93_00))]


def test_a_claim_is_let_go_with_a_reason_and_not_made_again(session, late):
    on(session)
    claim(session, late, AFTER)
    (row,) = charges(session, late)
    with pytest.raises(Refused, match="why"):
        waive(session, row.id, " ", AFTER)
    waive(session, row.id, "coulance", AFTER)
    session.flush()
    assert all(item.target is not Target.CHARGE for item in open_items(session))
    assert claimable(session, the_late(session, AFTER), AFTER) == []


def test_the_notice_of_default_asks_what_was_claimed(session, late):
    on(session)
    claim(session, late, AFTER)
    letter_id = make_letter(session, late, AFTER)
    letter = letters(session)[-1]
    assert (letter.kind, letter.total, letter.costs) == (
        LetterKind.DEFAULT,
        Money(713_00),
        Money(93_00),
    )
    assert "€ 713,00" in words(letter_file(session, letter_id)).replace("\u00a0", " ")


def test_a_formal_reminder_speaks_of_costs_only_when_they_are_on(session):
    party_id = two_months(session)
    mark_sent(session, make_letter(session, party_id, APRIL), APRIL, "post", "Anna")
    session.flush()
    letter_id = make_letter(session, party_id, MAY)
    assert "incassokosten" not in words(letter_file(session, letter_id))
    withdraw(session, letter_id, MAY)
    on(session, interest=True)
    said = words(letter_file(session, make_letter(session, party_id, MAY)))
    assert "incassokosten" in said
    assert "rente" in said


def a_newer_invoice(session) -> None:
    day = date(2026, 5, 1)
    keys = [p.key for p in to_invoice(session, Month(2026, 5), day).proposals]
    issue_month(session, keys, Month(2026, 5), day)
    session.flush()


def test_a_newer_invoice_begins_at_the_foot_of_the_ladder(session, late):
    a_newer_invoice(session)
    found = next_letter(the_late(session, AFTER), AFTER)
    assert (found.kind, len(found.items)) == (LetterKind.DEFAULT, 2)
    mark_sent(session, make_letter(session, late, AFTER), AFTER, "post", "Anna")
    session.flush()
    found = next_letter(the_late(session, AFTER), AFTER)
    assert (found.kind, [item.issued_on for item in found.items]) == (
        LetterKind.FRIENDLY,
        [date(2026, 5, 1)],
    )


def test_an_arrangement_holds_the_letters_of_its_own_invoices_only(session, late):
    arrange(session, late, [(date(2026, 12, 1), Money(620_00))], "", MAY)
    a_newer_invoice(session)
    found = next_letter(the_late(session, AFTER), AFTER)
    assert (found.kind, len(found.items)) == (LetterKind.FRIENDLY, 1)


def test_a_person_owes_the_rate_for_persons_and_an_organisation_that_of_trade(session, late):
    on(session, costs=False, interest=True)
    person = claimable(session, the_late(session, MAY), MAY)
    session.get_one(Party, late).kind = PartyKind.ORGANISATION
    session.flush()
    business = claimable(session, the_late(session, MAY), MAY)
    days = [(MAY - one.item.due_on).days for one in person]
    assert [one.amount for one in person] == [
        Money(310_00) * (Fraction(4, 100) * n / 365) for n in days
    ]
    assert [one.amount for one in business] == [
        Money(310_00) * (Fraction("10.15") / 100 * n / 365) for n in days
    ]
