"""People and organisations, the building, its rooms and the head lease."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bestuurskamer.vault.trail import watch

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _party()
    _address()
    _contact()
    _party_iban()
    _building()
    _room()
    _head_lease()
    _head_rent()
    connection = op.get_bind()
    for table in (
        "party",
        "address",
        "contact",
        "party_iban",
        "building",
        "room",
        "head_lease",
        "head_rent",
    ):
        watch(connection, table)


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("kvk_number", sa.String(), nullable=False),
        sa.Column("vat_number", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(length=30), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["party.id"], name=op.f("fk_party_merged_into_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )


def _address() -> None:
    op.create_table(
        "address",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_address_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
    )
    op.create_index(op.f("ix_address_party_id"), "address", ["party_id"], unique=False)


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_contact_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_party_id"), "contact", ["party_id"], unique=False)


def _party_iban() -> None:
    op.create_table(
        "party_iban",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_party_iban_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_iban")),
    )
    op.create_index(op.f("ix_party_iban_party_id"), "party_iban", ["party_id"], unique=False)


def _building() -> None:
    op.create_table(
        "building",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_building")),
    )


def _room() -> None:
    op.create_table(
        "room",
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("floor", sa.String(), nullable=False),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["building.id"], name=op.f("fk_room_building_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
    )


def _head_lease() -> None:
    op.create_table(
        "head_lease",
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("landlord_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("notice_by", sa.Date(), nullable=True),
        sa.Column("renewal_by", sa.Date(), nullable=True),
        sa.Column("sublet_allowed", sa.Boolean(), nullable=True),
        sa.Column("sublet_on", sa.Date(), nullable=True),
        sa.Column("sublet_reference", sa.String(), nullable=False),
        sa.Column("runs_on", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["building_id"], ["building.id"], name=op.f("fk_head_lease_building_id")
        ),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["party.id"], name=op.f("fk_head_lease_landlord_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head_lease")),
    )


def _head_rent() -> None:
    op.create_table(
        "head_rent",
        sa.Column("head_lease_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("monthly", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["head_lease_id"], ["head_lease.id"], name=op.f("fk_head_rent_head_lease_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head_rent")),
    )
    op.create_index(
        op.f("ix_head_rent_head_lease_id"), "head_rent", ["head_lease_id"], unique=False
    )
