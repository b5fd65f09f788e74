"""VAT of a cost that is shifted to the board: heading 2a of its return."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column(
        "allocation", sa.Column("shifted", sa.Integer(), nullable=False, server_default="0")
    )
    watch(op.get_bind(), "allocation")
