"""Nothing moves into adopted minutes either; the board's lines are looked for among lines only."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"

BY_MEETING = "(SELECT state FROM meeting WHERE id = NEW.meeting_id) = 'adopted'"
BY_ITEM = (
    "(SELECT m.state FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id"
    " WHERE i.id = NEW.agenda_item_id) = 'adopted'"
)


def upgrade() -> None:
    for table, when in (
        ("attendance", BY_MEETING),
        ("agenda_item", BY_MEETING),
        ("line", BY_ITEM),
        ("recusal", BY_ITEM),
    ):
        op.execute(
            f"CREATE TRIGGER adopted_{table}_into BEFORE UPDATE ON {table} WHEN {when} BEGIN "
            f"SELECT RAISE(ABORT, 'frozen: {table}'); END"
        )
    op.execute("DROP TRIGGER board_lines_stay_in")
    op.execute(
        "CREATE TRIGGER board_lines_stay_in BEFORE INSERT ON minutes_version "
        "WHEN EXISTS (SELECT 1 FROM line l JOIN agenda_item i ON i.id = l.agenda_item_id"
        " WHERE i.meeting_id = NEW.meeting_id AND l.words <> '' AND l.place > 0"
        " AND (l.visible = 'board' OR i.internal)"
        " AND EXISTS (SELECT 1 FROM json_each(NEW.content, '$.points') p,"
        " json_each(p.value, '$.lines') q WHERE json_extract(q.value, '$.words') = l.words)"
        " AND NOT EXISTS (SELECT 1 FROM line b JOIN agenda_item j ON j.id = b.agenda_item_id"
        " WHERE j.meeting_id = NEW.meeting_id AND b.visible = 'both' AND NOT j.internal"
        " AND b.words = l.words)) BEGIN "
        "SELECT RAISE(ABORT, 'board only: minutes_version'); END"
    )
