"""Leases, their rooms and lines, extras and deposits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _lease()
    _lease_room()
    _rent_line()
    _extra()
    _deposit_move()
    _list_import()
    connection = op.get_bind()
    for table in ("lease", "lease_room", "rent_line", "extra", "deposit_move", "list_import"):
        watch(connection, table)


def _lease() -> None:
    op.create_table(
        "lease",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("notice_by", sa.Date(), nullable=True),
        sa.Column("regime", sa.String(length=30), nullable=False),
        sa.Column("rhythm", sa.String(length=30), nullable=False),
        sa.Column("timing", sa.String(length=30), nullable=False),
        sa.Column("deposit_agreed", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["party.id"], name=op.f("fk_lease_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease")),
    )
    op.create_index(op.f("ix_lease_tenant_id"), "lease", ["tenant_id"], unique=False)


def _lease_room() -> None:
    op.create_table(
        "lease_room",
        sa.Column("lease_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_lease_room_lease_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_lease_room_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease_room")),
    )
    op.create_index(op.f("ix_lease_room_lease_id"), "lease_room", ["lease_id"], unique=False)
    op.create_index(op.f("ix_lease_room_room_id"), "lease_room", ["room_id"], unique=False)


def _rent_line() -> None:
    op.create_table(
        "rent_line",
        sa.Column("lease_id", sa.Integer(), nullable=False),
        sa.Column("monthly", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("vat", sa.String(length=30), nullable=False),
        sa.Column("vat_reason", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("origin_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_rent_line_lease_id")),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["rent_line.id"], name=op.f("fk_rent_line_origin_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rent_line")),
    )
    op.create_index(op.f("ix_rent_line_lease_id"), "rent_line", ["lease_id"], unique=False)


def _extra() -> None:
    op.create_table(
        "extra",
        sa.Column("lease_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("vat", sa.String(length=30), nullable=False),
        sa.Column("vat_reason", sa.String(), nullable=False),
        sa.Column("every_month", sa.Boolean(), nullable=False),
        sa.Column("last_month", sa.String(length=7), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_extra_lease_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra")),
    )
    op.create_index(op.f("ix_extra_lease_id"), "extra", ["lease_id"], unique=False)


def _deposit_move() -> None:
    op.create_table(
        "deposit_move",
        sa.Column("lease_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_deposit_move_lease_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposit_move")),
    )
    op.create_index(op.f("ix_deposit_move_lease_id"), "deposit_move", ["lease_id"], unique=False)


def _list_import() -> None:
    op.create_table(
        "list_import",
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_import")),
    )
