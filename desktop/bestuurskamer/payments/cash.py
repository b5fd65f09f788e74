"""Writing in the cash book: what was paid at the door, what was bought from it, and counts."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.model import Account, AccountKind
from bestuurskamer.office.queries import refuse_closed
from bestuurskamer.payments import queries
from bestuurskamer.payments.model import CashCount, Entry


def add_cash(
    session: Session,
    account_id: int,
    day: date,
    amount: Money,
    text: str,
    today: date,
    *,
    name: str = "",
    party_id: int | None = None,
) -> int:
    """Write a line in the cash book: in is positive, out negative. It never changes after.

    Refused without an amount or words, for a day to come, and when the box would be short.
    """
    if session.get_one(Account, account_id).kind is not AccountKind.CASH:
        raise Refused(N_("This account is not a cash box."))
    if not amount:
        raise Refused(N_("Fill in an amount, such as 310,00."))
    if not text.strip():
        raise Refused(N_("Say in a few words what this money was for."))
    if day > today:
        raise Refused(N_("This day is still to come. Write it down when the money is there."))
    refuse_closed(session, day)
    inside = queries.balance(session, account_id, day)
    if inside is not None and amount < NOTHING and inside + amount < NOTHING:
        raise Refused(
            N_("There was {inside} in the cash box; {amount} cannot have come out of it."),
            inside=inside,
            amount=-amount,
        )
    entry = Entry(
        account_id=account_id,
        booked_on=day,
        amount=amount,
        text=text.strip(),
        counter_name=name.strip(),
        party_id=party_id,
    )
    session.add(entry)
    session.flush()
    return entry.id


def count_cash(
    session: Session, account_id: int, day: date, counted: Money, note: str = ""
) -> Money:
    """Keep a count of the cash box, and answer what it differs from the book.

    A difference asks a note; it is never booked away by itself.
    """
    if counted < NOTHING:
        raise Refused(N_("A count cannot be below zero."))
    expected = queries.balance(session, account_id, day)
    if expected is None:
        raise Refused(N_("Fill in first what was in the cash box at the beginning, in Settings."))
    if counted != expected and not note.strip():
        raise Refused(
            N_("You counted {counted}, the book says {expected}. Note what may explain it."),
            counted=counted,
            expected=expected,
        )
    session.add(
        CashCount(
            account_id=account_id, on_day=day, counted=counted, expected=expected, note=note.strip()
        )
    )
    return counted - expected
