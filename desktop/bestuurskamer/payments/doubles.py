"""What the file holds already of a statement: entries known for certain, and possible doubles.

Counted, so that twins of one day both come in: the nth of several alike in one statement is known
only when the file holds n of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement
from bestuurskamer.payments.model import Entry

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
_Key = tuple[int, date, int]
"""Account, day and cents: what every form of the bank gives alike."""

KNOWN = N_("known already")
PERHAPS = N_("perhaps known: same day and amount, other words")


@dataclass(frozen=True)
class EntryLook:
    """An entry that would be brought in when ticked; the reason says why it is not."""

    entry: ReadEntry
    tick: bool
    reason: Words | None = None


class Known:
    """The entries that the file holds, and those of the statements looked at before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[_Key, list[tuple[str, str]]] = defaultdict(list)
        self._read: set[tuple[int, date]] = set()

    def looks(self, account_id: int, statement: ReadStatement) -> tuple[EntryLook, ...]:
        """Each entry of a statement with its tick; what gets one is held from here on.

        First what is alike in every word finds its twin, then what differs in words alone, so
        that the order within the file does not matter.
        """
        for day in {entry.booked_on for entry in statement.entries}:
            self._know(account_id, day)
        reasons: dict[int, str] = {}
        left = {key: list(held) for key, held in self._held.items()}
        for place, entry in enumerate(statement.entries):
            if _said(entry) in left.get(_key(account_id, entry), ()):
                left[_key(account_id, entry)].remove(_said(entry))
                reasons[place] = KNOWN
        for place, entry in enumerate(statement.entries):
            held = left.get(_key(account_id, entry), [])
            twin = next((one for one in held if _may_be(one[0], entry.counter_iban)), None)
            if place not in reasons and twin is not None:
                held.remove(twin)
                reasons[place] = PERHAPS
        for place, entry in enumerate(statement.entries):
            if place not in reasons:
                self._held[_key(account_id, entry)].append(_said(entry))
        return tuple(
            EntryLook(
                entry, place not in reasons, words(reasons[place]) if place in reasons else None
            )
            for place, entry in enumerate(statement.entries)
        )

    def _know(self, account_id: int, day: date) -> None:
        if (account_id, day) in self._read:
            return
        self._read.add((account_id, day))
        wanted = select(Entry).where(Entry.account_id == account_id, Entry.booked_on == day)
        for entry in self._session.scalars(wanted):
            self._held[_key(account_id, entry)].append(_said(entry))


def _key(account_id: int, entry: ReadEntry | Entry) -> _Key:
    return account_id, entry.booked_on, entry.amount.cents


def _said(entry: ReadEntry | Entry) -> tuple[str, str]:
    """Who and what, as the bank wrote it, spaces and capitals aside."""
    return entry.counter_iban, "".join(entry.text.split()).casefold()


def _may_be(one: str, other: str) -> bool:
    """Whether two accounts may be the same; another account is another payment."""
    return one == other or not (_IBAN.fullmatch(one) and _IBAN.fullmatch(other))
