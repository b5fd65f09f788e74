"""What forms ask about a matter and what is filed under it, and what is not right yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer.dossiers.model import DossierState, LinkKind, Mover
from bestuurskamer.errors import N_, Words, words

MOST_TITLE = 200
MOST_STANDING = 600
"""Three sentences: what stands on one page of paper together with everything else."""


@dataclass(frozen=True)
class KindChoice:
    """A kind of matter: one that is kept, or a shipped one by its code."""

    id: int | None = None
    code: str = ""


@dataclass(frozen=True)
class DossierDraft:
    """A matter to be kept."""

    title: str
    kind: KindChoice | None
    goal: str = ""
    standing: str = ""
    board_limit: str = ""
    lead: str = ""
    next_on: date | None = None
    next_what: str = ""
    head_lease_id: int | None = None
    lease_id: int | None = None
    commission: str = ""
    state: DossierState = DossierState.EXPLORING


@dataclass(frozen=True)
class MoveDraft:
    """Whose move it is from a day on: ours, a department's, or somebody else's by name."""

    mover: Mover
    since: date | None
    department_id: int | None = None
    name: str = ""


@dataclass(frozen=True)
class StandDraft:
    """How a matter stands now: in words, whose move it is, and the next date of its own."""

    standing: str
    move: MoveDraft
    next_on: date | None = None
    next_what: str = ""


@dataclass(frozen=True)
class CaseDraft:
    """Under which number a department keeps the matter, and what it last said of it."""

    department_id: int | None
    case_number: str
    handler: str = ""
    last_status: str = ""
    known_on: date | None = None
    ended_on: date | None = None  # the department closed its case


@dataclass(frozen=True)
class LinkDraft:
    """How this matter hangs together with another."""

    other_id: int | None
    kind: LinkKind
    note: str = ""


@dataclass(frozen=True)
class KindDraft:
    """A kind of matter with its usual steps, one a line."""

    name: str
    contract: bool = False
    steps: str = ""


@dataclass(frozen=True)
class AgreementDraft:
    """What was agreed for a time; days are both included."""

    title: str
    signed_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    notice_months: int | None = None
    notice_by: date | None = None  # as agreed; without it worked out from the months
    document_id: int | None = None
    note: str = ""
    ended_on: date | None = None  # it ended, by notice or otherwise


@dataclass(frozen=True)
class ObligationDraft:
    """What one side must do under an agreement, once or every so many months."""

    what: str
    by_us: bool
    next_on: date | None
    every_months: int | None = None
    ended_on: date | None = None  # it has to be done no more


@dataclass(frozen=True)
class DocumentDraft:
    """What is said of a document beside its content."""

    title: str
    dossier_id: int | None = None
    kind: str = ""
    document_day: date | None = None
    received_on: date | None = None
    sent_on: date | None = None
    sent_how: str = ""


def dossier_problems(draft: DossierDraft) -> dict[str, Words]:
    """What keeps a matter from being kept, by field."""
    found: dict[str, Words] = {}
    if not draft.title.strip():
        found["title"] = words(N_("Give the matter a name, such as Renewal of the head lease."))
    elif len(draft.title) > MOST_TITLE:
        found["title"] = words(N_("Keep the name short: at most {most} letters."), most=MOST_TITLE)
    if draft.kind is None:
        found["kind"] = words(N_("Choose what kind of matter it is."))
    return found | _standing_problems(draft.standing, draft.next_on, draft.next_what)


def stand_problems(draft: StandDraft, today: date) -> dict[str, Words]:
    """What keeps a matter from being brought up to date, by field."""
    found = _standing_problems(draft.standing, draft.next_on, draft.next_what)
    return found | move_problems(draft.move, today)


def move_problems(draft: MoveDraft, today: date) -> dict[str, Words]:
    """What keeps a move from being handed on, by field."""
    found: dict[str, Words] = {}
    if draft.mover is Mover.DEPARTMENT and draft.department_id is None:
        found["department"] = words(N_("Choose the department whose move it is."))
    if draft.mover is Mover.OTHER and not draft.name.strip():
        found["name"] = words(N_("Fill in whose move it is."))
    if draft.since is None:
        found["since"] = words(N_("Fill in since which day."))
    elif draft.since > today:
        found["since"] = words(N_("This day is still to come. Fill in since when it is so."))
    return found


def case_problems(draft: CaseDraft) -> dict[str, Words]:
    """What keeps a case number from being kept, by field."""
    found: dict[str, Words] = {}
    if draft.department_id is None:
        found["department"] = words(N_("Choose the department."))
    if not draft.case_number.strip():
        found["case_number"] = words(N_("Fill in the case number as it stands on their letter."))
    if draft.last_status.strip() and draft.known_on is None:
        found["known_on"] = words(N_("Fill in on which day they said so."))
    return found


def agreement_problems(draft: AgreementDraft) -> dict[str, Words]:
    """What keeps an agreement from being kept, by field."""
    found: dict[str, Words] = {}
    if not draft.title.strip():
        found["title"] = words(N_("Give the agreement a name."))
    if draft.first_day and draft.last_day and draft.last_day < draft.first_day:
        found["last_day"] = words(N_("The last day is before the first day."))
    if draft.notice_months is not None and not 0 <= draft.notice_months <= 120:
        found["notice_months"] = words(N_("Fill in a number of months, from 0 to 120."))
    if draft.notice_by and draft.last_day and draft.notice_by > draft.last_day:
        found["notice_by"] = words(N_("This day is after the last day of the agreement."))
    return found


def obligation_problems(draft: ObligationDraft) -> dict[str, Words]:
    """What keeps an obligation from being kept, by field."""
    found: dict[str, Words] = {}
    if not draft.what.strip():
        found["what"] = words(N_("Fill in what must be done."))
    if draft.every_months is not None and not 1 <= draft.every_months <= 120:
        found["every_months"] = words(N_("Fill in a number of months, from 1 to 120."))
    if draft.next_on is None and draft.ended_on is None:
        found["next_on"] = words(N_("Fill in the next day on which it must be done."))
    return found


def document_problems(draft: DocumentDraft, today: date) -> dict[str, Words]:
    """What keeps a document from being filed, by field."""
    found: dict[str, Words] = {}
    if not draft.title.strip():
        found["title"] = words(N_("Give the document a name."))
    for field in ("received_on", "sent_on"):
        day = getattr(draft, field)
        if day is not None and day > today:
            found[field] = words(N_("This day is still to come."))
    return found


def kind_problems(draft: KindDraft) -> dict[str, Words]:
    """What keeps a kind of matter from being kept, by field."""
    if not draft.name.strip():
        return {"name": words(N_("Give the kind a name."))}
    return {}


def _standing_problems(standing: str, next_on: date | None, next_what: str) -> dict[str, Words]:
    found: dict[str, Words] = {}
    if len(standing) > MOST_STANDING:
        found["standing"] = words(
            N_("Say it in three sentences: at most {most} letters. Now there are {count}."),
            most=MOST_STANDING,
            count=len(standing),
        )
    if next_what.strip() and next_on is None:
        found["next_on"] = words(N_("Fill in the day, or leave out what it is for."))
    return found
