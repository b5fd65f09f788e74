"""The first paper of a bundle of evidence: what the minutes say, moves, timeline, attachments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.bundle_facts import Evidence, Excerpt
from bestuurskamer.meetings.lists_paper import About, promise_cells
from bestuurskamer.meetings.minutes_paper import draw_point, state_of
from bestuurskamer.meetings.paper_words import day_of
from bestuurskamer.meetings.timeline_paper import event_words, timeline_report
from bestuurskamer.paper.flow import Flow, Head
from bestuurskamer.paper.ledger import Cell, Column, Row
from bestuurskamer.paper.report import Group, Report, report_sheet
from bestuurskamer.paper.sheet import Sheet, pdf


@dataclass(frozen=True)
class Attachment:
    """A file of the bundle: its name in the folder, what it is, its hash and its pages."""

    file_name: str
    title: str
    sha256: str
    size: int  # bytes
    pages: int | None


def bundle_pdf(evidence: Evidence, attachments: Sequence[Attachment], about: About) -> bytes:
    """The overview of a bundle: four parts, each on pages of its own."""
    sheets = [
        report_sheet(_promises(evidence, about)),
        _excerpts(evidence, about),
        report_sheet(timeline_report(evidence.told, about, evidence.name)),
        report_sheet(_attachments(evidence, attachments, about)),
    ]
    title = _("Evidence: {name}").format(name=evidence.name)
    return pdf(sheets, title=title, author=about.board)


def _promises(evidence: Evidence, about: About) -> Report:
    groups = []
    for row, events in evidence.promises:
        number, text, given, due, state, _source = promise_cells(row, about.day)
        rows: list[Row] = [(number, text, given, due, state)]
        rows += [
            (
                language.day_in(one.day, about.day.year),
                Cell(event_words(one), one.remark),
                "",
                "",
                "",
            )
            for one in events
        ]
        groups.append(Group(tuple(rows), row.number))
    count = ngettext("{count} promise", "{count} promises", len(evidence.promises))
    return Report(
        title=_("Evidence: {name}").format(name=evidence.name),
        sentence=f"{evidence.title}. {count.format(count=len(evidence.promises))}.",
        columns=(
            Column(_("Number"), 1.1),
            Column(_("Promise, and what happened to it"), 4.0),
            Column(_("On"), 1.4),
            Column(_("Not later than"), 1.4),
            Column(_("State"), 1.8),
        ),
        groups=tuple(groups),
        author=about.board,
        state=about.state,
        landscape=True,
        demo=about.demo,
    )


def _excerpts(evidence: Evidence, about: About) -> Sheet:
    title = _("What the minutes say: {name}").format(name=evidence.name)
    sheet = Sheet(f"{title} · {about.state}", demo=about.demo)
    how = _("To the letter, from the last version that was sent or adopted.")
    if not evidence.excerpts:
        how = _("No minutes about it were sent yet.")
    flow = Flow(sheet, Head(about.board, title, about.state, how))
    for one in evidence.excerpts:
        _excerpt(flow, one)
    return sheet


def _excerpt(flow: Flow, one: Excerpt) -> None:
    day = day_of(one.minutes.held_on)
    flow.heading(f"{one.minutes.title}, {day}", keep=30)
    flow.text(state_of(one.minutes, one.sha256))
    flow.text(_("Mark of this version (SHA-256): {mark}").format(mark=one.sha256))
    for point in one.points:
        draw_point(flow, point)


def _attachments(evidence: Evidence, files: Sequence[Attachment], about: About) -> Report:
    rows: list[Row] = []
    for one in files:
        pages = ngettext("{count} page", "{count} pages", one.pages or 0)
        size = _("{size} bytes").format(size=language.number(one.size))
        shown = pages.format(count=one.pages) if one.pages else _("not counted")
        rows.append((Cell(one.file_name, one.title), Cell(shown, size), one.sha256))
    nothing: Row = (_("No documents are filed here."), "", "")
    return Report(
        title=_("Attachments: {name}").format(name=evidence.name),
        sentence=_("The files lie beside this paper, in the same folder, under these names."),
        columns=(
            Column(_("File"), 3.0),
            Column(_("Pages"), 1.3),
            Column("SHA-256", 3.6),
        ),
        groups=(Group(tuple(rows) or (nothing,)),),
        author=about.board,
        state=about.state,
        landscape=True,
        notes=(
            _(
                "The file {name} holds the same marks. With them anybody can check that no file "
                "was changed."
            ).format(name="SHA256SUMS.txt"),
        ),
        demo=about.demo,
    )
