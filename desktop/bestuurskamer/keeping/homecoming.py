"""The whole file that another laptop brings: what became of it there, and of the one here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.keeping.deeds import Deed, deeds, numbered
from bestuurskamer.keeping.lending import loan_of
from bestuurskamer.keeping.redoing import NO_LIST, Listed, list_of
from bestuurskamer.office.actions import keep
from bestuurskamer.vault.ancestry import Kinship, Relation, board_of, kinship
from bestuurskamer.vault.chain import has_chain
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.homecoming import Ends, both, ends_of
from bestuurskamer.vault.restoring import foreign_board
from bestuurskamer.vault.upgrade import VERSIONS, newest_version

GIVEN = "given_along"
"""The choice that says to whom the file was given last, and when."""

GAVE, BROUGHT = N_("Gave the whole file along"), N_("Brought the whole file back")
TOOK, CHOSE = N_("Took the lent file back"), N_("Chose this file to go on with")
GAVE_NOT = N_("The file was not given along after all")

NO_REASON = N_("Say why you take it back. It stays in the trail.")


@dataclass(frozen=True)
class Double:
    """A number that was given in both files since they went apart, and to what in each.

    `same` when that is the same thing, to the letter: an invoice of which both papers are alike.
    """

    table: str
    number: str
    here: str
    there: str
    same: bool


@dataclass(frozen=True)
class Homecoming:
    """What the file that comes is to the one here. `shared_at` (UTC) is the last act of both.

    `given_back` says whether the other laptop gave it back with the program, so that nobody goes
    on in it there. `of_today` is whether it is of this version of the program. `list_…` is the
    list of what was to be done again in each, from an earlier time, and `typed_…` how many texts
    were being typed and are not filed, that the other file has not.
    """

    other: Path
    relation: Relation
    shared_at: datetime
    here: tuple[Deed, ...]
    there: tuple[Deed, ...]
    doubles: tuple[Double, ...]
    ends: Ends
    given_back: bool
    of_today: bool
    list_here: Listed = NO_LIST
    list_there: Listed = NO_LIST
    typed_here: int = 0
    typed_there: int = 0

    @property
    def lost_there(self) -> tuple[Deed, ...]:
        """What is to be done again when the file here goes on, and is on no list yet."""
        known = self.list_here.links
        return tuple(deed for deed in self.there if deed.counts and deed.link not in known)

    @property
    def lost_here(self) -> tuple[Deed, ...]:
        """What is to be done again when the other file goes on, and is on no list yet."""
        known = self.list_there.links
        return tuple(deed for deed in self.here if deed.counts and deed.link not in known)

    @property
    def numbers_there(self) -> tuple[str, ...]:
        """The invoice numbers that stand on paper of the other file alone, or of both."""
        return tuple(number for deed in self.there for number in deed.numbers)

    @property
    def numbers_here(self) -> tuple[str, ...]:
        """The invoice numbers that were given here since."""
        return tuple(number for deed in self.here for number in deed.numbers)


def look_home(
    path: Path, key: DataKey | None, other: Path, other_key: DataKey | None
) -> Homecoming:
    """Compare the file that comes with the one at `path`; neither is touched.

    Refused for one of another board, a lent meeting, an older copy, and what `both` refuses.
    """
    with both(path, key, other, other_key) as (here, there):
        if loan_of(there) is not None:
            raise Refused(
                N_(
                    "This is a lent meeting, not the whole file. Nothing is changed. Choose "
                    "“Bring a meeting back” for it."
                )
            )
        if board_of(here) != board_of(there):
            raise foreign_board(_name(there), _name(here))
        if not has_chain(there.connection()) or not has_chain(here.connection()):
            raise Refused(
                N_(
                    "This file is of a version before files could be lent. Nothing is changed. "
                    "Open it once with the newest program on the other laptop."
                )
            )
        found = _compared(here, there, other)
    if found.relation is Relation.BEHIND:
        raise _older(found)
    return found


def say_given(session: Session, to: str, day: datetime) -> None:
    """Note to whom the file goes; it travels along."""
    keep(session, GIVEN, json.dumps({"to": to, "at": day.isoformat()}, ensure_ascii=False))


def say_not_given(session: Session) -> None:
    """Note that it did not come to giving: the stick did not take it."""
    keep(session, GIVEN, json.dumps({}))


def say_taken_back(session: Session, reason: str) -> None:
    """Note why the file was taken back without what was given.

    Refused without a reason.
    """
    if not reason.strip():
        raise Refused(NO_REASON)
    keep(session, GIVEN, json.dumps({"taken_back": reason.strip()}, ensure_ascii=False))


def _compared(here: Session, there: Session, other: Path) -> Homecoming:
    kin = kinship(here, there)
    doubles = tuple(_doubles(here, there, kin))
    alike = {one.number for one in doubles if one.same and one.table == "invoice"}
    version = there.connection().exec_driver_sql("SELECT version_num FROM alembic_version")
    return Homecoming(
        other,
        kin.relation,
        _moment(here, kin.shared),
        _without(deeds(here, kin.only_here), alike),
        _without(deeds(there, kin.only_there), alike),
        doubles,
        ends_of(here, there),
        any(act.what == GAVE for act in kin.only_there[-1:]),
        str(version.scalar_one()) == newest_version(VERSIONS),
        list_of(here),
        list_of(there),
        len(_typed(here) - _typed(there)),
        len(_typed(there) - _typed(here)),
    )


def _doubles(here: Session, there: Session, kin: Kinship) -> Iterator[Double]:
    ours = {(one.table, one.number): one.thing for one in numbered(here, kin.only_here)}
    papers = _papers(here), _papers(there)
    for one in numbered(there, kin.only_there):
        thing = ours.get((one.table, one.number))
        if thing is None:
            continue
        same = thing == one.thing
        if one.table == "invoice":
            same = papers[0].get(one.number) == papers[1].get(one.number)
        yield Double(one.table, one.number, thing, one.thing, same)


def _papers(session: Session) -> dict[str, str]:
    """What stands on the paper of every invoice, by its number."""
    found = session.connection().exec_driver_sql("SELECT number, snapshot FROM invoice")
    return {str(number): str(snapshot) for number, snapshot in found}


def _without(told: Sequence[Deed], alike: Collection[str]) -> tuple[Deed, ...]:
    """The acts, without the numbers of which both files have the same paper."""
    return tuple(
        replace(deed, numbers=tuple(number for number in deed.numbers if number not in alike))
        for deed in told
    )


def _typed(session: Session) -> set[tuple[str, str]]:
    found = session.connection().exec_driver_sql("SELECT key, text FROM jot WHERE text <> ''")
    return {(str(key), str(text)) for key, text in found}


def _older(found: Homecoming) -> Refused:
    return Refused(
        N_(
            "This is an older copy: nothing was done in it after {moment}, and here {count} thing "
            "was done since. Nothing is changed. Choose the file that was put on the stick last."
        ),
        plural=N_(
            "This is an older copy: nothing was done in it after {moment}, and here {count} "
            "things were done since. Nothing is changed. Choose the file that was put on the "
            "stick last."
        ),
        moment=found.shared_at.astimezone().date(),
        count=len(found.here),
    )


def _moment(session: Session, act_id: int) -> datetime:
    found = session.connection().exec_driver_sql("SELECT at FROM act WHERE id = ?", (act_id,))
    return datetime.fromisoformat(str(found.scalar_one()))


def _name(session: Session) -> str:
    found = session.connection().exec_driver_sql("SELECT legal_name FROM office")
    return str(found.scalar() or "?")
