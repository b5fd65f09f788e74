"""Saying what money was for, so that Ctrl+Z takes exactly that back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bestuurskamer.language import _
from bestuurskamer.payments.allocating import place_back, undo
from bestuurskamer.payments.kinds import add_kind
from bestuurskamer.payments.model import Direction
from bestuurskamer.payments.proposing import confirm
from bestuurskamer.payments.queries import allocations_of
from bestuurskamer.payments.receipts import add_receipt
from bestuurskamer.payments.rules import Part
from bestuurskamer.screens.bank.words import UNDONE
from bestuurskamer.screens.kit.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Paper = tuple[str, bytes]
"""A receipt: its name and what it holds."""


class Before:
    """What was said of entries before an act; afterwards it knows what the act said of them."""

    def __init__(self, desk: Desk, entry_ids: Collection[int]) -> None:
        self._desk, self._ids = desk, tuple(entry_ids)
        self._said = desk.read(_said, self._ids)

    def offer_undo(self) -> None:
        """Let Ctrl+Z take back what was said since."""
        new = self._desk.read(_said, self._ids) - self._said
        self._desk.can_undo(_("the entry has no place again"), lambda: self._take_back(new))

    def _take_back(self, made: frozenset[int]) -> None:
        self._desk.do(UNDONE, _undo_all, made, self._desk.today())


def confirm_with(
    session: Session,
    entry_id: int,
    parts: Sequence[Part],
    remember: bool,
    paper: Paper | None,
    today: date,
) -> None:
    """Say what an entry was for and keep its receipt, both or neither."""
    confirm(session, entry_id, parts, today, remember)
    if paper is not None:
        add_receipt(session, entry_id, *paper, today)


def confirm_new_kind(
    session: Session,
    entry_id: int,
    direction: Direction,
    name: str,
    part: Part,
    remember: bool,
    paper: Paper | None,
    today: date,
) -> None:
    """Add a kind of the board's own and put an entry under it, both or neither."""
    kind_id = add_kind(session, direction, name)
    confirm_with(session, entry_id, [replace(part, kind_id=kind_id)], remember, paper, today)


def place_back_with(
    session: Session,
    entry_id: int,
    earlier_id: int,
    paper: Paper | None,
    today: date,
) -> None:
    """Say that an entry came back and keep its receipt, both or neither."""
    place_back(session, entry_id, earlier_id, today)
    if paper is not None:
        add_receipt(session, entry_id, *paper, today)


def _said(session: Session, entry_ids: Collection[int]) -> frozenset[int]:
    found = allocations_of(session, entry_ids)
    return frozenset(a.id for rows in found.values() for a in rows if a.undone_on is None)


def _undo_all(session: Session, allocation_ids: Collection[int], today: date) -> None:
    for allocation_id in sorted(allocation_ids, reverse=True):
        undo(session, allocation_id, today)
