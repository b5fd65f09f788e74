"""Letters about money that is late, arrangements and calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _letter()
    _letter_item()
    _letter_file()
    _arrangement()
    _arrangement_item()
    _instalment()
    _call()
    connection = op.get_bind()
    for table in ("letter", "letter_item", "arrangement", "arrangement_item", "instalment", "call"):
        watch(connection, table)
    watch(connection, "letter_file", leave_out=("pdf",))
    freeze(connection, "letter_item")
    freeze(connection, "letter_file")


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("costs", sa.Integer(), nullable=False),
        sa.Column("interest", sa.Integer(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_how", sa.String(), nullable=False),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_letter_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index(op.f("ix_letter_party_id"), "letter", ["party_id"], unique=False)


def _letter_item() -> None:
    op.create_table(
        "letter_item",
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("invoice_id", sa.Integer(), nullable=True),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_letter_item_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_item_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening_item.id"], name=op.f("fk_letter_item_opening_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_item")),
    )
    op.create_index(op.f("ix_letter_item_invoice_id"), "letter_item", ["invoice_id"], unique=False)
    op.create_index(op.f("ix_letter_item_letter_id"), "letter_item", ["letter_id"], unique=False)
    op.create_index(op.f("ix_letter_item_opening_id"), "letter_item", ["opening_id"], unique=False)


def _letter_file() -> None:
    op.create_table(
        "letter_file",
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_file_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_file")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_letter_file_letter_id")),
    )


def _arrangement() -> None:
    op.create_table(
        "arrangement",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_arrangement_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrangement")),
    )
    op.create_index(op.f("ix_arrangement_party_id"), "arrangement", ["party_id"], unique=False)


def _arrangement_item() -> None:
    op.create_table(
        "arrangement_item",
        sa.Column("arrangement_id", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("invoice_id", sa.Integer(), nullable=True),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrangement_id"], ["arrangement.id"], name=op.f("fk_arrangement_item_arrangement_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_arrangement_item_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening_item.id"], name=op.f("fk_arrangement_item_opening_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrangement_item")),
    )
    op.create_index(
        op.f("ix_arrangement_item_arrangement_id"),
        "arrangement_item",
        ["arrangement_id"],
        unique=False,
    )


def _instalment() -> None:
    op.create_table(
        "instalment",
        sa.Column("arrangement_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrangement_id"], ["arrangement.id"], name=op.f("fk_instalment_arrangement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalment")),
    )
    op.create_index(
        op.f("ix_instalment_arrangement_id"), "instalment", ["arrangement_id"], unique=False
    )


def _call() -> None:
    op.create_table(
        "call",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_call_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    op.create_index(op.f("ix_call_party_id"), "call", ["party_id"], unique=False)
