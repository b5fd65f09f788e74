"""A closed year holds more: counts, charges, old invoices, and what an account began with."""

from __future__ import annotations

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    for table in ("cash_count", "charge", "opening_item"):
        _guard(table)
    began = _counts("NEW")
    _closed("closed_account_insert", "BEFORE INSERT ON account", began)
    changed = (
        "(OLD.opening_balance IS NOT NEW.opening_balance OR OLD.opening_day IS NOT NEW.opening_day)"
    )
    _closed(
        "closed_account_update",
        "BEFORE UPDATE OF opening_balance, opening_day ON account",
        f"{changed} AND ({_counts('OLD')} OR {began})",
    )


def _guard(table: str) -> None:
    """Nothing dated in a closed year is added, changed or removed."""
    rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    for kind, seen in rows.items():
        within = " OR ".join(f"year = {_year(f'{row}.on_day')}" for row in seen)
        _closed(f"closed_{table}_{kind.lower()}", f"BEFORE {kind} ON {table}", within)


def _counts(row: str) -> str:
    """Whether an opening counts in a year: it does in its own and in every later one."""
    began = f"coalesce({_year(f'{row}.opening_day')}, 0)"
    return f"({row}.opening_balance IS NOT NULL AND {began} <= year)"


def _year(day: str) -> str:
    return f"CAST(strftime('%Y', {day}) AS INTEGER)"


def _closed(name: str, when: str, which: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} {when} WHEN EXISTS"
        f" (SELECT 1 FROM closed_year WHERE reopened_on IS NULL AND ({which}))"
        f" BEGIN SELECT RAISE(ABORT, 'closed year: {when.split()[-1]}'); END"
    )
