"""What came in and went out, and where it belongs; closed years and the budget."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _closed_year()
    _money_kind()
    _statement_import()
    _statement()
    _entry()
    _receipt()
    _iban_kind()
    _charge()
    _allocation()
    _cash_count()
    _budget()
    connection = op.get_bind()
    for table in (
        "closed_year",
        "money_kind",
        "statement_import",
        "statement",
        "entry",
        "iban_kind",
        "charge",
        "allocation",
        "cash_count",
        "budget",
    ):
        watch(connection, table)
    watch(connection, "receipt", leave_out=("content",))
    _guard_closed_years()


def _guard_closed_years() -> None:
    """Nothing dated in a closed year is added, changed or removed, by whatever statement."""
    _guard("entry", "{row}.booked_on")
    _guard("invoice", "{row}.issued_on")
    _guard("deposit_move", "{row}.on_day")
    entry_day = "(SELECT booked_on FROM entry WHERE id = {row}.entry_id)"
    _guard("allocation", f"coalesce({entry_day}, {{row}}.made_on)")


def _guard(table: str, day: str) -> None:
    rows = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
    for kind, seen in rows.items():
        days = [day.format(row=row) for row in seen]
        years = " OR ".join(f"year = CAST(strftime('%Y', {said}) AS INTEGER)" for said in days)
        op.execute(
            f"CREATE TRIGGER closed_{table}_{kind} BEFORE {kind} ON {table} WHEN EXISTS"
            f" (SELECT 1 FROM closed_year WHERE reopened_on IS NULL AND ({years}))"
            f" BEGIN SELECT RAISE(ABORT, 'closed year: {table}'); END"
        )


def _closed_year() -> None:
    op.create_table(
        "closed_year",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_year")),
    )


def _money_kind() -> None:
    op.create_table(
        "money_kind",
        sa.Column("direction", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_kind")),
        sa.UniqueConstraint("direction", "name", name=op.f("uq_money_kind_direction_name")),
    )


def _statement_import() -> None:
    op.create_table(
        "statement_import",
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_import")),
    )


def _statement() -> None:
    op.create_table(
        "statement",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("opening", sa.Integer(), nullable=True),
        sa.Column("closing", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_statement_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["statement_import.id"], name=op.f("fk_statement_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_account_id"), "statement", ["account_id"], unique=False)
    op.create_index(op.f("ix_statement_import_id"), "statement", ["import_id"], unique=False)
    op.create_index(op.f("ix_statement_last_day"), "statement", ["last_day"], unique=False)


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("counter_iban", sa.String(), nullable=False),
        sa.Column("counter_name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kenmerk", sa.String(), nullable=False),
        sa.Column("end_to_end", sa.String(), nullable=False),
        sa.Column("bank_reference", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("reversal", sa.Boolean(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_entry_account_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_entry_party_id")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_entry_statement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_account_id"), "entry", ["account_id"], unique=False)
    op.create_index(op.f("ix_entry_booked_on"), "entry", ["booked_on"], unique=False)
    op.create_index(op.f("ix_entry_counter_iban"), "entry", ["counter_iban"], unique=False)
    op.create_index(op.f("ix_entry_statement_id"), "entry", ["statement_id"], unique=False)


def _receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_receipt_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
    )
    op.create_index(op.f("ix_receipt_entry_id"), "receipt", ["entry_id"], unique=False)


def _iban_kind() -> None:
    op.create_table(
        "iban_kind",
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["kind_id"], ["money_kind.id"], name=op.f("fk_iban_kind_kind_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_iban_kind")),
        sa.UniqueConstraint("iban", name=op.f("uq_iban_kind_iban")),
    )


def _charge() -> None:
    op.create_table(
        "charge",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("invoice_id", sa.Integer(), nullable=True),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("waived_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_charge_invoice_id")),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening_item.id"], name=op.f("fk_charge_opening_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_charge_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
    )
    op.create_index(op.f("ix_charge_party_id"), "charge", ["party_id"], unique=False)


def _allocation() -> None:
    op.create_table(
        "allocation",
        sa.Column("target", sa.String(length=30), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("invoice_id", sa.Integer(), nullable=True),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("charge_id", sa.Integer(), nullable=True),
        sa.Column("lease_id", sa.Integer(), nullable=True),
        sa.Column("deposit_move_id", sa.Integer(), nullable=True),
        sa.Column("kind_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("vat", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_allocation_account_id")
        ),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"], name=op.f("fk_allocation_charge_id")),
        sa.ForeignKeyConstraint(
            ["deposit_move_id"], ["deposit_move.id"], name=op.f("fk_allocation_deposit_move_id")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_allocation_entry_id")),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_allocation_invoice_id")
        ),
        sa.ForeignKeyConstraint(["kind_id"], ["money_kind.id"], name=op.f("fk_allocation_kind_id")),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_allocation_lease_id")),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening_item.id"], name=op.f("fk_allocation_opening_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_allocation_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
    )
    op.create_index(op.f("ix_allocation_charge_id"), "allocation", ["charge_id"], unique=False)
    op.create_index(op.f("ix_allocation_entry_id"), "allocation", ["entry_id"], unique=False)
    op.create_index(op.f("ix_allocation_invoice_id"), "allocation", ["invoice_id"], unique=False)
    op.create_index(op.f("ix_allocation_kind_id"), "allocation", ["kind_id"], unique=False)
    op.create_index(op.f("ix_allocation_opening_id"), "allocation", ["opening_id"], unique=False)
    op.create_index(op.f("ix_allocation_party_id"), "allocation", ["party_id"], unique=False)


def _cash_count() -> None:
    op.create_table(
        "cash_count",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_cash_count_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_count")),
    )
    op.create_index(op.f("ix_cash_count_account_id"), "cash_count", ["account_id"], unique=False)


def _budget() -> None:
    op.create_table(
        "budget",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["kind_id"], ["money_kind.id"], name=op.f("fk_budget_kind_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget")),
        sa.UniqueConstraint("year", "kind_id", "line", name=op.f("uq_budget_year_kind_id_line")),
    )
