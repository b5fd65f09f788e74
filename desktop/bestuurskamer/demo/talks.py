"""A year of talks in the practice building: with three departments, and among the board."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.building.queries import head_lease
from bestuurskamer.demo.municipality import (
    AGAINST,
    CALLS,
    DESKS,
    DONE,
    KEPT,
    MATTERS,
    REMINDED,
    TALKS,
    Call,
    Matter,
    Talk,
)
from bestuurskamer.dossiers.actions import hand_move, move_stage, open_dossier, set_next
from bestuurskamer.dossiers.agreements import add_agreement
from bestuurskamer.dossiers.drafts import (
    AgreementDraft,
    CaseDraft,
    DossierDraft,
    KindChoice,
    LinkDraft,
    MoveDraft,
)
from bestuurskamer.dossiers.happenings import ProcedureDraft
from bestuurskamer.dossiers.letters import PromiseFacts, reminder
from bestuurskamer.dossiers.model import LetterSort, LinkKind, Mover, Stage
from bestuurskamer.dossiers.procedures import start_procedure
from bestuurskamer.dossiers.ready_letters import WAYS, About, keep_letter
from bestuurskamer.dossiers.steps import add_case, link
from bestuurskamer.language import _
from bestuurskamer.meetings import following_up, registers, versions
from bestuurskamer.meetings.agenda import add_point, mend_point, plan_meeting, points_of
from bestuurskamer.meetings.attending import note_presence
from bestuurskamer.meetings.contradicting import contradict
from bestuurskamer.meetings.drafts import MeetingDraft, SeriesDraft, SmallDraft
from bestuurskamer.meetings.filing import file_text
from bestuurskamer.meetings.minuting import begin, close_point, end, keep_small, stand_aside
from bestuurskamer.meetings.model import Adoption, ItemState, MeetingKind, Presence
from bestuurskamer.meetings.promise_model import ActionItem, ActionState, Promise
from bestuurskamer.meetings.queries import attendance
from bestuurskamer.meetings.reminding import send_letter
from bestuurskamer.meetings.series import add_series, mend_series
from bestuurskamer.office.actions import add_member
from bestuurskamer.parties.department_queries import officials
from bestuurskamer.parties.departments import add_department, add_official, leave
from bestuurskamer.parties.drafts import DepartmentDraft, OfficialDraft

MUNICIPALITY = "Gemeente Voorbeeldstad"
NEXT_IN = 21


def live_at_the_table(session: Session, today: date) -> None:
    """Live through the year of talks before today; the same day gives the same talks."""
    add_member(session, "Joris Voorbeeld", "secretaris")
    desks = _desks(session, today)
    board = add_series(session, SeriesDraft("Bestuursvergadering", False))
    matters = {one.key: _matter(session, one, desks, today) for one in MATTERS}
    session.flush()
    _papers(session, matters, desks, today)
    permit, lease = matters["permit"], matters["lease"]
    link(session, permit, LinkDraft(lease, LinkKind.DEPENDS_ON, "advies van Vastgoed nodig"))
    happened: list[Talk | Call] = sorted((*TALKS, *CALLS), key=lambda one: -one.before)
    for one in happened:
        if isinstance(one, Talk):
            _talk(session, one, desks, matters, board, today)
        else:
            _call(session, one, desks, matters, today)
    _follow_up(session, today)
    draft = MeetingDraft(
        "Overleg met Vastgoed", today + timedelta(days=NEXT_IN), True,
        department_id=desks["VGD"], begins="19.30", place="stadskantoor, kamer 2.14",
    )  # fmt: skip
    _with_times(session, plan_meeting(session, draft))
    always = "Financiën, 15 min\nVerhuur, 10 min"
    mend_series(session, board, SeriesDraft("Bestuursvergadering", False, standing_points=always))


def _with_times(session: Session, meeting: int) -> None:
    """Plan how long each point takes, so that its agenda tells the clock."""
    for place, item in enumerate(points_of(session, meeting)):
        mend_point(session, item.id, item.title, 5 if place < 2 else 15, recurring=False)


def _desks(session: Session, today: date) -> dict[str, int]:
    found = {}
    for desk in DESKS:
        made = add_department(session, DepartmentDraft(desk.name, desk.short, MUNICIPALITY))
        found[desk.short] = made
        for one in desk.people:
            add_official(session, OfficialDraft(one.name, made, one.title))
            session.flush()
            if one.left is not None:
                person = next(row for row in officials(session, made) if row.name == one.name)
                leave(session, person.person_id, today - timedelta(days=one.left))
    return found


def _matter(session: Session, one: Matter, desks: dict[str, int], today: date) -> int:
    opened = today - timedelta(days=one.opened)
    house = head_lease(session) if one.key == "lease" else None
    made = open_dossier(
        session,
        DossierDraft(
            one.title,
            KindChoice(code=one.kind),
            one.goal,
            one.standing,
            one.board_limit,
            lead="Joris Voorbeeld",
            head_lease_id=house.id if house else None,
        ),
        opened,
    )
    move_stage(session, made, list(Stage)[one.stages])
    desk = desks[one.desk]
    since = today - timedelta(days=one.move_since)
    hand_move(session, made, MoveDraft(Mover.DEPARTMENT, since, desk), today)
    add_case(session, made, CaseDraft(desk, one.case_number, "", one.status, since))
    if one.next_in is not None:
        set_next(session, made, today + timedelta(days=one.next_in), one.next_what)
    return made


def _papers(session: Session, matters: dict[str, int], desks: dict[str, int], today: date) -> None:
    """A term of law that runs, and an agreement with its last day to give notice."""
    asked = ProcedureDraft(
        "application", today - timedelta(days=40), "vergunning voor het terras", desks["VRG"]
    )
    start_procedure(session, matters["permit"], asked, today)
    begun = today - timedelta(days=270)
    pilot = AgreementDraft(
        "Proef groenonderhoud", begun, begun, date(today.year, 12, 31), notice_months=1
    )
    add_agreement(session, matters["green"], pilot)


def _talk(
    session: Session,
    talk: Talk,
    desks: dict[str, int],
    matters: dict[str, int],
    board: int,
    today: date,
) -> None:
    held = today - timedelta(days=talk.before)
    draft = MeetingDraft(
        talk.title,
        held,
        bool(talk.desk),
        series_id=None if talk.desk else board,
        department_id=desks.get(talk.desk),
        begins="19.30",
        place="stadskantoor, kamer 2.14" if talk.desk else "lokaal 1",
    )
    meeting = plan_meeting(session, draft)
    begin(session, meeting)
    topics = {item.title: item for item in points_of(session, meeting)}
    for point in talk.points:
        known = topics.get(point.title)
        item = (
            known.id
            if known
            else add_point(session, meeting, point.title, dossier_id=matters.get(point.matter))
        )
        file_text(session, item, _numbered(session, point.text))
        if talk.aside[0] and point is talk.points[0]:
            stand_aside(session, item, *talk.aside)
    for item_row in points_of(session, meeting):
        written = any(point.title == item_row.title for point in talk.points)
        close_point(session, item_row.id, ItemState.TREATED if written else ItemState.SKIPPED)
    _somebody_is_away(session, meeting, talk)
    end(session, meeting, "20.45")
    _finish(session, meeting, talk, held, today)


def _numbered(session: Session, text: str) -> str:
    """The text with the numbers that promises have got."""
    for place, number in enumerate(_numbers(session, Promise), start=1):
        text = text.replace(f"T#{place} ", f"{number} ")
    return text


def _numbers(session: Session, kind: type[Promise | ActionItem]) -> list[str]:
    wanted = select(kind.number).where(kind.number.is_not(None)).order_by(kind.id)
    return [number for number in session.scalars(wanted) if number]


def _follow_up(session: Session, today: date) -> None:
    """What was kept and done in that year."""
    promises = list(session.scalars(select(Promise.id).order_by(Promise.id)))
    for place, before, how in KEPT:
        day = today - timedelta(days=before)
        following_up.keep_promise(session, promises[place - 1], how, day)
    _remind(session, promises, today)
    for one, other, before, why in AGAINST:
        day = today - timedelta(days=before)
        contradict(session, promises[one - 1], promises[other - 1], why, day)
    actions = list(session.scalars(select(ActionItem.id).order_by(ActionItem.id)))
    for place, before in DONE:
        day = today - timedelta(days=before)
        following_up.set_action(session, actions[place - 1], ActionState.DONE, day)


def _remind(session: Session, promises: Sequence[int], today: date) -> None:
    """A letter that reminded of a promise, kept in its matter and sent."""
    place, made, sent = REMINDED
    (row,) = registers.promises(session, today, ids=[promises[place - 1]])
    on = today - timedelta(days=made)
    source = f"{row.source.meeting}, {language.day(row.given_on)}"
    facts = PromiseFacts(
        row.words, row.by_name, "Vastgoed", row.given_on, row.due_on, source, row.moved
    )
    about = About(LetterSort.REMINDER, row.department_id, row.source.dossier_id, promise_id=row.id)
    kept = keep_letter(session, reminder(facts, on), about, on)
    day = today - timedelta(days=sent)
    send_letter(session, kept.id, day, _(WAYS[1]), day)


def _somebody_is_away(session: Session, meeting: int, talk: Talk) -> None:
    """In every third talk a member of the board sends word that they cannot come."""
    if talk.before % 3 == 0:
        first = attendance(session, meeting)[0]
        note_presence(session, first.id, Presence.EXCUSED)


def _finish(session: Session, meeting: int, talk: Talk, held: date, today: date) -> None:
    if talk.ends_as == "draft":
        return
    out = held + timedelta(days=2)
    if talk.desk:
        version = versions.make_ready(session, meeting, out)
        versions.note_sent(session, version, MUNICIPALITY, "email", out)
    if talk.ends_as == "sent":
        return
    on = min(today, held + timedelta(days=21))
    if talk.ends_as == "silent":
        before = held + timedelta(days=16)
        versions.adopt(session, meeting, Adoption.NO_REMARKS, on, remarks_before=before)
    else:
        how = Adoption.BY_BOTH if talk.desk else Adoption.BY_BOARD
        versions.adopt(session, meeting, how, on)


def _call(
    session: Session, call: Call, desks: dict[str, int], matters: dict[str, int], today: date
) -> None:
    day = today - timedelta(days=call.before)
    draft = SmallDraft(
        MeetingKind(call.kind),
        call.text,
        day,
        call.with_whom,
        desks[call.desk],
        matters.get(call.matter),
    )
    keep_small(session, draft, day)
