"""Bringing in what the bank gave: a look first, then a batch that can be taken back.

Nothing is skipped silently. An entry that is known already is shown with its reason and left
unticked; the nth of several alike in one statement is known only when the file holds n of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, Words, words
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import Account
from bestuurskamer.office.queries import AccountRow, refuse_closed
from bestuurskamer.payments.banks.values import ReadEntry, ReadFile, ReadStatement
from bestuurskamer.payments.model import Allocation, Entry, Receipt, Statement, StatementImport
from bestuurskamer.reading import clean


@dataclass(frozen=True)
class EntryLook:
    """An entry that would be brought in when ticked; the reason says why it is not."""

    entry: ReadEntry
    tick: bool
    reason: Words | None = None


@dataclass(frozen=True)
class StatementLook:
    """A statement before it is brought in.

    `gap` is what the bank's own closing balance differs from opening + entries; `jump` is the
    closing balance of the statement before and this one's opening, when they differ.
    """

    file_name: str
    form: str
    sha256: str
    statement: ReadStatement
    account: AccountRow | None
    looks: tuple[EntryLook, ...]
    jump: tuple[Money, Money] | None = None

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
    def gap(self) -> Money | None:
        """Closing − opening − entries, when the bank gave both and they do not fit."""
        return self.statement.gap or None


def preview(session: Session, files: Sequence[ReadFile]) -> list[StatementLook]:
    """Look at statements, oldest first, before anything is brought in."""
    told = [(file, statement) for file in files for statement in file.statements]
    told.sort(key=lambda pair: (pair[1].iban, pair[1].first_day, pair[1].last_day))
    seen = _Seen(session)
    found = []
    for file, statement in told:
        account = _account(session, statement.iban)
        looks = seen.looks(account.id, statement) if account else _unknown(statement)
        jump = _jump(session, account.id, statement) if account else None
        found.append(
            StatementLook(file.name, file.form, file.sha256, statement, account, looks, jump)
        )
    return found


def bring_in(
    session: Session,
    looks: Sequence[StatementLook],
    ticked: Collection[tuple[int, int]],
    today: date,
) -> list[int]:
    """Bring in the ticked entries (number of the look, number of the entry), a batch per file.

    Refused for an account that is not the board's and for days in a closed year.
    """
    batches: dict[str, StatementImport] = {}
    for number, look in enumerate(looks):
        chosen = [e for n, e in enumerate(look.looks) if (number, n) in ticked]
        if look.account is None:
            if chosen:
                raise Refused(
                    N_(
                        "The account {iban} is not one of the board's. Nothing was brought in. "
                        "Add it in Settings first."
                    ),
                    iban=look.statement.iban,
                )
            continue
        batch = batches.get(look.sha256)
        if batch is None:
            batch = StatementImport(
                file_name=look.file_name,
                form=look.form,
                sha256=look.sha256,
                made_on=today,
                entries=0,
            )
            session.add(batch)
            session.flush()
            batches[look.sha256] = batch
        batch.entries += len(chosen)
        batch.left_out += look.count - len(chosen)
        if chosen:
            _keep(session, batch.id, look.account.id, look.statement, chosen)
    if not any(batch.entries for batch in batches.values()):
        raise Refused(N_("Nothing new is ticked, so nothing was brought in."))
    session.flush()
    return [batch.id for batch in batches.values()]


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


class _Seen:
    """What the file holds already of each account, counted, so that twins both come in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._exact: Counter[tuple[object, ...]] = Counter()
        self._loose: Counter[tuple[object, ...]] = Counter()
        self._read: set[tuple[int, date]] = set()

    def looks(self, account_id: int, statement: ReadStatement) -> tuple[EntryLook, ...]:
        for day in {entry.booked_on for entry in statement.entries}:
            self._know(account_id, day)
        exact, loose = Counter(self._exact), Counter(self._loose)
        found = []
        for entry in statement.entries:
            key, wide = _exact(account_id, entry), _loose(account_id, entry)
            reason = None
            if exact[key]:
                reason = words(N_("known already"))
                exact[key] -= 1
                loose[wide] -= 1
            elif loose[wide] > 0:
                reason = words(N_("perhaps known: same day and amount, other words"))
                loose[wide] -= 1
            found.append(EntryLook(entry, reason is None, reason))
        for look in found:
            if look.tick:
                self._exact[_exact(account_id, look.entry)] += 1
                self._loose[_loose(account_id, look.entry)] += 1
        return tuple(found)

    def _know(self, account_id: int, day: date) -> None:
        if (account_id, day) in self._read:
            return
        self._read.add((account_id, day))
        wanted = select(Entry).where(Entry.account_id == account_id, Entry.booked_on == day)
        for entry in self._session.scalars(wanted):
            self._exact[_exact(account_id, entry)] += 1
            self._loose[_loose(account_id, entry)] += 1


def _exact(account_id: int, entry: ReadEntry | Entry) -> tuple[object, ...]:
    said = "".join(entry.text.split()).casefold()
    return (account_id, entry.booked_on, entry.amount.cents, entry.counter_iban, said)


def _loose(account_id: int, entry: ReadEntry | Entry) -> tuple[object, ...]:
    return (account_id, entry.booked_on, entry.amount.cents)


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
    session: Session, account_id: int, statement: ReadStatement
) -> tuple[Money, Money] | None:
    if statement.opening is None:
        return None
    before = session.scalars(
        select(Statement.closing)
        .where(
            Statement.account_id == account_id,
            Statement.last_day < statement.first_day,
            Statement.closing.is_not(None),
        )
        .order_by(Statement.last_day.desc(), Statement.id.desc())
        .limit(1)
    ).one_or_none()
    if before is None or before == statement.opening:
        return None
    return before, statement.opening


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
