"""Every print of meetings, promises and matters, written into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from bestuurskamer import paths
from bestuurskamer.dossiers.queries import dossiers
from bestuurskamer.dossiers.ready_papers import term_paper, terms_paper
from bestuurskamer.dossiers.running_terms import running_terms
from bestuurskamer.meetings import bundle, prints
from bestuurskamer.meetings.kept import version_paper, versions
from bestuurskamer.meetings.model import MeetingKind, MeetingState
from bestuurskamer.meetings.queries import MeetingRow, meetings
from bestuurskamer.meetings.registers import promises
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.files import write_whole

Papers = Iterator[tuple[str, bytes]]


def write_meeting_papers(board: BoardFile, folder: Path, day: date) -> int:
    """Write every print as it stands on a day, and say how many files that made.

    A file without meetings makes none. Bundles of evidence get folders of their own.
    """
    with board.reading() as session:
        held = [row for row in meetings(session) if row.kind is MeetingKind.MEETING]
        if not held:
            return 0
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for name, data in _papers(session, held, day):
            write_whole(folder / f"{paths.file_name(name, 90)}.pdf", data)
            count += 1
        return count + _bundles(session, folder, day)


def _papers(session: Session, held: list[MeetingRow], day: date) -> Papers:
    for row in held:
        yield from _of_meeting(session, row, day)
    yield "Besluitenlijst", prints.decision_list(session, day)
    yield "Besluitenlijst INTERN", prints.decision_list(session, day, inside=True)
    yield "Actielijst per persoon", prints.action_list(session, day)
    yield "Actielijst per datum", prints.action_list(session, day, by_person=False)
    yield "Toezeggingenlijst", prints.promise_list(session, day)
    for of in departments(session, day):
        name = of.name
        yield f"Waar staan we {name}", prints.standing_of_department(session, of.id, day)
        yield f"Toezeggingenlijst {name}", prints.promise_list(session, day, department_id=of.id)
        yield f"Sinds vorige keer {name}", prints.since_last(session, of.id, day)
    for matter in dossiers(session, day):
        name = f"{matter.number} {matter.title}"
        yield f"Waar staan we {name}", prints.standing_of_dossier(session, matter.id, day)
        yield f"Tijdlijn {name}", prints.timeline_of_dossier(session, matter.id, day)
    yield "Lopende termijnen", terms_paper(session, day)
    for term in running_terms(session, day):
        name = f"{term.dossier} {term.what or term.id}"
        yield f"Termijnberekening {name}", term_paper(session, term.id, day)
    for promise in _latest(session, day):
        yield f"Tijdlijn {promise[1]}", prints.timeline_of_promise(session, promise[0], day)


def _of_meeting(session: Session, row: MeetingRow, day: date) -> Papers:
    """What belongs to a meeting that is to come, or to one that was held."""
    name = f"{row.held_on.isoformat()} {row.title}"
    if row.state in (MeetingState.PLANNED, MeetingState.RUNNING):
        yield f"{name} agenda", prints.agenda(session, row.id, day)
        yield f"{name} draaiboek INTERN", prints.script(session, row.id, day)
        yield f"{name} met de hand", prints.hand_form(session, row.id, day)
    elif row.state is MeetingState.DRAFT:
        yield f"{name} concept", prints.draft_minutes(session, row.id)
        yield f"{name} concept INTERN", prints.draft_minutes(session, row.id, inside=True)
    for version in versions(session, row.id):
        yield f"{name} verslag versie {version.version}", version_paper(session, version.id)
    if row.state is MeetingState.SENT:
        yield f"{name} correctiestrook", prints.corrections_slip(session, row.id)


def _latest(session: Session, day: date) -> list[tuple[int, str]]:
    """The promise that is late longest, if any has its number."""
    rows = [row for row in promises(session, day) if row.number and not row.internal]
    return [(row.id, row.number) for row in rows[:1]]


def _bundles(session: Session, folder: Path, day: date) -> int:
    made = [bundle.dossier_bundle(session, row.id, folder, day) for row in dossiers(session, day)]
    made += [bundle.promise_bundle(session, one, folder, day) for one, _n in _latest(session, day)]
    return sum(len(list(place.iterdir())) for place in made)
