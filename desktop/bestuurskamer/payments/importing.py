"""Bringing in what the bank gave: a look first, then a batch that can be taken back.

Nothing is skipped silently: an entry that is known already, or perhaps, is shown with its reason
and left unticked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bestuurskamer.days import EARLIEST
from bestuurskamer.errors import N_, Refused, words
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import Account
from bestuurskamer.office.queries import AccountRow, refuse_closed
from bestuurskamer.payments.banks.values import ReadFile, ReadStatement
from bestuurskamer.payments.doubles import EntryLook, Known
from bestuurskamer.payments.model import Allocation, Entry, Receipt, Statement, StatementImport
from bestuurskamer.reading import clean


@dataclass(frozen=True)
class StatementLook:
    """A statement before it is brought in.

    `jump` is what stood on the account before and this one's opening, when they differ. `newer`
    says that it knows of days that no statement of the account told of yet.
    """

    file_name: str
    form: str
    sha256: str
    statement: ReadStatement
    account: AccountRow | None
    looks: tuple[EntryLook, ...]
    jump: tuple[Money, Money] | None = None
    newer: bool = False

    @property
    def count(self) -> int:
        """How many entries it holds."""
        return len(self.looks)

    @property
    def sum_in(self) -> Money:
        """What came in."""
        return total(look.entry.amount for look in self.looks if look.entry.amount > NOTHING)

    @property
    def sum_out(self) -> Money:
        """What went out, below zero."""
        return total(look.entry.amount for look in self.looks if look.entry.amount < NOTHING)

    @property
    def only_days(self) -> bool:
        """Whether it brings nothing but newer days: all its entries, if any, are known."""
        return self.newer and not any(look.tick for look in self.looks)

    @property
    def gap(self) -> Money | None:
        """Closing − opening − entries, when the bank gave both and they do not fit."""
        return self.statement.gap or None


def preview(session: Session, files: Sequence[ReadFile]) -> list[StatementLook]:
    """Look at statements, oldest first, before anything is brought in."""
    told = [(file, statement) for file in files for statement in file.statements]
    told.sort(key=lambda pair: (pair[1].iban, pair[1].first_day, pair[1].last_day))
    known = Known(session)
    found: list[StatementLook] = []
    for file, statement in told:
        account = _account(session, statement.iban)
        looks = known.looks(account.id, statement) if account else _unknown(statement)
        jump = _jump(session, account, statement, found) if account else None
        found.append(
            StatementLook(
                file.name,
                file.form,
                file.sha256,
                statement,
                account,
                looks,
                jump,
                account is not None and statement.last_day > _known_until(session, account.id),
            )
        )
    return found


def bring_in(
    session: Session,
    looks: Sequence[StatementLook],
    ticked: Collection[tuple[int, int]],
    today: date,
) -> list[int]:
    """Bring in the ticked entries (number of the look, number of the entry), a batch per file.

    A statement of newer days without a new entry is kept too: it says that nothing happened.
    Refused for an account that is not the board's, for days in a closed year, and without news.
    """
    news = False
    batches: dict[str, StatementImport] = {}
    for number, look in enumerate(looks):
        chosen = [e for n, e in enumerate(look.looks) if (number, n) in ticked]
        if look.account is None:
            if chosen:
                raise _foreign_account(look.statement.iban)
            continue
        batch = batches.get(look.sha256) or _begun_batch(session, look, today)
        batches[look.sha256] = batch
        batch.entries += len(chosen)
        batch.left_out += look.count - len(chosen)
        if chosen or look.only_days:
            news = True
            _keep(session, batch.id, look.account.id, look.statement, chosen)
    if not news:
        raise Refused(N_("Nothing new is ticked, so nothing was brought in."))
    session.flush()
    return [batch.id for batch in batches.values()]


def _foreign_account(iban: str) -> Refused:
    return Refused(
        N_(
            "The account {iban} is not one of the board's. Nothing was brought in. "
            "Add it in Settings first."
        ),
        iban=iban,
    )


def _begun_batch(session: Session, look: StatementLook, today: date) -> StatementImport:
    batch = StatementImport(
        file_name=look.file_name, form=look.form, sha256=look.sha256, made_on=today, entries=0
    )
    session.add(batch)
    session.flush()
    return batch


def take_back(session: Session, import_id: int, today: date) -> int:
    """Take back everything a file brought; answers how many entries went.

    Refused as long as something in it has a place, and after a paper was added to it.
    """
    batch = session.get_one(StatementImport, import_id)
    if batch.taken_back_on is not None:
        raise Refused(N_("This file was taken back already."))
    ours = select(Statement.id).where(Statement.import_id == import_id)
    ids = select(Entry.id).where(Entry.statement_id.in_(ours))
    placed = session.scalar(
        select(func.count(Allocation.id)).where(
            Allocation.entry_id.in_(ids), Allocation.undone_on.is_(None)
        )
    )
    papers = session.scalar(select(func.count(Receipt.id)).where(Receipt.entry_id.in_(ids)))
    if placed or papers:
        raise Refused(
            N_(
                "{count} entries of this file have a place or a receipt already. "
                "Unlink them first; nothing was taken back."
            ),
            count=(placed or 0) + (papers or 0),
        )
    gone = len(session.scalars(ids).all())
    session.execute(delete(Allocation).where(Allocation.entry_id.in_(ids)))
    session.execute(delete(Entry).where(Entry.statement_id.in_(ours)))
    session.execute(delete(Statement).where(Statement.import_id == import_id))
    batch.taken_back_on = today
    return gone


def _known_until(session: Session, account_id: int) -> date:
    """The last day that a statement told of; the day before all days without one."""
    wanted = select(func.max(Statement.last_day)).where(Statement.account_id == account_id)
    return session.scalar(wanted) or EARLIEST


def _unknown(statement: ReadStatement) -> tuple[EntryLook, ...]:
    reason = words(N_("not an account of the board"))
    return tuple(EntryLook(entry, False, reason) for entry in statement.entries)


def _account(session: Session, iban: str) -> AccountRow | None:
    bare = iban.replace(" ", "")
    wanted = select(Account).where(Account.iban == bare, Account.iban != "")
    found = session.scalars(wanted).first()
    if found is None and bare.isdigit() and len(bare) > 4:  # an old number, without its bank
        same = select(Account).where(Account.iban.endswith(bare.zfill(10)))
        found = session.scalars(same).first()
    if found is None:
        return None
    return AccountRow(
        found.id,
        found.kind,
        found.iban,
        found.holder,
        found.on_invoices,
        found.opening_balance,
        found.opening_day,
    )


def _jump(
    session: Session,
    account: AccountRow,
    statement: ReadStatement,
    looked_at: Sequence[StatementLook],
) -> tuple[Money, Money] | None:
    """What stood on the account before and the opening, when a period seems to be missing."""
    if statement.opening is None:
        return None
    before = _stood(session, account, statement.first_day, looked_at)
    if before is None or before == statement.opening:
        return None
    return before, statement.opening


def _stood(
    session: Session, account: AccountRow, first_day: date, looked_at: Sequence[StatementLook]
) -> Money | None:
    """What the last statement before a day ended at, or what stood at the take-over."""
    wanted = (
        select(Statement.first_day, Statement.last_day, Statement.closing)
        .where(Statement.account_id == account.id)
        .order_by(Statement.id)
    )
    told = [(first, last, closing) for first, last, closing in session.execute(wanted)]
    told += [
        (look.statement.first_day, look.statement.last_day, look.statement.closing)
        for look in looked_at
        if look.account is not None and look.account.id == account.id
    ]
    if any(first < first_day <= last for first, last, _ in told):
        return None  # it overlaps: its own entries say what is missing
    if account.opening_day is not None:
        told.insert(0, (account.opening_day, account.opening_day, account.opening_balance))
    ends = [(last, place) for place, (_, last, _) in enumerate(told) if last < first_day]
    return told[max(ends)[1]][2] if ends else None


def _keep(
    session: Session,
    import_id: int,
    account_id: int,
    statement: ReadStatement,
    chosen: Sequence[EntryLook],
) -> None:
    for look in chosen:
        refuse_closed(session, look.entry.booked_on)
    kept = Statement(
        import_id=import_id,
        account_id=account_id,
        first_day=statement.first_day,
        last_day=statement.last_day,
        number=statement.number,
        opening=statement.opening,
        closing=statement.closing,
    )
    session.add(kept)
    session.flush()
    session.add_all(
        Entry(
            account_id=account_id,
            booked_on=look.entry.booked_on,
            amount=look.entry.amount,
            statement_id=kept.id,
            place=place,
            counter_iban=look.entry.counter_iban,
            counter_name=clean(look.entry.counter_name),
            text=clean(look.entry.text),
            kenmerk=look.entry.kenmerk,
            end_to_end=look.entry.end_to_end,
            bank_reference=look.entry.bank_reference,
            code=look.entry.code,
            reversal=look.entry.reversal,
        )
        for place, look in enumerate(chosen, start=1)
    )
