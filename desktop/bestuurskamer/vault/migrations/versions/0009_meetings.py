"""Meetings, their agenda and their lines; what was sent and adopted never changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch

revision = "0009"
down_revision = "0008"

WATCHED = (
    "series", "meeting", "attendance", "topic", "minutes_version", "minutes_sent", "agenda_item",
    "line", "correction", "recusal",
)  # fmt: skip


def upgrade() -> None:
    _jot()
    _series()
    _meeting()
    _attendance()
    _topic()
    _minutes_version()
    _minutes_file()
    _minutes_sent()
    _agenda_item()
    _line()
    _correction()
    _recusal()
    connection = op.get_bind()
    for table in WATCHED:
        watch(connection, table)
    watch(connection, "minutes_file", leave_out=("pdf",))
    for table in ("minutes_version", "minutes_file", "minutes_sent"):
        freeze(connection, table)
    _keep_adopted()
    _keep_board_lines_in()


def _keep_adopted() -> None:
    """Nothing of a meeting changes, comes or goes once its minutes were adopted."""
    freeze(op.get_bind(), "meeting", when="OLD.state = 'adopted'")
    adopted = "(SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'adopted'"
    by_item = (
        "(SELECT m.state FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id"
        " WHERE i.id = {row}.agenda_item_id) = 'adopted'"
    )
    for table, when in (
        ("attendance", adopted),
        ("agenda_item", adopted),
        ("line", by_item),
        ("recusal", by_item),
    ):
        for kind, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
            op.execute(
                f"CREATE TRIGGER adopted_{table}_{kind} BEFORE {kind} ON {table} "
                f"WHEN {when.format(row=row)} BEGIN "
                f"SELECT RAISE(ABORT, 'frozen: {table}'); END"
            )
    op.execute(
        "CREATE TRIGGER adopted_once BEFORE INSERT ON minutes_version "
        "WHEN NEW.kind = 'adopted' AND EXISTS (SELECT 1 FROM minutes_version"
        " WHERE meeting_id = NEW.meeting_id AND kind = 'adopted') BEGIN "
        "SELECT RAISE(ABORT, 'adopted already: minutes_version'); END"
    )


def _keep_board_lines_in() -> None:
    """No version holds a line that is for the board alone (unless the same words were public)."""
    op.execute(
        "CREATE TRIGGER board_lines_stay_in BEFORE INSERT ON minutes_version "
        "WHEN EXISTS (SELECT 1 FROM line l JOIN agenda_item i ON i.id = l.agenda_item_id"
        " WHERE i.meeting_id = NEW.meeting_id AND l.words <> ''"
        " AND (l.visible = 'board' OR i.internal)"
        " AND instr(NEW.content, json_quote(l.words)) > 0"
        " AND NOT EXISTS (SELECT 1 FROM line p JOIN agenda_item j ON j.id = p.agenda_item_id"
        " WHERE j.meeting_id = NEW.meeting_id AND p.visible = 'both' AND NOT j.internal"
        " AND p.words = l.words)) BEGIN "
        "SELECT RAISE(ABORT, 'board only: minutes_version'); END"
    )


def _jot() -> None:
    op.create_table(
        "jot",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jot")),
        sa.UniqueConstraint("key", name=op.f("uq_jot_key")),
    )


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("with_others", sa.Boolean(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("standing_points", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_series_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("with_others", sa.Boolean(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("begins", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("reopened_for", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_meeting_department_id")
        ),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_meeting_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_department_id"), "meeting", ["department_id"], unique=False)
    op.create_index(op.f("ix_meeting_held_on"), "meeting", ["held_on"], unique=False)
    op.create_index(op.f("ix_meeting_series_id"), "meeting", ["series_id"], unique=False)


def _attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("side", sa.String(length=30), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("presence", sa.String(length=30), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("came", sa.String(), nullable=False),
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_attendance_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["board_member.id"], name=op.f("fk_attendance_member_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["party.id"], name=op.f("fk_attendance_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    op.create_index(op.f("ix_attendance_meeting_id"), "attendance", ["meeting_id"], unique=False)


def _topic() -> None:
    op.create_table(
        "topic",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("recurring", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("rests_until", sa.Date(), nullable=True),
        sa.Column("began_meeting_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["began_meeting_id"], ["meeting.id"], name=op.f("fk_topic_began_meeting_id")
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_topic_dossier_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_topic_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    op.create_index(op.f("ix_topic_dossier_id"), "topic", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_topic_series_id"), "topic", ["series_id"], unique=False)


def _minutes_version() -> None:
    op.create_table(
        "minutes_version",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("adoption", sa.String(length=30), nullable=True),
        sa.Column("remarks_before", sa.Date(), nullable=True),
        sa.Column("adopted_in_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["adopted_in_id"], ["meeting.id"], name=op.f("fk_minutes_version_adopted_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_version_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_version")),
        sa.UniqueConstraint(
            "meeting_id", "version", name=op.f("uq_minutes_version_meeting_id_version")
        ),
    )
    op.create_index(
        op.f("ix_minutes_version_meeting_id"), "minutes_version", ["meeting_id"], unique=False
    )


def _minutes_file() -> None:
    op.create_table(
        "minutes_file",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["minutes_version.id"], name=op.f("fk_minutes_file_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_file")),
        sa.UniqueConstraint("version_id", name=op.f("uq_minutes_file_version_id")),
    )


def _minutes_sent() -> None:
    op.create_table(
        "minutes_sent",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("to_whom", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["minutes_version.id"], name=op.f("fk_minutes_sent_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_sent")),
    )
    op.create_index(
        op.f("ix_minutes_sent_version_id"), "minutes_sent", ["version_id"], unique=False
    )


def _agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("approves_version_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approves_version_id"],
            ["minutes_version.id"],
            name=op.f("fk_agenda_item_approves_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_agenda_item_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_topic_id"), "agenda_item", ["topic_id"], unique=False)


def _line() -> None:
    op.create_table(
        "line",
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("visible", sa.String(length=30), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_line_agenda_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_line_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
    )
    op.create_index(op.f("ix_line_agenda_item_id"), "line", ["agenda_item_id"], unique=False)


def _correction() -> None:
    op.create_table(
        "correction",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("line_number", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("handled_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["minutes_version.id"], name=op.f("fk_correction_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_version_id"), "correction", ["version_id"], unique=False)


def _recusal() -> None:
    op.create_table(
        "recusal",
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("left_room", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_recusal_agenda_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
    )
    op.create_index(op.f("ix_recusal_agenda_item_id"), "recusal", ["agenda_item_id"], unique=False)
