"""A name that becomes known links the lines that named it already, in the same act.

It counts for minutes that are not sent or adopted: what went out stays as it was read then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier, DossierCase
from bestuurskamer.errors import Refused
from bestuurskamer.folding import fold
from bestuurskamer.meetings.filing import file_text, text_of
from bestuurskamer.meetings.minuting import file_by_its_words
from bestuurskamer.meetings.model import (
    AgendaItem,
    Attendance,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
)
from bestuurskamer.office.model import BoardMember
from bestuurskamer.parties.model import Department, Party, Post
from bestuurskamer.vault.trail import renamed_rows

FIXED = (MeetingState.SENT, MeetingState.ADOPTED, MeetingState.CANCELLED)
SHORTEST = 2
_NAMES = {
    "board_member": ("@:", select(BoardMember.id, BoardMember.name)),
    "post": ("@:", select(Post.id, Party.name).join(Party, Party.id == Post.person_id)),
    "party": ("@:", select(Party.id, Party.name).join(Post, Post.person_id == Party.id)),
    "attendance": (
        "@:",
        select(Attendance.id, Attendance.name).where(
            Attendance.member_id.is_(None), Attendance.person_id.is_(None)
        ),
    ),
    "department": ("/:", select(Department.id, Department.name + " " + Department.abbreviation)),
    "dossier": ("&", select(Dossier.id, Dossier.title + " " + Dossier.number)),
    "dossier_case": ("", select(DossierCase.id, DossierCase.case_number)),
}
"""What is said for a row of a table: behind which signs it counts in a line, and its words."""


def link_new_names(connection: Connection) -> None:
    """Read anew the points in which a name is said that this act made known."""
    rows = renamed_rows(connection, _NAMES)
    if not rows:
        return
    with Session(connection, expire_on_commit=False) as session:
        said = list(_said(session, rows))
        for item_id, meeting_id in _points_with(session, said):
            _read_anew(session, item_id, meeting_id)
        session.flush()


@dataclass(frozen=True)
class _Said:
    """Words of a new name, folded, and the signs of which one must stand in its line."""

    signs: str
    words: frozenset[str]

    def may_be_in(self, raw: str, folded: str) -> bool:
        """Whether a line may name it."""
        signed = not self.signs or any(sign in raw for sign in self.signs)
        return signed and any(word in folded for word in self.words)


def _said(session: Session, rows: Mapping[str, set[int]]) -> Iterator[_Said]:
    for table, ids in rows.items():
        signs, wanted = _NAMES[table]
        for number, name in session.execute(wanted):
            if number in ids:
                words = {word for word in fold(name).split() if len(word) >= SHORTEST}
                yield _Said(signs, frozenset(words))


def _points_with(session: Session, said: Sequence[_Said]) -> list[tuple[int, int]]:
    """The points with a line that may name one of these, each with its meeting."""
    wanted = (
        select(AgendaItem.id, Meeting.id, Line.raw)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Line, Line.agenda_item_id == AgendaItem.id)
        .where(Meeting.state.not_in(FIXED), Line.place > 0, Line.raw != "")
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.place)
    )
    found = {}
    for item_id, meeting_id, raw in session.execute(wanted):
        folded = fold(raw)
        if any(one.may_be_in(raw, folded) for one in said):
            found[item_id] = meeting_id
    return list(found.items())


def _read_anew(session: Session, item_id: int, meeting_id: int) -> None:
    """Its text stays as it is to the letter; what may not be changed any more is left alone."""
    try:
        with session.begin_nested():
            file_text(session, item_id, text_of(session, item_id))
            if session.get_one(Meeting, meeting_id).kind is not MeetingKind.MEETING:
                file_by_its_words(session, meeting_id)
    except Refused:
        return
