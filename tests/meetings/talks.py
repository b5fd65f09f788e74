"""A few talks with two departments about two matters, with all that may come of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.model import Dossier, Mover
from bestuurskamer.meetings import versions
from bestuurskamer.meetings.agenda import add_point, plan_meeting
from bestuurskamer.meetings.attending import attend
from bestuurskamer.meetings.drafts import AttendanceDraft, MeetingDraft
from bestuurskamer.meetings.filing import file_text
from bestuurskamer.meetings.following_up import keep_promise, move_promise
from bestuurskamer.meetings.minuting import close_point
from bestuurskamer.meetings.model import AgendaItem, ItemState, Meeting, Side
from bestuurskamer.meetings.promise_model import Direction, Promise
from tests.meetings.builders import a_board, a_department, a_dossier, a_talk, an_official, ended

TODAY = date(2026, 11, 23)
SECRET = "niet onder de 800 zakken"
LIMIT = "hooguit drie procent erbij"

FIRST = f"""Bakker vertelt hoe het met de verlenging staat.
> VGD/Bakker: de sleutel van de kruipruimte komt !1-7
< overzicht van de onderhuurders sturen @Jan !1-6
* begroting keukenvloer opvragen @Fatima !15-5
= de keukenvloer wordt vervangen
? wie beslist over de vergunning /VGD
% {SECRET}"""
SECOND = """> VGD/Bakker: concept van de verlenging sturen !31-10
> VGD: meting van het dak delen met het bestuur !15-12
< begroting voor de keukenvloer @Jan !4-12
Bakker zegt dat het dak al gemeten is."""


@dataclass(frozen=True)
class Talks:
    """What was made."""

    department: int
    other: int
    dossier: int
    first: int
    second: int
    planned: int


def talks(session: Session) -> Talks:
    """Two talks that went out, one planned; a promise moved, one kept."""
    a_board(session)
    department, other = a_department(session), a_department(session, "Groen", "GRN")
    an_official(session, department)
    dossier = _matter(session, department)
    first = _held(session, department, dossier, date(2026, 5, 11), FIRST)
    second = _held(session, department, dossier, date(2026, 9, 14), SECOND)
    key = promise(session, "sleutel")
    move_promise(session, key, date(2026, 9, 30), "de sleutelmaker was ziek", SECOND_DAY)
    keep_promise(session, promise(session, "overzicht"), "ontvangen", date(2026, 5, 29))
    draft = MeetingDraft(
        "Overleg Vastgoed", date(2026, 11, 26), True, department_id=department, begins="19:30",
        place="Buurthuis, zaal 2",
    )  # fmt: skip
    return Talks(department, other, dossier, first, second, plan_meeting(session, draft))


SECOND_DAY = date(2026, 9, 15)


def promise(session: Session, words: str) -> int:
    """The promise with these words in it."""
    return session.scalars(select(Promise.id).where(Promise.words.contains(words))).one()


def _matter(session: Session, department: int) -> int:
    number = a_dossier(session, "D-2026-003", "Verlenging hoofdhuur")
    made = session.get_one(Dossier, number)
    made.standing = (
        "De hoofdhuur loopt tot en met 31 maart 2027. Wij vroegen om drie jaar verlenging. "
        "Vastgoed zou in oktober een concept sturen; dat is er nog niet."
    )
    made.board_limit = LIMIT
    made.mover, made.mover_department_id = Mover.DEPARTMENT, department
    made.mover_since = date(2026, 9, 14)
    made.next_on, made.next_what = date(2026, 12, 1), "Zelf bellen met de wethouder"
    session.flush()
    return number


def _held(session: Session, department: int, dossier: int, on: date, text: str) -> int:
    meeting = a_talk(session, department, held_on=on)
    attend(session, meeting, AttendanceDraft("Jan Proef", Side.BOARD))
    attend(session, meeting, AttendanceDraft("Piet Bakker", Side.OTHERS, "beheerder", "VGD"))
    before = session.scalars(
        select(AgendaItem.topic_id).where(AgendaItem.title == "Hoofdhuur").limit(1)
    ).first()
    item = add_point(session, meeting, "Hoofdhuur", topic_id=before, dossier_id=dossier)
    file_text(session, item, text)
    close_point(session, item, ItemState.TREATED)
    ended(session, meeting)
    versions.make_ready(session, meeting, on)
    return meeting


def many(
    session: Session, of: Talks, words: list[str], direction: Direction = Direction.THEIRS
) -> None:
    """As many promises of a talk as there are words, each with a number."""
    given = session.get_one(Meeting, of.first).held_on
    for place, text in enumerate(words, start=1):
        session.add(
            Promise(
                meeting_id=of.first,
                direction=direction,
                words=text,
                given_on=given,
                number=f"T-2025-{'1' if direction is Direction.THEIRS else '2'}{place:03d}",
                department_id=of.department,
                dossier_id=of.dossier,
                due_on=given if place % 3 else None,
            )
        )
    session.flush()
