"""Which invoices are not settled, kept by triggers so that no question has to join all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

OPEN = (
    "SELECT i.id FROM invoice i WHERE i.kind = 'invoice' AND {which} AND i.total"
    " + COALESCE((SELECT SUM(n.total) FROM invoice n WHERE n.credits_id = i.id), 0)"
    " <> COALESCE((SELECT SUM(a.amount) FROM allocation a"
    " WHERE a.invoice_id = i.id AND a.undone_on IS NULL), 0)"
)


def upgrade() -> None:
    op.create_table(
        "unsettled",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["invoice.id"], name=op.f("fk_unsettled_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unsettled")),
    )
    op.execute(f"INSERT INTO unsettled (id) {OPEN.format(which='1')}")
    op.create_index(op.f("ix_allocation_target"), "allocation", ["target"])
    _keep("invoice_insert", "INSERT ON invoice", "COALESCE(NEW.credits_id, NEW.id)")
    _keep("allocation_insert", "INSERT ON allocation", "NEW.invoice_id")
    _keep("allocation_delete", "DELETE ON allocation", "OLD.invoice_id")
    _keep("allocation_update", "UPDATE ON allocation", "NEW.invoice_id", "OLD.invoice_id")


def _keep(name: str, after: str, *which: str) -> None:
    """After such a change look again at the invoices it is about."""
    steps = " ".join(
        f"DELETE FROM unsettled WHERE id = {one};"
        f" INSERT INTO unsettled (id) {OPEN.format(which=f'i.id = {one}')};"
        for one in which
    )
    op.execute(f"CREATE TRIGGER unsettled_{name} AFTER {after} BEGIN {steps} END")
