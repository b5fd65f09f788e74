"""Every act is bound to all before it."""

from __future__ import annotations

from alembic import op

from bestuurskamer.vault.chain import lay_chain

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    lay_chain(op.get_bind())
