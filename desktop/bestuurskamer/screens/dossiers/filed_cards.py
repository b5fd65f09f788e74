"""The cards with what is filed under a matter: steps, agreements, documents, cases, others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.dossiers.file_types import word_of
from bestuurskamer.dossiers.filed import (
    AgreementRow,
    CaseRow,
    DocumentRow,
    LinkRow,
    ObligationRow,
    StepRow,
)
from bestuurskamer.dossiers.model import LinkKind
from bestuurskamer.dossiers.rules import NextDay
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.dossiers import words
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import TickBox
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.terms.letter_out import sent_words

FEW_DOCUMENTS = 6
Press = Callable[[], object]
Asked = Callable[[int], object]


@dataclass(frozen=True)
class Acts:
    """What can be done with one row of a card, and with the card itself."""

    change: Callable[[int], object]
    add: Callable[[], object] | None
    do: Callable[[int], object] | None = None  # tick, open, met
    other: Callable[[int], object] | None = None


def steps_card(
    dress: Dress, steps: Sequence[StepRow], acts: Acts, tick: Callable[[int, bool], object]
) -> Card:
    """The steps, those still to come first; done ones keep their day."""
    done = [step for step in steps if step.done_on is not None]
    count = _("{done} of {all} done").format(done=len(done), all=len(steps)) if steps else ""
    card = Card(dress, _("Steps"), count)
    for step in [step for step in steps if step.done_on is None]:
        card.body.addWidget(_step(dress, step, acts, tick))
    if steps and len(done) == len(steps):
        card.body.addWidget(PlainLabel(_("All steps were done."), "soft"))
    if done:
        card.body.addWidget(_done_steps(dress, done, acts, tick))
    _add(card, _("Add a step"), acts.add)
    return card


def agreements_card(
    dress: Dress, agreements: Sequence[AgreementRow], today: date, acts: Acts, duties: Acts
) -> Card:
    """Agreements with their term, the last day to give notice, and what must be done under them.

    `acts.other` adds an obligation; `duties.do` says that one was met.
    """
    card = Card(dress, _("Agreements"))
    if not agreements:
        said = _("No agreement yet. Here you keep until when it runs and when to give notice.")
        card.body.addWidget(PlainLabel(said, "soft", wrap=True))
    for place, row in enumerate(agreements):
        if place:
            card.add_line()
        card.body.addWidget(
            FactRow(
                dress, row.title, _term(row), state=_agreement_state(row, today),
                buttons=[_pencil(dress, row.title, partial(acts.change, row.id))],
            )
        )  # fmt: skip
        for duty in row.obligations:
            if duty.ended_on is None:
                card.body.addWidget(_duty(dress, duty, today, duties))
        if row.ended_on is None and acts.other is not None and acts.add is not None:
            text = _("Add what must be done")
            more = button(dress, text, "quiet", "plus", partial(acts.other, row.id))
            more.setAccessibleName(f"{text}: {row.title}")
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
    _add(card, _("Add an agreement"), acts.add)
    return card


def documents_card(
    dress: Dress, documents: Sequence[DocumentRow], acts: Acts, show_all: Press | None = None
) -> Card:
    """The documents, the latest first; each tells what kind of file it is before it is opened.

    With `show_all` only the first few are shown; `acts.other` asks when a letter went out.
    """
    text = ngettext("{count} document", "{count} documents", len(documents))
    card = Card(dress, text.format(count=len(documents)) if documents else _("Documents"))
    if not documents:
        said = _("No documents yet. What you add is kept in the data file itself.")
        card.body.addWidget(PlainLabel(said, "soft", wrap=True))
    shown = documents[:FEW_DOCUMENTS] if show_all is not None else documents
    for place, row in enumerate(shown):
        if place:
            card.add_line()
        card.body.addWidget(_document(dress, row, acts))
    left = len(documents) - len(shown)
    if left and show_all is not None:
        more = ngettext("Show {count} more", "Show {count} more", left).format(count=left)
        made = button(dress, more, "quiet", "chevron-down", show_all)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    _add(card, _("Add a document"), acts.add)
    return card


def cases_card(dress: Dress, cases: Sequence[CaseRow], acts: Acts) -> Card:
    """Under which number departments keep it, who handles it, and what they last said."""
    card = Card(dress, _("Case numbers"))
    if not cases:
        said = _("No case number yet. It stands on letters of the municipality.")
        card.body.addWidget(PlainLabel(said, "soft", wrap=True))
    for row in cases:
        parts = [row.handler, row.last_status]
        if row.known_on is not None:
            parts.append(_("on {day}").format(day=language.short_day(row.known_on)))
        name = f"{row.abbreviation} · {row.case_number}"
        state = State(_("closed"), "neutral", "check") if row.ended_on is not None else None
        pencil = _pencil(dress, name, partial(acts.change, row.id))
        below = " · ".join(part for part in parts if part)
        card.body.addWidget(FactRow(dress, name, below, state=state, buttons=[pencil]))
    _add(card, _("Add a case number"), acts.add)
    return card


def links_card(dress: Dress, links: Sequence[LinkRow], acts: Acts) -> Card:
    """The matters that this one hangs together with; what contradicts it asks for attention."""
    card = Card(dress, _("Related dossiers"))
    if not links:
        card.body.addWidget(PlainLabel(_("No related dossiers."), "soft", wrap=True))
    for row in links:
        tone = "bad" if row.kind is LinkKind.CONTRADICTS else "neutral"
        icon = "split" if row.kind is LinkKind.CONTRADICTS else "link"
        state = State(words.link_words(row.kind, forward=row.forward), tone, icon)
        name = words.link_name(row)
        buttons = [_pencil(dress, name, partial(acts.change, row.id))]
        if acts.do is not None:
            opens = button(dress, _("Open"), "quiet", "", partial(acts.do, row.other_id))
            opens.setAccessibleName(_("Open {name}").format(name=name))
            buttons.insert(0, opens)
        card.body.addWidget(FactRow(dress, name, row.note, state=state, buttons=buttons))
    _add(card, _("Relate to another dossier"), acts.add)
    return card


def limit_card(dress: Dress, limit: str) -> Card:
    """The limit of the board: folded away until somebody asks, so that nobody looks along."""
    card = Card(dress, _("For the board alone"))
    words_ = PlainLabel(limit, "", wrap=True)
    words_.hide()
    show = button(dress, _("Show"), "quiet", "eye")

    def turn() -> None:
        words_.setVisible(not words_.isVisibleTo(card))
        seen = words_.isVisibleTo(card)
        show.say(_("Hide") if seen else _("Show"))
        show.show_icon("eye-off" if seen else "eye")

    show.clicked.connect(lambda _checked: turn())
    card.body.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
    card.body.addWidget(words_)
    return card


def _step(dress: Dress, step: StepRow, acts: Acts, tick: Callable[[int, bool], object]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    day = f" ({language.short_day(step.done_on)})" if step.done_on is not None else ""
    box = TickBox(dress, f"{step.what}{day}")
    policy = box.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)  # narrower than its words,
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # and then as high as they need
    box.setSizePolicy(policy)
    box.setChecked(step.done_on is not None)
    box.setEnabled(acts.add is not None)
    box.toggled.connect(lambda on: tick(step.id, on))
    row.addWidget(box, 1)
    if acts.add is not None:
        row.addWidget(_pencil(dress, step.what, partial(acts.change, step.id)))
    dress.margins(row, spacing=8)
    return holder


def _done_steps(
    dress: Dress, done: Sequence[StepRow], acts: Acts, tick: Callable[[int, bool], object]
) -> QWidget:
    holder, inner = QWidget(), QWidget()
    whole, column = QVBoxLayout(holder), QVBoxLayout(inner)
    for step in done:
        column.addWidget(_step(dress, step, acts, tick))
    text = ngettext("Show {count} step done", "Show {count} steps done", len(done))
    more = button(dress, text.format(count=len(done)), "quiet", "chevron-down")
    more.setCheckable(True)
    more.toggled.connect(inner.setVisible)
    inner.hide()
    whole.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
    whole.addWidget(inner)
    dress.margins(whole, spacing=4)
    dress.margins(column, spacing=4)
    return holder


def _duty(dress: Dress, duty: ObligationRow, today: date, acts: Acts) -> QWidget:
    who = _("we do this") if duty.by_us else _("they do this")
    said = f"{who} · {words.rhythm_words(duty.every_months)}"
    state, buttons = None, [_pencil(dress, duty.what, partial(acts.change, duty.id))]
    if duty.next_on is not None:
        state = words.days_left(NextDay(duty.next_on, "obligation"), today)
        said = f"{said} · {language.short_day(duty.next_on)}"
        if acts.do is not None:
            met = button(dress, _("Done"), "quiet", "check", partial(acts.do, duty.id))
            met.setAccessibleName(_("Done: {what}").format(what=duty.what))
            buttons.insert(0, met)
    row = FactRow(dress, duty.what, said, state=state, buttons=buttons, plain=True)
    dress.fit(row, lambda: row.setContentsMargins(dress.px(14), 0, 0, 0))
    return row


def _document(dress: Dress, row: DocumentRow, acts: Acts) -> QWidget:
    said = [language.short_day(row.day), _(word_of(row.media_type)), words.size_words(row.size)]
    if row.kind:
        said.insert(0, row.kind)
    if row.sent_on is not None:
        said.append(_("sent {when}").format(when=sent_words(row.sent_on, row.sent_how)))
    if row.pages:
        said.append(ngettext("{count} page", "{count} pages", row.pages).format(count=row.pages))
    buttons: list[Button] = [_pencil(dress, row.title, partial(acts.change, row.id))]
    state = None
    if not row.present:
        state = State(_("content is missing"), "bad", "triangle-alert")
    elif acts.do is not None:
        opens = button(dress, _("Open"), "quiet", "", partial(acts.do, row.id))
        opens.setAccessibleName(_("Open {name}").format(name=row.title))
        buttons.insert(0, opens)
    if row.waits and acts.other is not None:
        state = state or State(_("not sent yet"), "warn", "clock")
        out = button(dress, _("It went out"), "", "", partial(acts.other, row.letter_id or 0))
        out.setAccessibleName(f"{_('It went out')}: {row.title}")
        buttons.insert(0, out)
    return FactRow(dress, row.title, " · ".join(said), state=state, buttons=buttons)


def _term(row: AgreementRow) -> str:
    said = []
    if row.first_day and row.last_day:
        said.append(
            _("{first} to {last}").format(
                first=language.day(row.first_day), last=language.day(row.last_day)
            )
        )
    elif row.first_day:
        said.append(_("from {day}, without an end").format(day=language.day(row.first_day)))
    elif row.last_day:
        said.append(_("to {day}").format(day=language.day(row.last_day)))
    if row.notice_by:
        said.append(_("give notice by {day}").format(day=language.day(row.notice_by)))
    if row.signed_on:
        said.append(_("signed {day}").format(day=language.short_day(row.signed_on)))
    if row.document:
        said.append(row.document)
    return " · ".join(said)


def _agreement_state(row: AgreementRow, today: date) -> State:
    if row.ended_on is not None:
        return State(_("ended"), "neutral", "check")
    if row.last_day is not None and row.last_day < today:
        return State(_("past its end"), "warn")
    return State(_("runs"), "ok")


def _pencil(dress: Dress, name: str, press: Press) -> Button:
    made = button(dress, _("Change"), "quiet", "", press)
    made.setAccessibleName(_("Change: {what}").format(what=name))
    return made


def _add(card: Card, text: str, press: Callable[[], object] | None) -> None:
    if press is not None:
        made = button(card.dress, text, "quiet", "plus", press)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
