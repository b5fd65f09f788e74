"""Departments and posts; matters with their documents, agreements and procedures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import freeze, watch

revision = "0008"
down_revision = "0007"

WATCHED = (
    "department", "post", "dossier_kind", "dossier", "dossier_step", "dossier_case",
    "dossier_link", "agreement", "obligation", "procedure", "procedure_event",
)  # fmt: skip


def upgrade() -> None:
    _department()
    _post()
    _dossier_kind()
    _dossier()
    _dossier_step()
    _dossier_case()
    _dossier_link()
    _document()
    _document_file()
    _agreement()
    _obligation()
    _procedure()
    _procedure_event()
    connection = op.get_bind()
    for table in WATCHED:
        watch(connection, table)
    watch(connection, "document", leave_out=("words",))
    watch(connection, "document_file", leave_out=("data",))
    freeze(connection, "procedure_event")


def _department() -> None:
    op.create_table(
        "department",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["party.id"], name=op.f("fk_department_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["department.id"], name=op.f("fk_department_successor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("abbreviation", name=op.f("uq_department_abbreviation")),
    )
    op.create_index(
        op.f("ix_department_organisation_id"), "department", ["organisation_id"], unique=False
    )


def _post() -> None:
    op.create_table(
        "post",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_post_department_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["party.id"], name=op.f("fk_post_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    op.create_index(op.f("ix_post_department_id"), "post", ["department_id"], unique=False)
    op.create_index(op.f("ix_post_person_id"), "post", ["person_id"], unique=False)


def _dossier_kind() -> None:
    op.create_table(
        "dossier_kind",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("contract", sa.Boolean(), nullable=False),
        sa.Column("steps", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_kind")),
    )


def _dossier() -> None:
    op.create_table(
        "dossier",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("board_limit", sa.String(), nullable=False),
        sa.Column("stage", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("mover", sa.String(length=30), nullable=False),
        sa.Column("mover_department_id", sa.Integer(), nullable=True),
        sa.Column("mover_name", sa.String(), nullable=False),
        sa.Column("mover_since", sa.Date(), nullable=True),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_what", sa.String(), nullable=False),
        sa.Column("head_lease_id", sa.Integer(), nullable=True),
        sa.Column("lease_id", sa.Integer(), nullable=True),
        sa.Column("commission", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["head_lease_id"], ["head_lease.id"], name=op.f("fk_dossier_head_lease_id")
        ),
        sa.ForeignKeyConstraint(["kind_id"], ["dossier_kind.id"], name=op.f("fk_dossier_kind_id")),
        sa.ForeignKeyConstraint(["lease_id"], ["lease.id"], name=op.f("fk_dossier_lease_id")),
        sa.ForeignKeyConstraint(
            ["mover_department_id"], ["department.id"], name=op.f("fk_dossier_mover_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["dossier.id"], name=op.f("fk_dossier_successor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("number", name=op.f("uq_dossier_number")),
    )
    op.create_index(
        op.f("ix_dossier_mover_department_id"), "dossier", ["mover_department_id"], unique=False
    )


def _dossier_step() -> None:
    op.create_table(
        "dossier_step",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_step_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_step")),
    )
    op.create_index(
        op.f("ix_dossier_step_dossier_id"), "dossier_step", ["dossier_id"], unique=False
    )


def _dossier_case() -> None:
    op.create_table(
        "dossier_case",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("handler", sa.String(), nullable=False),
        sa.Column("last_status", sa.String(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_dossier_case_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_case_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_case")),
    )
    op.create_index(
        op.f("ix_dossier_case_department_id"), "dossier_case", ["department_id"], unique=False
    )
    op.create_index(
        op.f("ix_dossier_case_dossier_id"), "dossier_case", ["dossier_id"], unique=False
    )


def _dossier_link() -> None:
    op.create_table(
        "dossier_link",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["dossier.id"], name=op.f("fk_dossier_link_one_id")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["dossier.id"], name=op.f("fk_dossier_link_other_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_link")),
        sa.UniqueConstraint(
            "one_id", "other_id", "kind", name=op.f("uq_dossier_link_one_id_other_id_kind")
        ),
    )
    op.create_index(op.f("ix_dossier_link_other_id"), "dossier_link", ["other_id"], unique=False)


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("document_day", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_document_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_dossier_id"), "document", ["dossier_id"], unique=False)


def _document_file() -> None:
    op.create_table(
        "document_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_file")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_file_sha256")),
    )


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("notice_months", sa.Integer(), nullable=True),
        sa.Column("notice_by", sa.Date(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_agreement_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_agreement_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_dossier_id"), "agreement", ["dossier_id"], unique=False)


def _obligation() -> None:
    op.create_table(
        "obligation",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("by_us", sa.Boolean(), nullable=False),
        sa.Column("every_months", sa.Integer(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_obligation_agreement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
    )
    op.create_index(
        op.f("ix_obligation_agreement_id"), "obligation", ["agreement_id"], unique=False
    )


def _procedure() -> None:
    op.create_table(
        "procedure",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("end_computed", sa.Date(), nullable=True),
        sa.Column("end_manual", sa.Date(), nullable=True),
        sa.Column("manual_reason", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_procedure_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_procedure_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure")),
    )
    op.create_index(op.f("ix_procedure_dossier_id"), "procedure", ["dossier_id"], unique=False)


def _procedure_event() -> None:
    op.create_table(
        "procedure_event",
        sa.Column("procedure_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_procedure_event_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["procedure.id"], name=op.f("fk_procedure_event_procedure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_event")),
    )
    op.create_index(
        op.f("ix_procedure_event_procedure_id"), "procedure_event", ["procedure_id"], unique=False
    )
