"""What the bank gave comes in whole, once, and can be taken back."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from bestuurskamer.office.actions import close_year, set_opening
from bestuurskamer.office.model import Account
from bestuurskamer.payments import queries
from bestuurskamer.payments.allocating import place, undo_entry
from bestuurskamer.payments.banks.values import ReadEntry, ReadFile, ReadStatement
from bestuurskamer.payments.importing import StatementLook, bring_in, preview, take_back
from bestuurskamer.payments.kinds import add_shipped_kinds
from bestuurskamer.payments.known_until import known_until
from bestuurskamer.payments.model import Entry, MoneyKind, Target
from bestuurskamer.payments.rules import Part
from tests.builders import IBAN, an_office

TODAY = date(2026, 4, 2)


def known(session: Session) -> date:
    (row,) = known_until(session, TODAY)
    return row.day


def came(day: int, cents: int, text: str = "huur", month: int = 3) -> ReadEntry:
    return ReadEntry(booked_on=date(2026, month, day), amount=Money(cents), text=text)


def a_file(
    *entries: ReadEntry,
    name: str = "maart.xml",
    iban: str = IBAN,
    opening: Money | None = None,
    closing: Money | None = None,
    until: date | None = None,
) -> ReadFile:
    days = [entry.booked_on for entry in entries] + ([until] if until else [])
    statement = ReadStatement(
        iban=iban,
        first_day=min(days),
        last_day=max(days),
        number="1",
        opening=opening,
        closing=closing,
        entries=entries,
    )
    return ReadFile(name, "camt053", name.ljust(64, "0"), (statement,))


def ticks(looks: list[StatementLook]) -> set[tuple[int, int]]:
    return {(n, m) for n, look in enumerate(looks) for m, e in enumerate(look.looks) if e.tick}


def take_in(session: Session, *files: ReadFile) -> list[int]:
    looks = preview(session, files)
    done = bring_in(session, looks, ticks(looks), TODAY)
    session.flush()
    return done


def books(session: Session) -> list[tuple[date, int, str]]:
    rows = session.scalars(select(Entry))
    return sorted((row.booked_on, row.amount.cents, row.text) for row in rows)


def test_two_real_payments_of_one_day_and_amount_both_come_in(session):
    an_office(session)
    take_in(session, a_file(came(3, 310_00), came(3, 310_00)))
    assert len(books(session)) == 2


def test_the_same_file_again_shows_every_entry_unticked_with_the_reason(session):
    an_office(session)
    file = a_file(came(3, 310_00), came(3, 310_00), came(9, -50_00))
    take_in(session, file)
    (look,) = preview(session, [file])
    assert [(e.tick, str(e.reason and e.reason.text)) for e in look.looks] == [
        (False, "known already")
    ] * 3
    with pytest.raises(Refused, match="Nothing new is ticked"):
        bring_in(session, [look], set(), TODAY)


def test_another_form_of_the_same_entry_is_a_possible_double(session):
    an_office(session)
    take_in(session, a_file(came(3, 310_00, "SEPA huur maart")))
    (look,) = preview(session, [a_file(came(3, 310_00, "HUUR MRT"), name="mt940.sta")])
    assert (look.looks[0].tick, look.looks[0].reason.text[:13]) == (False, "perhaps known")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_overlapping_files_in_any_order_give_the_same_books(session, order):
    an_office(session)
    month = [came(day, 100_00 + day, f"regel {day}") for day in (1, 5, 9, 14, 20, 27)]
    files = [
        a_file(*month[:4], name="a"),
        a_file(*month[2:], name="b"),
        a_file(*month, name="c"),
    ]
    for place_ in order:
        looks = preview(session, [files[place_]])
        if ticks(looks):
            bring_in(session, looks, ticks(looks), TODAY)
            session.flush()
    assert books(session) == sorted((e.booked_on, e.amount.cents, e.text) for e in month)


def test_overlapping_files_in_one_go_come_in_once(session):
    an_office(session)
    month = [came(day, 100_00) for day in (1, 5, 9)]
    take_in(session, a_file(*month[:2], name="a"), a_file(*month[1:], name="b"))
    assert len(books(session)) == 3


def test_a_batch_taken_back_can_come_in_again(session):
    an_office(session)
    file = a_file(came(3, 310_00))
    (import_id,) = take_in(session, file)
    assert take_back(session, import_id, TODAY) == 1
    session.flush()
    assert books(session) == []
    take_in(session, file)
    assert len(books(session)) == 1
    assert [row.taken_back_on for row in queries.imports(session)] == [None, TODAY]


def test_a_batch_stays_while_something_in_it_has_a_place(session):
    an_office(session)
    add_shipped_kinds(session)
    (import_id,) = take_in(session, a_file(came(3, -50_00)))
    entry_id, kind_id = session.scalars(select(Entry.id)).one(), _a_cost(session)
    place(session, entry_id, [Part(Target.KIND, Money(-50_00), kind_id=kind_id)], TODAY)
    with pytest.raises(Refused, match="Unlink them first"):
        take_back(session, import_id, TODAY)
    undo_entry(session, entry_id, TODAY)
    session.flush()
    assert take_back(session, import_id, TODAY) == 1


def test_a_gap_and_a_jump_are_said(session):
    an_office(session)
    take_in(session, a_file(came(3, 100_00), opening=Money(0), closing=Money(100_00)))
    later = a_file(
        came(1, 50_00, month=4), name="april", opening=Money(120_00), closing=Money(180_00)
    )
    (look,) = preview(session, [later])
    assert look.jump == (Money(100_00), Money(120_00))
    assert look.gap == Money(10_00)


def test_an_account_that_is_not_the_boards_brings_nothing_in(session):
    an_office(session)
    looks = preview(session, [a_file(came(3, 1_00), iban="NL02ABNA0123456789")])
    assert (looks[0].account, ticks(looks)) == (None, set())
    with pytest.raises(Refused, match="not one of the board's"):
        bring_in(session, looks, {(0, 0)}, TODAY)


def test_nothing_comes_into_a_closed_year(session):
    an_office(session)
    close_year(session, 2026, date(2027, 1, 5))
    session.flush()
    looks = preview(session, [a_file(came(3, 1_00))])
    with pytest.raises(Refused, match="2026 is closed"):
        bring_in(session, looks, ticks(looks), date(2027, 1, 6))


def _a_cost(session: Session) -> int:
    return session.scalars(select(MoneyKind.id).where(MoneyKind.key == "bank")).one()


def test_the_order_within_a_file_makes_no_double(session):
    an_office(session)
    take_in(session, a_file(came(3, 310_00, "huur van A")))
    (look,) = preview(
        session, [a_file(came(3, 310_00, "huur van B"), came(3, 310_00, "huur van A"))]
    )
    assert [one.tick for one in look.looks] == [True, False]


def test_the_same_amount_from_another_account_is_another_payment(session):
    an_office(session)
    first, second = "NL02ABNA0123456789", "NL20INGB0001234567"
    take_in(session, a_file(replace(came(3, 310_00, "huur"), counter_iban=first)))
    other = replace(came(3, 310_00, "huur mrt"), counter_iban=second)
    without = came(3, 310_00, "huur maart")
    assert preview(session, [a_file(other)])[0].looks[0].tick
    assert not preview(session, [a_file(without)])[0].looks[0].tick


def test_a_missing_day_between_files_of_one_drop_is_said(session):
    an_office(session)
    looks = preview(
        session,
        [
            a_file(came(3, 100_00), name="a", opening=Money(0), closing=Money(100_00)),
            a_file(came(9, 50_00), name="b", opening=Money(120_00), closing=Money(170_00)),
        ],
    )
    assert [look.jump for look in looks] == [None, (Money(100_00), Money(120_00))]


def test_the_first_statement_follows_on_what_stood_at_the_take_over(session):
    an_office(session)
    account = session.scalars(select(Account)).one()
    set_opening(session, account.id, Money(90_00), date(2026, 2, 28))
    session.flush()
    file = a_file(came(3, 10_00), opening=Money(95_00), closing=Money(105_00))
    assert preview(session, [file])[0].jump == (Money(90_00), Money(95_00))


def test_a_statement_that_overlaps_makes_no_jump(session):
    an_office(session)
    take_in(
        session,
        a_file(came(3, 100_00), came(20, 5_00), opening=Money(0), closing=Money(105_00)),
    )
    again = a_file(came(9, 1_00), name="b", opening=Money(100_00), closing=Money(101_00))
    assert preview(session, [again])[0].jump is None


def test_a_file_without_a_new_entry_moves_the_day_until_which_the_bank_is_known(session):
    an_office(session)
    take_in(session, a_file(came(3, 100_00)))
    (empty,) = take_in(session, a_file(name="leeg", until=date(2026, 4, 1)))
    assert known(session) == date(2026, 4, 1)
    take_in(session, a_file(came(3, 100_00), name="overlap", until=date(2026, 4, 2)))
    assert (known(session), len(books(session))) == (date(2026, 4, 2), 1)
    with pytest.raises(Refused, match="Nothing new"):
        take_in(session, a_file(came(3, 100_00), name="oud", until=date(2026, 4, 2)))
    assert take_back(session, empty, TODAY) == 0
    assert known(session) == date(2026, 4, 2)


def test_an_entry_that_is_left_out_on_purpose_leaves_its_days_unknown(session):
    an_office(session)
    take_in(session, a_file(came(3, 100_00)))
    looks = preview(session, [a_file(came(20, 5_00), name="b")])
    with pytest.raises(Refused, match="Nothing new"):
        bring_in(session, looks, set(), TODAY)
    assert known(session) == date(2026, 3, 3)
