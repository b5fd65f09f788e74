"""A point at which minutes are adopted names their meeting: those of the board are never sent."""

from __future__ import annotations

from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE agenda_item ADD COLUMN approves_meeting_id INTEGER "
        "CONSTRAINT fk_agenda_item_approves_meeting_id REFERENCES meeting (id)"
    )
    watch(op.get_bind(), "agenda_item")
