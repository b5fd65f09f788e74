"""Ready letters to the municipality: a reminder of a promise, a notice of default, a Woo request.

Each is a draft of plain paragraphs that the board may change before it is printed. A second sheet
is for the board alone: no legal advice, how the days were counted, and where each number stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.dossiers.model import ProcedureState
from bestuurskamer.dossiers.penalty import no_penalty
from bestuurskamer.dossiers.running_terms import ProcedureRow
from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.figures.sources import source_words
from bestuurskamer.language import _, say
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.letter import Letter, letter_sheet
from bestuurskamer.paper.letterhead import Addressee, Fact, Letterhead
from bestuurskamer.paper.report import Group, Report, report_sheet
from bestuurskamer.paper.sheet import pdf


@dataclass(frozen=True)
class PromiseFacts:
    """What a reminder tells of a promise: the words as they were said, and where they stand."""

    literal: str
    by: str  # who said it; may be empty
    department: str
    given_on: date
    due_on: date | None
    source: str  # the minutes and their line
    times_moved: int = 0


@dataclass(frozen=True)
class WooAsk:
    """What is asked for: about what, which kinds of documents, and from when to when."""

    about: str
    documents: str
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Draft:
    """A letter to fill in: its subject, its paragraphs, and what the board should know beside it.

    `beside` stands on the board's own sheet: a name and what is said of it.
    """

    subject: str
    paragraphs: tuple[str, ...]
    beside: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Around:
    """Who writes to whom, about which matter, on which day."""

    sender: Letterhead
    to: Addressee
    contact: str  # name and post of who signs
    day: date
    our_reference: str = ""
    their_reference: str = ""  # the case number
    demo: bool = False


def reminder(told: PromiseFacts, today: date) -> Draft:
    """Remind of a promise: what was said, by whom and when, and ask for a day."""
    by = told.by or told.department
    said = _("On {day} {by} promised us: “{literal}” ({source})").format(
        day=language.day(told.given_on), by=by, literal=told.literal, source=told.source
    )
    paragraphs = [f"{said}."]
    if told.due_on is not None and told.due_on < today:
        text = _("This was promised for {day}. We have not received it yet.")
        paragraphs.append(text.format(day=language.day(told.due_on)))
    elif told.due_on is not None:
        text = _("This was promised for {day}. That day is near.")
        paragraphs.append(text.format(day=language.day(told.due_on)))
    else:
        paragraphs.append(_("No day was named for it. We have not received it yet."))
    if told.times_moved:
        text = language.ngettext(
            "The day was moved {count} time before.",
            "The day was moved {count} times before.",
            told.times_moved,
        )
        paragraphs.append(text.format(count=told.times_moved))
    paragraphs.append(
        _("Will you let us know within two weeks on which day we can count on it, and who does it?")
    )
    beside = (
        (_("What this is"), _("A friendly letter. A promise has no term of law, so no penalty.")),
        (_("Source"), told.source),
    )
    return Draft(
        _("Reminder of a promise of {department}").format(department=told.department),
        tuple(paragraphs),
        beside,
    )


def default_notice(row: ProcedureRow) -> Draft:
    """Put the municipality in default, as its term has passed. Refused when it has not.

    A Woo notice never threatens a penalty by law, as none runs by itself.
    """
    if not row.kind.theirs:
        raise Refused(N_("Here the municipality has nothing to decide, so no default."))
    if row.state is not ProcedureState.EXPIRED or row.ending.end is None:
        raise Refused(N_("The term has not passed. A notice of default would not count now."))
    end = language.day(row.ending.end)
    if row.kind.code.startswith("objection"):
        asked = _("We wait for your decision on our objection ({what}). Its term ended on {day}.")
    else:
        asked = _("On {day} you received this: {what}.")
    paragraphs = [
        asked.format(day=language.day(row.start_on), what=row.what),
        _("The last day to decide was {day}. We have not received a decision.").format(day=end),
        _(
            "We put you in default, and ask you to decide within two weeks after you received "
            "this letter."
        ),
        _penalty_words(row),
    ]
    beside = (
        (_("How the days were counted"), _lines(row.ending.proof)),
        (_("Source"), source_words(row.ending.term.rule.source)),
        (_("Also by law"), "Awb 4:17; Awb 6:12"),
        (
            _("Keep the proof"),
            _(
                "Hand it in for a stamp, or send it by registered post. "
                "The day on which they receive it starts the two weeks."
            ),
        ),
        *((_("Look at this"), say(doubt)) for doubt in row.doubts),
    )
    return Draft(_("Notice of default: {what}").format(what=row.what), tuple(paragraphs), beside)


def woo_request(ask: WooAsk) -> Draft:
    """Ask for documents under the Woo. Refused without what it is about."""
    if not ask.about.strip():
        raise Refused(N_("Write in a few words what it is about."))
    paragraphs = [
        _("With this letter we ask for documents under the Wet open overheid (Woo)."),
        _("It is about: {about}.").format(about=ask.about.strip().rstrip(".")),
    ]
    if ask.documents.strip():
        text = _("We ask at least for: {documents}.")
        paragraphs.append(text.format(documents=ask.documents.strip().rstrip(".")))
    if ask.first_day is not None and ask.last_day is not None:
        text = _("It is about the time from {first} to {last}.")
        paragraphs.append(
            text.format(first=language.day(ask.first_day), last=language.day(ask.last_day))
        )
    paragraphs += [
        _("We would like to receive them as a file. Is something not clear? Then please call us."),
        _("Will you confirm that you received this, and decide within four weeks?"),
    ]
    beside = (
        (
            _("How the days are counted"),
            _("Four weeks from the day after receipt; once two weeks more, with the reason."),
        ),
        (_("Source"), "Wet open overheid, art. 4.1 en 4.4"),
        (_("No penalty by itself"), _words_of(no_penalty("woo"))),
    )
    return Draft(
        _("Request under the Woo: {about}").format(about=ask.about.strip()),
        tuple(paragraphs),
        beside,
    )


def letter_pdf(draft: Draft, around: Around, *, own: bool = True) -> bytes:
    """The letter, and behind it (`own`) the board's own sheet, in the language now spoken."""
    letter = letter_sheet(_letter(draft, around))
    sheets = [letter, report_sheet(_own(draft, around))] if own else [letter]
    return pdf(sheets, title=draft.subject, author=around.sender.name)


def no_legal_advice() -> str:
    """The line that goes with everything computed from the law."""
    return _(
        "This is no legal advice. Have the days and the amounts checked before you rely on them."
    )


def _letter(draft: Draft, around: Around) -> Letter:
    name, _comma, post = around.contact.partition(",")
    facts = [Fact(_("Our reference"), around.our_reference)] if around.our_reference else []
    if around.their_reference:
        facts.append(Fact(_("Your case number"), around.their_reference))
    return Letter(
        sender=around.sender,
        to=around.to,
        day=around.day,
        subject=draft.subject,
        paragraphs=(_("Dear reader,"), *draft.paragraphs),
        closing=tuple(
            line
            for line in (
                _("Kind regards,"), name.strip() or around.sender.name, post.strip(),
                around.sender.name if name.strip() else "",
            )
            if line
        ),
        facts=tuple(facts),
        demo=around.demo,
    )  # fmt: skip


def _own(draft: Draft, around: Around) -> Report:
    return Report(
        title=_("For the board, do not send along"),
        sentence=no_legal_advice(),
        columns=(Column(_("What")), Column("", 3.2)),
        groups=(Group(tuple((Cell(n, strong=True), said) for n, said in draft.beside)),),
        author=around.sender.name,
        state=language.day(around.day),
        demo=around.demo,
    )


def _penalty_words(row: ProcedureRow) -> str:
    if row.kind.penalty:
        return _("After those two weeks a penalty runs for each day, by article 4:17 of the Awb.")
    return _("Without a decision we may go to the court.")


def _lines(said: tuple[Words, ...]) -> str:
    return "\n".join(say(line) for line in said)


def _words_of(said: Words | None) -> str:
    return say(said) if said else ""
