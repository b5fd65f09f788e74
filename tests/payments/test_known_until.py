"""Until which day the bank is known is said account by account."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.books.attention import attention
from bestuurskamer.money import Money
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.payments.importing import bring_in, preview
from bestuurskamer.payments.known_until import known_until
from bestuurskamer.screens.todos_bank import bank_todos
from tests.builders import IBAN, an_office
from tests.payments.test_importing import a_file, came

SECOND = "NL02ABNA0123456789"
TODAY = date(2026, 4, 20)


def two_accounts(session: Session) -> None:
    """The first is known up to 3 March, the second up to 14 April."""
    an_office(session)
    day, nothing = date(2025, 12, 31), Money(0)
    session.add(Account(kind=AccountKind.BANK, iban=SECOND, holder="Sparen"))
    session.flush()
    for account in session.query(Account):
        account.opening_balance, account.opening_day = nothing, day
    take_in(session, a_file(came(3, 100_00)))
    take_in(session, a_file(came(14, 7_00, month=4), name="april", iban=SECOND))


def take_in(session: Session, file: object) -> None:
    looks = preview(session, [file])
    bring_in(session, looks, {(0, n) for n in range(looks[0].count)}, TODAY)


def test_an_account_that_lags_is_not_hidden_by_one_that_is_known_further(session):
    two_accounts(session)
    assert [(row.day.month, row.name[:4]) for row in known_until(session, TODAY)] == [
        (3, IBAN[:4]),
        (4, "NL02"),
    ]
    (old,) = bank_todos(attention(session, TODAY))[-1:]
    assert "3 March 2026" in old.strong
    assert old.strong.startswith("Account NL")
    assert len(attention(session, date(2026, 5, 5)).bank_is_old) == 2


def test_an_account_without_an_entry_for_a_year_asks_for_nothing(session):
    two_accounts(session)
    (row,) = known_until(session, date(2027, 3, 4))
    assert row.name.startswith("NL02")
    (last,) = known_until(session, date(2030, 1, 1))
    assert last.day == date(2026, 4, 14)


def test_nothing_is_known_before_the_first_statement(session):
    an_office(session)
    assert known_until(session, TODAY) == ()
