"""The day of the month of an obligation; what was filed as a document never changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("obligation", sa.Column("day_of_month", sa.Integer(), nullable=True))
    watch(op.get_bind(), "obligation")
    freeze(op.get_bind(), "document_file")
