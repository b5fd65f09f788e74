"""Papers may go after their term of law: what went is kept in a table of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch
from bestuurskamer.vault.trigrams import forgets_at_once

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "thinned",
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("ref_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thinned")),
        sa.UniqueConstraint("paper", "ref_id", name=op.f("uq_thinned_paper_ref_id")),
    )
    connection = op.get_bind()
    watch(connection, "thinned")
    freeze(connection, "thinned")
    watch(connection, "document", leave_out=("words",))
    forgets_at_once(connection, "finder")
