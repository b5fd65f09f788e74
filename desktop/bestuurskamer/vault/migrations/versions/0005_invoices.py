"""Invoices: frozen once issued; drafts and opening items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _month_run()
    _invoice()
    _invoice_line()
    _invoiced_month()
    _invoice_file()
    _paper_logo()
    _handout()
    _draft()
    _draft_line()
    _opening_item()
    connection = op.get_bind()
    watch(connection, "invoice", leave_out=("snapshot",))
    watch(connection, "invoice_file", leave_out=("pdf",))
    watch(connection, "paper_logo", leave_out=("picture",))
    for table in ("month_run", "invoice_line", "invoiced_month", "handout"):
        watch(connection, table)
    for table in ("month_run", "invoice", "invoice_line", "invoiced_month", "invoice_file"):
        freeze(connection, table)
    freeze(connection, "handout")
    freeze(connection, "paper_logo")
    for table in ("draft", "draft_line", "opening_item"):
        watch(connection, table)


def _month_run() -> None:
    op.create_table(
        "month_run",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_run")),
    )


def _invoice() -> None:
    op.create_table(
        "invoice",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("party_name", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("net", sa.Integer(), nullable=False),
        sa.Column("vat", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.Column("lease_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("credits_id", sa.Integer(), nullable=True),
        sa.Column("redoes_id", sa.Integer(), nullable=True),
        sa.Column("delivery", sa.String(length=30), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["credits_id"], ["invoice.id"], name=op.f("fk_invoice_credits_id")),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_invoice_lease_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_invoice_party_id")),
        sa.ForeignKeyConstraint(["redoes_id"], ["invoice.id"], name=op.f("fk_invoice_redoes_id")),
        sa.ForeignKeyConstraint(["run_id"], ["month_run.id"], name=op.f("fk_invoice_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.UniqueConstraint("number", name=op.f("uq_invoice_number")),
        sa.UniqueConstraint("series", "year", "place", name=op.f("uq_invoice_series_year_place")),
    )
    op.create_index(op.f("ix_invoice_credits_id"), "invoice", ["credits_id"], unique=False)
    op.create_index(op.f("ix_invoice_issued_on"), "invoice", ["issued_on"], unique=False)
    op.create_index(op.f("ix_invoice_party_id"), "invoice", ["party_id"], unique=False)


def _invoice_line() -> None:
    op.create_table(
        "invoice_line",
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("vat", sa.String(length=30), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("vat_rate", sa.Integer(), nullable=False),
        sa.Column("vat_reason", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("credits_line_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credits_line_id"], ["invoice_line.id"], name=op.f("fk_invoice_line_credits_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_line_invoice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_line")),
    )
    op.create_index(
        op.f("ix_invoice_line_credits_line_id"), "invoice_line", ["credits_line_id"], unique=False
    )
    op.create_index(
        op.f("ix_invoice_line_invoice_id"), "invoice_line", ["invoice_id"], unique=False
    )


def _invoiced_month() -> None:
    op.create_table(
        "invoiced_month",
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("chain_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("extra_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chain_id"], ["rent_line.id"], name=op.f("fk_invoiced_month_chain_id")
        ),
        sa.ForeignKeyConstraint(
            ["extra_id"], ["extra.id"], name=op.f("fk_invoiced_month_extra_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_invoiced_month_invoice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoiced_month")),
        sa.UniqueConstraint(
            "chain_id", "first_day", name=op.f("uq_invoiced_month_chain_id_first_day")
        ),
        sa.UniqueConstraint("extra_id", "month", name=op.f("uq_invoiced_month_extra_id_month")),
    )
    op.create_index(
        op.f("ix_invoiced_month_invoice_id"), "invoiced_month", ["invoice_id"], unique=False
    )


def _invoice_file() -> None:
    op.create_table(
        "invoice_file",
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_file_invoice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_file")),
        sa.UniqueConstraint("invoice_id", name=op.f("uq_invoice_file_invoice_id")),
    )


def _paper_logo() -> None:
    op.create_table(
        "paper_logo",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_logo")),
        sa.UniqueConstraint("sha256", name=op.f("uq_paper_logo_sha256")),
    )


def _handout() -> None:
    op.create_table(
        "handout",
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        sa.Column("delivery", sa.String(length=30), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_handout_invoice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handout")),
    )
    op.create_index(op.f("ix_handout_invoice_id"), "handout", ["invoice_id"], unique=False)


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("lease_id", sa.Integer(), nullable=True),
        sa.Column("redoes_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_draft_lease_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_draft_party_id")),
        sa.ForeignKeyConstraint(["redoes_id"], ["invoice.id"], name=op.f("fk_draft_redoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )


def _draft_line() -> None:
    op.create_table(
        "draft_line",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("vat", sa.String(length=30), nullable=False),
        sa.Column("vat_reason", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_draft_line_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_line")),
    )
    op.create_index(op.f("ix_draft_line_draft_id"), "draft_line", ["draft_id"], unique=False)


def _opening_item() -> None:
    op.create_table(
        "opening_item",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_opening_item_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_item")),
    )
    op.create_index(op.f("ix_opening_item_party_id"), "opening_item", ["party_id"], unique=False)
