"""What can be found: a piece for each thing, its trigram index, and triggers that mark changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trigrams import make_trigrams

revision = "0018"
down_revision = "0017"

LINES_OF_ITEM = "SELECT 'line' AS s, id AS i FROM line WHERE agenda_item_id = {r}.id"
WITH_LINE = "SELECT '{s}' AS s, {{r}}.id AS i UNION ALL SELECT 'line', {{r}}.line_id"
OF_MEETING = " UNION ALL ".join(
    (
        "SELECT 'meeting' AS s, {r}.id AS i",
        "SELECT 'point', id FROM agenda_item WHERE meeting_id = {r}.id",
        "SELECT 'line', l.id FROM line l JOIN agenda_item a ON a.id = l.agenda_item_id"
        " WHERE a.meeting_id = {r}.id",
        "SELECT 'promise', id FROM promise WHERE meeting_id = {r}.id",
        "SELECT 'action', id FROM action_item WHERE meeting_id = {r}.id",
        "SELECT 'decision', id FROM decision WHERE meeting_id = {r}.id",
        "SELECT 'question', id FROM question WHERE meeting_id = {r}.id",
    )
)
OWN = "SELECT '{s}' AS s, {{r}}.id AS i"

STALE = {
    "line": OWN.format(s="line"),
    "agenda_item": f"SELECT 'point' AS s, {{r}}.id AS i UNION ALL {LINES_OF_ITEM}",
    "topic": "SELECT 'line' AS s, l.id AS i FROM line l JOIN agenda_item a"
    " ON a.id = l.agenda_item_id WHERE a.topic_id = {r}.id"
    " UNION ALL SELECT 'point', id FROM agenda_item WHERE topic_id = {r}.id",
    "meeting": OF_MEETING,
    "promise": WITH_LINE.format(s="promise"),
    "action_item": WITH_LINE.format(s="action"),
    "decision": WITH_LINE.format(s="decision"),
    "question": WITH_LINE.format(s="question"),
    "dossier": "SELECT 'dossier' AS s, {r}.id AS i UNION ALL SELECT 'limit', {r}.id",
    "document": OWN.format(s="document"),
    "party": OWN.format(s="party"),
    "contact": "SELECT 'party' AS s, {r}.party_id AS i",
    "post": "SELECT 'party' AS s, {r}.person_id AS i",
    "department": OWN.format(s="department"),
    "board_member": OWN.format(s="member"),
    "room": OWN.format(s="room"),
    "invoice": OWN.format(s="invoice"),
    "invoice_line": "SELECT 'invoice' AS s, {r}.invoice_id AS i",
    "unsettled": OWN.format(s="invoice"),
}
"""For each table what is no longer up to date when the row {r} of it changes."""

ALL = {
    "line": "line", "point": "agenda_item", "meeting": "meeting", "promise": "promise",
    "action": "action_item", "decision": "decision", "question": "question",
    "dossier": "dossier", "limit": "dossier", "document": "document", "party": "party",
    "department": "department", "member": "board_member", "room": "room", "invoice": "invoice",
}  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("ref_id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.String(length=30), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece")),
        sa.UniqueConstraint("source", "ref_id", name=op.f("uq_piece_source_ref_id")),
    )
    op.create_table(
        "stale_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("ref_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_piece")),
        sa.UniqueConstraint("source", "ref_id", name=op.f("uq_stale_piece_source_ref_id")),
    )
    make_trigrams(op.get_bind(), "finder", "piece", "folded")
    for table, which in STALE.items():
        _mark(table, "insert", which.format(r="NEW"))
        _mark(table, "delete", which.format(r="OLD"))
        _mark(table, "update", which.format(r="OLD"), which.format(r="NEW"))
    for source, table in ALL.items():
        op.execute(f"INSERT INTO stale_piece (source, ref_id) SELECT '{source}', id FROM {table}")


def _mark(table: str, kind: str, *which: str) -> None:
    """After such a change note what is to be looked at again; each once."""
    steps = " ".join(
        f"INSERT INTO stale_piece (source, ref_id) SELECT DISTINCT s, i FROM ({one})"
        " WHERE i IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM stale_piece p WHERE p.source = s AND p.ref_id = i);"
        for one in which
    )
    op.execute(f"CREATE TRIGGER stale_{table}_{kind} AFTER {kind} ON {table} BEGIN {steps} END")
