"""What was done in a file that did not go on, and is to be done again by hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "redo",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("link", sa.String, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("said", sa.String, nullable=False),
        sa.Column("numbers", sa.String, nullable=False),
        sa.Column("aside", sa.String, nullable=False),
        sa.Column("done_on", sa.Date),
        sa.UniqueConstraint("link", name="uq_redo_link"),
    )
    watch(op.get_bind(), "redo", leave_out=("who", "said"))
