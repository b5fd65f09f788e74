"""Promises, actions, decisions and questions; what has a number never changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    _promise()
    _promise_event()
    _action_item()
    _decision()
    _question()
    _contradiction()
    connection = op.get_bind()
    for table in (
        "promise", "promise_event", "action_item", "decision", "question", "contradiction",
    ):  # fmt: skip
        watch(connection, table)
    freeze(connection, "promise_event")
    _keep_numbered("promise", ("number", "meeting_id", "direction"), ("words", "given_on"))
    _keep_numbered("action_item", ("number", "meeting_id"), ("what", "asked_on"))
    _keep_numbered("decision", ("number", "meeting_id", "words", "decided_on", "replaces_id"), ())
    _move_with_a_reason()
    _replace_what_counts()


def _keep_numbered(table: str, always: tuple[str, ...], adopted: tuple[str, ...]) -> None:
    """What has its number stays; once its minutes were adopted, or in a small meeting, its words.

    Until then a correction of the minutes may still put the words right.
    """
    fixed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in always)
    later = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in adopted) or "0"
    op.execute(
        f"CREATE TRIGGER numbered_{table}_update BEFORE UPDATE ON {table} "
        f"WHEN OLD.number IS NOT NULL AND ({fixed} OR (({later}) AND NOT EXISTS"
        " (SELECT 1 FROM meeting m WHERE m.id = OLD.meeting_id AND m.kind = 'meeting'"
        " AND m.state <> 'adopted'))) BEGIN "
        f"SELECT RAISE(ABORT, 'frozen: {table}'); END"
    )
    op.execute(
        f"CREATE TRIGGER numbered_{table}_delete BEFORE DELETE ON {table} "
        "WHEN OLD.number IS NOT NULL BEGIN "
        f"SELECT RAISE(ABORT, 'frozen: {table}'); END"
    )


def _move_with_a_reason() -> None:
    """The day of a numbered promise moves only beside an event that keeps the old day and why."""
    op.execute(
        "CREATE TRIGGER moved_promise BEFORE UPDATE OF due_on ON promise "
        "WHEN OLD.number IS NOT NULL AND OLD.due_on IS NOT NEW.due_on"
        " AND NOT EXISTS (SELECT 1 FROM promise_event WHERE promise_id = OLD.id"
        " AND id = (SELECT max(id) FROM promise_event WHERE promise_id = OLD.id)"
        " AND kind = 'moved' AND remark <> ''"
        " AND old_due IS OLD.due_on AND new_due IS NEW.due_on) BEGIN "
        "SELECT RAISE(ABORT, 'moved without a reason: promise'); END"
    )


def _replace_what_counts() -> None:
    """A decision takes the place only of one that counts, and while it is new itself."""
    for kind in ("INSERT", "UPDATE OF replaces_id"):
        name = kind.split()[0].lower()
        op.execute(
            f"CREATE TRIGGER replacing_decision_{name} BEFORE {kind} ON decision "
            "WHEN NEW.replaces_id IS NOT NULL AND (NEW.number IS NOT NULL OR NOT EXISTS"
            " (SELECT 1 FROM decision WHERE id = NEW.replaces_id AND number IS NOT NULL"
            " AND withdrawn_on IS NULL)) BEGIN "
            "SELECT RAISE(ABORT, 'does not count: decision'); END"
        )


def _promise() -> None:
    op.create_table(
        "promise",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=30), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "number IS NULL OR direction = 'ours' OR department_id IS NOT NULL",
            name=op.f("ck_promise_a_department_promised"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_promise_department_id")
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_promise_dossier_id")),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_promise_line_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_promise_meeting_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_promise_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
        sa.UniqueConstraint("number", name=op.f("uq_promise_number")),
    )
    op.create_index(op.f("ix_promise_department_id"), "promise", ["department_id"], unique=False)
    op.create_index(op.f("ix_promise_dossier_id"), "promise", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_promise_line_id"), "promise", ["line_id"], unique=False)
    op.create_index(op.f("ix_promise_meeting_id"), "promise", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_promise_topic_id"), "promise", ["topic_id"], unique=False)


def _promise_event() -> None:
    op.create_table(
        "promise_event",
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("old_due", sa.Date(), nullable=True),
        sa.Column("new_due", sa.Date(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_promise_event_document_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_promise_event_line_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_promise_event_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_event_promise_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_event")),
    )
    op.create_index(
        op.f("ix_promise_event_promise_id"), "promise_event", ["promise_id"], unique=False
    )


def _action_item() -> None:
    op.create_table(
        "action_item",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_action_item_dossier_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_action_item_line_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_action_item_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["board_member.id"], name=op.f("fk_action_item_member_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_action_item_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_item")),
        sa.UniqueConstraint("number", name=op.f("uq_action_item_number")),
    )
    op.create_index(op.f("ix_action_item_dossier_id"), "action_item", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_action_item_line_id"), "action_item", ["line_id"], unique=False)
    op.create_index(op.f("ix_action_item_meeting_id"), "action_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_action_item_topic_id"), "action_item", ["topic_id"], unique=False)


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_decision_dossier_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_decision_line_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["decision.id"], name=op.f("fk_decision_replaces_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_decision_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("number", name=op.f("uq_decision_number")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_decision_replaces_id")),
    )
    op.create_index(op.f("ix_decision_dossier_id"), "decision", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_decision_line_id"), "decision", ["line_id"], unique=False)
    op.create_index(op.f("ix_decision_meeting_id"), "decision", ["meeting_id"], unique=False)


def _question() -> None:
    op.create_table(
        "question",
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_question_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_question_dossier_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_question_line_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_question_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index(op.f("ix_question_department_id"), "question", ["department_id"], unique=False)
    op.create_index(op.f("ix_question_dossier_id"), "question", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_question_line_id"), "question", ["line_id"], unique=False)
    op.create_index(op.f("ix_question_meeting_id"), "question", ["meeting_id"], unique=False)


def _contradiction() -> None:
    op.create_table(
        "contradiction",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("one_line_id", sa.Integer(), nullable=False),
        sa.Column("other_line_id", sa.Integer(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("solved_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_contradiction_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["one_line_id"], ["line.id"], name=op.f("fk_contradiction_one_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["other_line_id"], ["line.id"], name=op.f("fk_contradiction_other_line_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contradiction")),
    )
    op.create_index(
        op.f("ix_contradiction_dossier_id"), "contradiction", ["dossier_id"], unique=False
    )
