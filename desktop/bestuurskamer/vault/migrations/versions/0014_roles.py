"""What somebody of the board does in the program."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column(
        "board_member",
        sa.Column("role", sa.String(length=30), nullable=False, server_default="treasurer"),
    )
    watch(op.get_bind(), "board_member")
