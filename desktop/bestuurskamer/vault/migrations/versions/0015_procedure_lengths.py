"""A length of its own for a procedure; a new last day, and what takes an event back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("procedure", sa.Column("own_count", sa.Integer(), nullable=True))
    for name in ("own_unit", "own_article"):
        op.add_column("procedure", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column(
        "procedure", sa.Column("own_by_law", sa.Boolean(), nullable=False, server_default="1")
    )
    op.add_column("procedure_event", sa.Column("until", sa.Date(), nullable=True))
    op.execute(
        "ALTER TABLE procedure_event ADD COLUMN takes_back_id INTEGER "
        "CONSTRAINT fk_procedure_event_takes_back_id REFERENCES procedure_event (id)"
    )
    watch(connection, "procedure")
    watch(connection, "procedure_event")
    freeze(connection, "procedure_event")
