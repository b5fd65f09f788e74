"""Letters to the municipality are kept with the documents, and logged when and how they went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("document", sa.Column("sent_how", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "ready_letter",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.String(length=30), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("procedure_id", sa.Integer(), nullable=True),
        sa.Column("promise_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_ready_letter_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_ready_letter_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["procedure.id"], name=op.f("fk_ready_letter_procedure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ready_letter")),
        sa.UniqueConstraint("document_id", name=op.f("uq_ready_letter_document_id")),
    )
    op.create_index(op.f("ix_ready_letter_procedure_id"), "ready_letter", ["procedure_id"])
    op.create_index(op.f("ix_ready_letter_promise_id"), "ready_letter", ["promise_id"])
    watch(op.get_bind(), "document")
    watch(op.get_bind(), "ready_letter")
