"""Kinds of income and cost: the usual ones to begin with, and the board's own."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, words
from bestuurskamer.language import say
from bestuurskamer.payments.model import Direction, MoneyKind

SHIPPED = (
    ("head_rent", Direction.COST, N_("Head rent")),
    ("energy", Direction.COST, N_("Energy and water")),
    ("upkeep", Direction.COST, N_("Upkeep and cleaning")),
    ("insurance", Direction.COST, N_("Insurance")),
    ("allowance", Direction.COST, N_("Allowances of volunteers")),
    ("office", Direction.COST, N_("Office and postage")),
    ("bank", Direction.COST, N_("Bank costs")),
    ("tax", Direction.COST, N_("VAT and taxes paid")),
    ("other_cost", Direction.COST, N_("Other costs")),
    ("subsidy", Direction.INCOME, N_("Subsidy")),
    ("gift", Direction.INCOME, N_("Gifts")),
    ("interest", Direction.INCOME, N_("Interest received")),
    ("other_income", Direction.INCOME, N_("Other income")),
)


def add_shipped_kinds(session: Session) -> int:
    """Add the usual kinds that the file lacks, named in the language spoken; answers how many."""
    new = lacking_kinds(session)
    session.add_all(
        MoneyKind(direction=direction, name=say(words(name)), key=key)
        for key, direction, name in new
    )
    return len(new)


def lacking_kinds(session: Session) -> list[tuple[str, Direction, str]]:
    """The usual kinds that the file does not have yet."""
    known = set(session.scalars(select(MoneyKind.key)))
    return [kind for kind in SHIPPED if kind[0] not in known]


def add_kind(session: Session, direction: Direction, name: str) -> int:
    """Add a kind of the board's own. Refused without a name, or when it is there already."""
    name = name.strip()
    if not name:
        raise Refused(N_("Give this kind a name."))
    same = select(MoneyKind.id).where(MoneyKind.direction == direction, MoneyKind.name == name)
    if session.scalars(same).first() is not None:
        raise Refused(N_("There is a kind “{name}” already."), name=name)
    kind = MoneyKind(direction=direction, name=name)
    session.add(kind)
    session.flush()
    return kind.id


def retire_kind(session: Session, kind_id: int, last_day: date | None) -> None:
    """Offer a kind no longer after a day; what was said with it stays."""
    session.get_one(MoneyKind, kind_id).last_day = last_day
