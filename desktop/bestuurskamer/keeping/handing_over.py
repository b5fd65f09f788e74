"""What a board hands over to the next: money, what is open, what runs, and where the copies are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bestuurskamer.books.flows import AccountFlow, flows
from bestuurskamer.dossiers.running_terms import ProcedureRow, running_terms
from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.register_rows import ActionRow, PromiseRow
from bestuurskamer.meetings.registers import actions, promises
from bestuurskamer.money import Money, total
from bestuurskamer.office.actions import end_member, keep
from bestuurskamer.office.queries import MemberRow, members
from bestuurskamer.payments.open_items import OpenItem, open_items
from bestuurskamer.payments.queries import count_to_place, tenant_credits
from bestuurskamer.rent.queries import deposits
from bestuurskamer.vault import manifest
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.chain import Head, head
from bestuurskamer.vault.copies import copy_folder
from bestuurskamer.vault.sticks import last_on_sticks, remembered_places

HANDED_OVER = "handed_over"
"""The choice under which the last hand-over stands: the day, and who took over."""


@dataclass(frozen=True)
class KnownCopy:
    """A copy of the file that is known of: where, of when (UTC), and the start of its sum."""

    place: str
    name: str
    made_at: datetime
    mark: str


@dataclass(frozen=True)
class Estate:
    """All that goes from one board to the next, as it stands on a day."""

    day: date
    accounts: tuple[AccountFlow, ...]
    to_place: int  # entries of the bank without a place
    open: tuple[OpenItem, ...]
    deposits: Money  # held of tenants: a debt
    credits: Money  # kept for tenants: a debt
    promises: tuple[PromiseRow, ...]
    actions: tuple[ActionRow, ...]
    terms: tuple[ProcedureRow, ...]
    people: tuple[MemberRow, ...]
    copies: tuple[KnownCopy, ...]
    generation: int
    head: Head

    @property
    def money(self) -> Money:
        """What is on all accounts together."""
        return total(account.closing for account in self.accounts)

    @property
    def owed(self) -> Money:
        """What tenants still have to pay, what the board owes them back taken off."""
        return total(item.open for item in self.open)


def estate(session: Session, path: Path, today: date) -> Estate:
    """Gather what is handed over; `path` is where the file stands, for its copies."""
    generation = session.connection().exec_driver_sql("SELECT generation FROM board")
    return Estate(
        today,
        flows(session, date(today.year, 1, 1), today).accounts,
        count_to_place(session),
        tuple(open_items(session)),
        total(state.held for state in deposits(session).values()),
        total(tenant_credits(session).values()),
        tuple(promises(session, today, open_only=True)),
        tuple(actions(session, today, open_only=True)),
        tuple(running_terms(session, today)),
        tuple(members(session)),
        tuple(known_copies(path, board_of(session))),
        int(generation.scalar_one()),
        head(session),
    )


def known_copies(path: Path, board_uuid: str) -> list[KnownCopy]:
    """The checked copies beside the file and in the places remembered, newest first.

    A stick that is not in the computer is not looked at; what was last put on one is named.
    """
    found = []
    for place in (copy_folder(path), *remembered_places(path)):
        for one in manifest.entries(place, board_uuid):
            found.append(KnownCopy(place.name, one.name, one.made_at, one.sha256[:16]))
    last = last_on_sticks(path)
    if last is not None and not any(c.mark == last.sha256[:16] for c in found):
        found.append(KnownCopy("", last.name, last.made_at, last.sha256[:16]))
    return sorted(found, key=lambda copy: copy.made_at, reverse=True)


def hand_over(session: Session, after: Sequence[str], today: date) -> None:
    """Note that a new board has the file: who worked here before ends; their names stay.

    Refused without a name of the new board.
    """
    names = [name.strip() for name in after if name.strip()]
    if not names:
        raise Refused(N_("Fill in who takes over. Nothing was changed."))
    for member in members(session):
        end_member(session, member.id, today)
    keep(session, HANDED_OVER, f"{today.isoformat()} {', '.join(names)}")
