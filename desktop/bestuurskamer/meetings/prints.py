"""The papers of meetings as files, asked in one go."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.dossiers.queries import other_dossiers
from bestuurskamer.meetings.agenda_facts import meeting_facts
from bestuurskamer.meetings.agenda_paper import agenda_pdf, hand_form_pdf, script_pdf
from bestuurskamer.meetings.composing import compose
from bestuurskamer.meetings.dossier_tale import dossier_timeline
from bestuurskamer.meetings.kept import corrections, version_content, versions
from bestuurskamer.meetings.lists_paper import About, actions_pdf, decisions_pdf, promises_pdf
from bestuurskamer.meetings.minutes_paper import minutes_pdf
from bestuurskamer.meetings.model import CorrectionState, VersionKind
from bestuurskamer.meetings.register_rows import for_board_alone
from bestuurskamer.meetings.registers import actions, decisions, promises
from bestuurskamer.meetings.since import since_last_time
from bestuurskamer.meetings.slip_paper import Slip, slip_pdf
from bestuurskamer.meetings.standing import (
    Standing,
    in_dossier,
    shared_promises,
    with_department,
)
from bestuurskamer.meetings.standing_paper import standing_pdf
from bestuurskamer.meetings.timeline import promise_timeline
from bestuurskamer.meetings.timeline_paper import since_pdf, timeline_pdf
from bestuurskamer.office.queries import logo, the_office
from bestuurskamer.paper.letterhead import Letterhead
from bestuurskamer.parties.department_queries import department, with_predecessors


def draft_minutes(session: Session, meeting_id: int, *, inside: bool = False) -> bytes:
    """The minutes as they stand now; `inside` with the board's own lines and a band over it."""
    return minutes_pdf(compose(session, meeting_id, inside=inside), inside=inside)


def standing_of_department(session: Session, department_id: int, today: date) -> bytes:
    """“Where do we stand” with a department: one page, and nothing on it of the board alone."""
    return _standing(session, with_department(session, department_id, today))


def standing_of_dossier(session: Session, dossier_id: int, today: date) -> bytes:
    """“Where do we stand” in a matter: one page, and nothing on it of the board alone."""
    return _standing(session, in_dossier(session, dossier_id, today))


def agenda(session: Session, meeting_id: int, today: date) -> bytes:
    """The agenda of a meeting as everybody at the table may have it."""
    about = _about(session, today)
    return agenda_pdf(meeting_facts(session, meeting_id, today), about.board, demo=about.demo)


def script(session: Session, meeting_id: int, today: date) -> bytes:
    """The board's own script of a meeting, with INTERNAL over every page."""
    about = _about(session, today)
    facts = meeting_facts(session, meeting_id, today, inside=True)
    return script_pdf(facts, about.board, demo=about.demo)


def hand_form(session: Session, meeting_id: int, today: date) -> bytes:
    """A form to write the minutes on by hand, with the numbers of the agenda."""
    about = _about(session, today)
    return hand_form_pdf(meeting_facts(session, meeting_id, today), about.board, demo=about.demo)


def corrections_slip(session: Session, meeting_id: int) -> bytes:
    """The slip to the newest version of the minutes, or to the draft of now.

    What was proposed and not handled yet is filled in.
    """
    newest = next(
        (one for one in versions(session, meeting_id) if one.kind is not VersionKind.ADDENDUM), None
    )
    if newest is None:
        return slip_pdf(Slip(compose(session, meeting_id), ""))
    minutes = version_content(session, newest.id)
    waiting = [
        one for one in corrections(session, meeting_id) if one.state is CorrectionState.PROPOSED
    ]
    return slip_pdf(Slip(minutes, newest.sha256, waiting))


def decision_list(
    session: Session,
    today: date,
    *,
    dossier_id: int | None = None,
    inside: bool = False,
    discreet: bool = False,
) -> bytes:
    """All decisions, or those in a matter; internal ones only `inside`.

    With `discreet` also those of meetings of the board alone are left out.
    """
    rows = [row for row in decisions(session, dossier_id=dossier_id) if inside or not row.internal]
    rows = [row for row in rows if not (discreet and for_board_alone(row))]
    of = _named(session, dossier_id)
    return decisions_pdf(rows, _about(session, today, inside=inside), of=of)


def action_list(
    session: Session,
    today: date,
    *,
    by_person: bool = True,
    dossier_id: int | None = None,
    inside: bool = False,
    discreet: bool = False,
) -> bytes:
    """Open actions with what the board promised others, per person or per day.

    Internal ones only `inside`; with `discreet` also none of meetings of the board alone.
    """
    rows = [
        row
        for row in actions(session, today, dossier_id=dossier_id, open_only=True)
        if (inside or not row.internal) and not (discreet and for_board_alone(row))
    ]
    about, of = _about(session, today, inside=inside), _named(session, dossier_id)
    return actions_pdf(rows, about, by_person=by_person, of=of)


def promise_list(
    session: Session,
    today: date,
    *,
    department_id: int | None = None,
    dossier_id: int | None = None,
) -> bytes:
    """Promises both ways with all departments or one: those open, and those closed this year.

    It holds every row that “Where do we stand” has no room for.
    """
    ids = None if department_id is None else with_predecessors(session, department_id)
    rows = shared_promises(session, today, ids, dossier_id)
    of = _named(session, dossier_id)
    if department_id is not None:
        of = department(session, department_id, today).name
    return promises_pdf(rows, _about(session, today), of=of)


def since_last(session: Session, department_id: int, today: date) -> bytes:
    """What is done, new, late, moved and contradicted since the last meeting with a department."""
    return since_pdf(since_last_time(session, department_id, today), _about(session, today))


def timeline_of_promise(session: Session, promise_id: int, today: date) -> bytes:
    """All that happened to a promise, each with its own day and its day of entry."""
    (row,) = promises(session, today, ids=[promise_id])
    about = _about(session, today, inside=row.internal)
    return timeline_pdf(promise_timeline(session, promise_id), about, row.number or row.words[:60])


def timeline_of_dossier(
    session: Session, dossier_id: int, today: date, *, inside: bool = False
) -> bytes:
    """All that happened in a matter; what is of the board alone only `inside`."""
    told = dossier_timeline(session, dossier_id, today, inside=inside)
    return timeline_pdf(told, _about(session, today, inside=inside), _named(session, dossier_id))


def _about(session: Session, today: date, *, inside: bool = False) -> About:
    office = the_office(session, today)
    return About(office.legal_name, today, inside, office.demo)


def _named(session: Session, dossier_id: int | None) -> str:
    if dossier_id is None:
        return ""
    of = other_dossiers(session)[dossier_id]
    return f"{of.number} {of.title}"


def _standing(session: Session, standing: Standing) -> bytes:
    office = the_office(session, standing.day)
    head = Letterhead(
        office.legal_name, office.street, office.postal_code, office.town, logo=logo(session)
    )
    return standing_pdf(standing, head, demo=office.demo)
