"""A last day that the board sets itself stands only with its reason."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    for kind in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER end_with_a_reason_{kind.lower()} BEFORE {kind} ON procedure "
            "WHEN NEW.end_manual IS NOT NULL AND trim(NEW.manual_reason) = '' BEGIN "
            "SELECT RAISE(ABORT, 'without a reason: procedure'); END"
        )
