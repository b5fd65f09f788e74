"""Days that a royal decree made equal to a holiday."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "equated_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("by_board", sa.Boolean(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equated_day")),
        sa.UniqueConstraint("day", "by_board", name=op.f("uq_equated_day_day_by_board")),
    )
    watch(op.get_bind(), "equated_day")
