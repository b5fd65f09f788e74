"""What we remember of money that came in and went out, and where it belongs.

An entry is what the bank or the cash box says; an allocation says what (a part of) it was for.
Amounts have the sign of the account: money in is positive, money out negative. Nothing here is
ever edited: an allocation that was wrong is undone (and stays readable), a batch is taken back.
"""

from __future__ import annotations

import enum
from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.money import NOTHING, Money
from bestuurskamer.vault.records import Lines, Record, plain


class Target(enum.Enum):
    """What money is for."""

    INVOICE = "invoice"
    OPENING = "opening"  # an invoice from before the program
    CHARGE = "charge"  # collection costs or interest
    CREDIT = "credit"  # kept for a tenant: paid too much, or beforehand
    DEPOSIT = "deposit"  # a debt of the board, never income
    KIND = "kind"  # a kind of income or cost
    TRANSFER = "transfer"  # to or from another account of the board


class Direction(enum.Enum):
    """Which way a kind of money goes."""

    INCOME = "income"
    COST = "cost"


class MoneyKind(Record):
    """A kind of income or cost: head rent, energy, allowances, gifts."""

    __tablename__ = "money_kind"
    __table_args__ = (UniqueConstraint("direction", "name"),)

    direction: Mapped[Direction] = mapped_column(plain(Direction))
    name: Mapped[str]
    key: Mapped[str] = mapped_column(default="")  # of a shipped one: head_rent, energy, …
    last_day: Mapped[date | None] = mapped_column(default=None)  # not offered after it


class StatementImport(Record):
    """One reading of a file of the bank: what it brought can be taken back together."""

    __tablename__ = "statement_import"

    file_name: Mapped[str]
    form: Mapped[str]  # camt053, mt940, csv-ing, …
    sha256: Mapped[str]
    made_on: Mapped[date]
    entries: Mapped[int]  # how many it brought
    left_out: Mapped[int] = mapped_column(default=0)  # how many stayed unticked
    taken_back_on: Mapped[date | None] = mapped_column(default=None)


class Statement(Record):
    """What one statement says of one account: its days and balances."""

    __tablename__ = "statement"

    import_id: Mapped[int] = mapped_column(ForeignKey("statement_import.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date] = mapped_column(index=True)
    number: Mapped[str] = mapped_column(default="")
    opening: Mapped[Money | None] = mapped_column(default=None)
    closing: Mapped[Money | None] = mapped_column(default=None)


class Entry(Record):
    """Money that came in or went out on one account of the board.

    From the bank it has a statement; in the cash box it was typed. It never changes.
    """

    __tablename__ = "entry"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    booked_on: Mapped[date] = mapped_column(index=True)
    amount: Mapped[Money]  # + in, − out
    statement_id: Mapped[int | None] = mapped_column(
        ForeignKey("statement.id"), default=None, index=True
    )
    place: Mapped[int] = mapped_column(default=0)  # within its statement, from 1
    counter_iban: Mapped[str] = mapped_column(default="", index=True)
    counter_name: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    kenmerk: Mapped[str] = mapped_column(default="")  # structured reference or betalingskenmerk
    end_to_end: Mapped[str] = mapped_column(default="")
    bank_reference: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")  # the bank's own code for the kind of entry
    reversal: Mapped[bool] = mapped_column(default=False)  # storno: an earlier entry came back
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), default=None)  # cash


class Receipt(Record):
    """The paper of an entry: a scan or PDF, kept in the file by its content."""

    __tablename__ = "receipt"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    name: Mapped[str]
    added_on: Mapped[date]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class IbanKind(Record):
    """What payments to or from an account are for: asked once, then proposed.

    Whose account it is of a tenant stands with the tenant (`party_iban`).
    """

    __tablename__ = "iban_kind"
    __table_args__ = (UniqueConstraint("iban"),)

    iban: Mapped[str]
    kind_id: Mapped[int] = mapped_column(ForeignKey("money_kind.id"))


class Charge(Record):
    """Collection costs or interest claimed from a tenant over one invoice."""

    __tablename__ = "charge"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    kind: Mapped[str]  # costs or interest
    amount: Mapped[Money]
    on_day: Mapped[date]
    explanation: Mapped[str]
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), default=None)
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("opening_item.id"), default=None)
    waived_on: Mapped[date | None] = mapped_column(default=None)  # the board let it go
    reason: Mapped[str] = mapped_column(default="")


class Allocation(Record):
    """What money was for.

    With an entry it is a part of that entry, with its sign. Without one it moves a tenant's
    credit: positive from the credit to an invoice, negative from an invoice (credited or paid
    too much) to the credit. An undone allocation counts nowhere.
    """

    __tablename__ = "allocation"

    target: Mapped[Target] = mapped_column(plain(Target), index=True)
    amount: Mapped[Money]
    made_on: Mapped[date]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), default=None, index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), default=None, index=True)
    invoice_id: Mapped[int | None] = mapped_column(
        ForeignKey("invoice.id"), default=None, index=True
    )
    opening_id: Mapped[int | None] = mapped_column(
        ForeignKey("opening_item.id"), default=None, index=True
    )
    charge_id: Mapped[int | None] = mapped_column(ForeignKey("charge.id"), default=None, index=True)
    lease_id: Mapped[int | None] = mapped_column(ForeignKey("lease.id"), default=None)
    deposit_move_id: Mapped[int | None] = mapped_column(ForeignKey("deposit_move.id"), default=None)
    kind_id: Mapped[int | None] = mapped_column(
        ForeignKey("money_kind.id"), default=None, index=True
    )
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None)
    vat: Mapped[Money] = mapped_column(default=NOTHING)  # VAT in a cost, positive to get back
    shifted: Mapped[Money] = mapped_column(default=NOTHING)  # VAT owed over it by the board: 2a
    note: Mapped[str] = mapped_column(default="")
    undone_on: Mapped[date | None] = mapped_column(default=None)


class Unsettled(Record):
    """That an invoice is not settled: credited and paid are not exactly what it asked.

    Kept by triggers in the file itself, and can be made anew from invoices and allocations.
    """

    __tablename__ = "unsettled"

    id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), primary_key=True, init=False)


class CashCount(Record):
    """What lay in the cash box when it was counted, beside what should have."""

    __tablename__ = "cash_count"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    on_day: Mapped[date]
    counted: Mapped[Money]
    expected: Mapped[Money]
    note: Mapped[str] = mapped_column(default="")


class LetterKind(enum.Enum):
    """The steps of the ladder, gentlest first."""

    FRIENDLY = "friendly"  # herinnering
    FOURTEEN_DAYS = "fourteen_days"  # art. 6:96 lid 6 BW, consumers only
    FORMAL = "formal"  # aanmaning, businesses and the municipality
    DEFAULT = "default"  # ingebrekestelling


class Letter(Record):
    """A letter about money that is late: made, and when and how it was sent."""

    __tablename__ = "letter"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    kind: Mapped[LetterKind] = mapped_column(plain(LetterKind))
    made_on: Mapped[date]
    total: Mapped[Money]  # asked in it, costs and interest included
    costs: Mapped[Money] = mapped_column(default=NOTHING)  # named as what may come
    interest: Mapped[Money] = mapped_column(default=NOTHING)
    reply_by: Mapped[date | None] = mapped_column(default=None)  # earliest day of the next step
    sent_on: Mapped[date | None] = mapped_column(default=None)
    sent_how: Mapped[str] = mapped_column(default="")  # post, letterbox, email, registered
    sent_by: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)


class LetterItem(Record):
    """An invoice in a letter, with what was open of it on that day."""

    __tablename__ = "letter_item"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    open: Mapped[Money]
    invoice_id: Mapped[int | None] = mapped_column(
        ForeignKey("invoice.id"), default=None, index=True
    )
    opening_id: Mapped[int | None] = mapped_column(
        ForeignKey("opening_item.id"), default=None, index=True
    )


class LetterFile(Record):
    """The PDF of a letter: its very bytes."""

    __tablename__ = "letter_file"
    __table_args__ = (UniqueConstraint("letter_id"),)

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sha256: Mapped[str]


class Arrangement(Record):
    """A payment arrangement: while its instalments come, no letter goes out for its invoices."""

    __tablename__ = "arrangement"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    made_on: Mapped[date]
    note: Mapped[str] = mapped_column(Lines(), default="")
    ended_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")


class ArrangementItem(Record):
    """An invoice under an arrangement, with what was open of it when it was made."""

    __tablename__ = "arrangement_item"

    arrangement_id: Mapped[int] = mapped_column(ForeignKey("arrangement.id"), index=True)
    open: Mapped[Money]
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), default=None)
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("opening_item.id"), default=None)


class Instalment(Record):
    """A part of an arrangement, with its last day."""

    __tablename__ = "instalment"

    arrangement_id: Mapped[int] = mapped_column(ForeignKey("arrangement.id"), index=True)
    due_on: Mapped[date]
    amount: Mapped[Money]


class Call(Record):
    """Call first: a task before a letter goes out, and what was said."""

    __tablename__ = "call"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    asked_on: Mapped[date]
    done_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Lines(), default="")
