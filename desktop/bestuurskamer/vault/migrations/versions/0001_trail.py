"""The ground of every data file: the board's own number, the acts and the trail."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from bestuurskamer.errors import N_

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("board_uuid", sa.Text, nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("made_with", sa.Text, nullable=False),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor_id", sa.Integer, nullable=False),
        sa.Column("what", sa.String, nullable=False),
    )
    op.create_table(
        "acting",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("act_id", sa.Integer, sa.ForeignKey("act.id", name="fk_acting_act_id")),
    )
    op.create_table(
        "trail",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "act_id", sa.Integer, sa.ForeignKey("act.id", name="fk_trail_act_id"), nullable=False
        ),
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("row_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )
    op.create_index("ix_trail_act_id", "trail", ["act_id"])
    op.create_index("ix_trail_row", "trail", ["table_name", "row_id"])
    _guard()
    _first_rows()


def _guard() -> None:
    for table in ("act", "trail"):
        for kind in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER kept_{table}_{kind} BEFORE {kind} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'only added to: {table}'); END"
            )
    op.execute(
        "CREATE TRIGGER kept_board_uuid BEFORE UPDATE OF id, board_uuid ON board BEGIN "
        "SELECT RAISE(ABORT, 'never changes: board'); END"
    )
    for table in ("board", "acting"):
        op.execute(
            f"CREATE TRIGGER one_{table}_delete BEFORE DELETE ON {table} BEGIN "
            f"SELECT RAISE(ABORT, 'one row: {table}'); END"
        )
        op.execute(
            f"CREATE TRIGGER one_{table}_insert BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table}) BEGIN "
            f"SELECT RAISE(ABORT, 'one row: {table}'); END"
        )


def _first_rows() -> None:
    connection = op.get_bind()
    connection.execute(
        sa.text("INSERT INTO board VALUES (1, :uuid, 0, '')"), {"uuid": str(uuid4())}
    )
    connection.execute(
        sa.text("INSERT INTO act VALUES (1, :at, 0, :what)"),
        {
            "at": datetime.now(UTC).isoformat(timespec="microseconds"),
            "what": N_("The board file was made"),
        },
    )
    connection.execute(sa.text("INSERT INTO acting VALUES (1, 1)"))
