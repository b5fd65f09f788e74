"""Who is late: what is open past its day, by tenant and by age, and what was done about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.parties.model import PartyKind
from bestuurskamer.parties.queries import PartyRow, current_id, parties
from bestuurskamer.payments.model import (
    Arrangement,
    ArrangementItem,
    Call,
    Instalment,
    Letter,
    LetterItem,
    LetterKind,
    Target,
)
from bestuurskamer.payments.open_items import OpenItem, open_items
from bestuurskamer.payments.queries import tenant_credits
from bestuurskamer.vault.bulk import undisturbed

AGES = (30, 60, 90)
"""The last days of each age of arrears but the last, which is everything older."""


@dataclass(frozen=True)
class LetterRow:
    """A letter about money that is late."""

    id: int
    party_id: int
    kind: LetterKind
    made_on: date
    total: Money
    costs: Money
    reply_by: date | None
    sent_on: date | None
    sent_how: str
    sent_by: str
    withdrawn_on: date | None
    items: frozenset[tuple[Target, int]]


@dataclass(frozen=True)
class ArrangementRow:
    """A payment arrangement and how it stands on a day.

    `asked` is what the instalments up to that day come to, `paid` what came since it was made.
    """

    id: int
    party_id: int
    made_on: date
    note: str
    ended_on: date | None
    instalments: tuple[tuple[date, Money], ...]
    items: frozenset[tuple[Target, int]]
    asked: Money
    paid: Money

    @property
    def kept(self) -> bool:
        """Whether it runs and all instalments due came."""
        return self.ended_on is None and self.paid >= self.asked

    @property
    def next_on(self) -> tuple[date, Money] | None:
        """The first instalment that is not covered by what was paid."""
        sum_ = NOTHING
        for due_on, amount in self.instalments:
            sum_ += amount
            if sum_ > self.paid:
                return due_on, amount
        return None


@dataclass(frozen=True)
class Late:
    """A tenant with something past its day; `ages` are 0–30, 31–60, 61–90 and over 90 days."""

    party: PartyRow
    items: tuple[OpenItem, ...]
    ages: tuple[Money, Money, Money, Money]
    credit: Money
    days: int
    letters: tuple[LetterRow, ...]
    arrangement: ArrangementRow | None
    call_asked_on: date | None

    @property
    def total(self) -> Money:
        """What is late in all."""
        return total(self.ages)

    @property
    def consumer(self) -> bool:
        """Whether law sees a consumer: a person who does not act in trade."""
        return self.party.kind is PartyKind.PERSON and not self.party.kvk_number


def age_of(days: int) -> int:
    """In which of the four ages so many days late belong: 0 to 30 is the first.

    >>> [age_of(days) for days in (0, 30, 31, 60, 61, 90, 91)]
    [0, 0, 1, 1, 2, 2, 3]
    """
    return sum(days > last for last in AGES)


def arrears(session: Session, today: date) -> list[Late]:
    """Every tenant who is late, the longest first."""
    with undisturbed():
        return _arrears(session, today)


def _arrears(session: Session, today: date) -> list[Late]:
    late: dict[int, list[OpenItem]] = defaultdict(list)
    for item in open_items(session):
        if item.due_on < today and item.open.cents > 0:
            late[item.party_id].append(item)
    if not late:
        return []
    known = parties(session, late)
    credit, calls = tenant_credits(session), _calls(session)
    sent: dict[int, list[LetterRow]] = defaultdict(list)
    for letter in letters(session):
        sent[letter.party_id].append(letter)
    running = {a.party_id: a for a in arrangements(session, today) if a.ended_on is None}
    found = [
        Late(
            known[party_id],
            tuple(items),
            _ages(items, today),
            credit.get(party_id, NOTHING),
            (today - min(item.due_on for item in items)).days,
            tuple(sent[party_id]),
            running.get(party_id),
            calls.get(party_id),
        )
        for party_id, items in late.items()
    ]
    return sorted(found, key=lambda row: (-row.days, row.party.name))


def letters(session: Session, party_id: int | None = None) -> list[LetterRow]:
    """Letters that were made, oldest first; withdrawn ones included."""
    wanted = select(Letter).order_by(Letter.id)
    if party_id is not None:
        wanted = wanted.where(Letter.party_id == party_id)
    about: dict[int, set[tuple[Target, int]]] = defaultdict(set)
    for item in session.scalars(select(LetterItem)):
        about[item.letter_id].add(_key(item))
    return [
        LetterRow(
            row.id,
            row.party_id,
            row.kind,
            row.made_on,
            row.total,
            row.costs,
            row.reply_by,
            row.sent_on,
            row.sent_how,
            row.sent_by,
            row.withdrawn_on,
            frozenset(about[row.id]),
        )
        for row in session.scalars(wanted)
    ]


def arrangements(
    session: Session, today: date, party_id: int | None = None
) -> list[ArrangementRow]:
    """Payment arrangements as they stand today, oldest first."""
    wanted = select(Arrangement).order_by(Arrangement.id)
    if party_id is not None:
        wanted = wanted.where(Arrangement.party_id == party_id)
    rows = list(session.scalars(wanted))
    if not rows:
        return []
    owners = {current_id(session, row.party_id) for row in rows}
    theirs = (item for owner in owners for item in open_items(session, owner, settled=True))
    open_now = {(item.target, item.id): item.open for item in theirs}
    return [_arrangement(session, row, open_now, today) for row in rows]


def _arrangement(
    session: Session,
    row: Arrangement,
    open_now: Mapping[tuple[Target, int], Money],
    today: date,
) -> ArrangementRow:
    items = list(
        session.scalars(select(ArrangementItem).where(ArrangementItem.arrangement_id == row.id))
    )
    parts = session.execute(
        select(Instalment.due_on, Instalment.amount)
        .where(Instalment.arrangement_id == row.id)
        .order_by(Instalment.due_on, Instalment.id)
    ).all()
    paid = total(item.open - max(open_now[_key(item)], NOTHING) for item in items)
    return ArrangementRow(
        row.id,
        row.party_id,
        row.made_on,
        row.note,
        row.ended_on,
        tuple((due_on, amount) for due_on, amount in parts),
        frozenset(_key(item) for item in items),
        total(amount for due_on, amount in parts if due_on < today),
        paid,
    )


def _key(item: LetterItem | ArrangementItem) -> tuple[Target, int]:
    if item.invoice_id is not None:
        return Target.INVOICE, item.invoice_id
    assert item.opening_id is not None
    return Target.OPENING, item.opening_id


def _ages(items: Sequence[OpenItem], today: date) -> tuple[Money, Money, Money, Money]:
    sums = [0] * 4
    for item in items:
        sums[age_of((today - item.due_on).days)] += item.open.cents
    return Money(sums[0]), Money(sums[1]), Money(sums[2]), Money(sums[3])


@dataclass(frozen=True)
class CallRow:
    """A call to a tenant and what was said."""

    done_on: date
    note: str


def calls(session: Session, party_id: int) -> list[CallRow]:
    """The calls to a tenant that were made, oldest first."""
    wanted = select(Call.done_on, Call.note).where(
        Call.party_id == party_id, Call.done_on.is_not(None)
    )
    rows = session.execute(wanted.order_by(Call.id))
    return [CallRow(day, note) for day, note in rows if day is not None]


def _calls(session: Session) -> dict[int, date]:
    rows = session.execute(select(Call.party_id, Call.asked_on).where(Call.done_on.is_(None)))
    return {party_id: asked_on for party_id, asked_on in rows}  # noqa: C416
