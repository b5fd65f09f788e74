"""What the law says and what the board says of itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _figure()
    _office()
    _vat_position()
    _account()
    _number_series()
    _board_member()
    _preference()
    connection = op.get_bind()
    for table in (
        "figure",
        "office",
        "vat_position",
        "account",
        "number_series",
        "board_member",
        "preference",
    ):
        watch(connection, table)
    for kind, when in (
        ("delete", ""),
        ("update", "WHEN NEW.last_number < OLD.last_number OR NEW.year != OLD.year "),
    ):
        op.execute(
            f"CREATE TRIGGER kept_number_series_{kind} BEFORE {kind} ON number_series {when}BEGIN "
            "SELECT RAISE(ABORT, 'numbers only rise: number_series'); END"
        )


def _figure() -> None:
    op.create_table(
        "figure",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("by_board", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sa.UniqueConstraint(
            "key", "first_day", "by_board", name=op.f("uq_figure_key_first_day_by_board")
        ),
    )


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("legal_name", sa.String(), nullable=False),
        sa.Column("legal_form", sa.String(length=30), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("kvk_number", sa.String(), nullable=False),
        sa.Column("vat_number", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("payment_days", sa.Integer(), nullable=False),
        sa.Column("invoice_title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("invoices_from", sa.String(length=7), nullable=True),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("setup_step", sa.String(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )


def _vat_position() -> None:
    op.create_table(
        "vat_position",
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=30), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vat_position")),
        sa.UniqueConstraint("first_day", name=op.f("uq_vat_position_first_day")),
    )


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("on_invoices", sa.Boolean(), nullable=False),
        sa.Column("opening_balance", sa.Integer(), nullable=True),
        sa.Column("opening_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )


def _number_series() -> None:
    op.create_table(
        "number_series",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("series", "year", name=op.f("uq_number_series_series_year")),
    )


def _board_member() -> None:
    op.create_table(
        "board_member",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_member")),
    )


def _preference() -> None:
    op.create_table(
        "preference",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference")),
        sa.UniqueConstraint("key", name=op.f("uq_preference_key")),
    )
