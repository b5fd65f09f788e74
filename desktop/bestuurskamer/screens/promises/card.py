"""One row of a register beside the list: its words, its source, what happened, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.dossiers.letters import PromiseFacts
from bestuurskamer.dossiers.model import LetterSort
from bestuurskamer.dossiers.ready_letters import About, letters_about_promise
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings import following_up
from bestuurskamer.meetings.contradicting import ContradictionRow, contradictions_of, solve
from bestuurskamer.meetings.promise_model import ActionState, Direction, PromiseEventKind
from bestuurskamer.meetings.promise_words import of_whom
from bestuurskamer.meetings.register_rows import (
    ActionRow,
    DecisionRow,
    EventRow,
    From,
    PromiseRow,
    QuestionRow,
)
from bestuurskamer.meetings.registers import promise_events
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES
from bestuurskamer.parties.department_queries import department_names
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.paint import Chip, State
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.promises import tables
from bestuurskamer.screens.promises.sheets import (
    CloseSheet,
    KeptSheet,
    MoveSheet,
    RemarkSheet,
    ReplaceSheet,
    set_action,
)
from bestuurskamer.screens.terms.letter_out import letters_card
from bestuurskamer.screens.terms.letter_sheet import reminder_sheet

Row = PromiseRow | ActionRow | DecisionRow | QuestionRow
Act = Callable[[], object]
Told = tuple[str, str, State, list[tuple[str, str, Act]]]
"""A title, the words, how it stands, and what can be done: text, kind of button, act."""

HAPPENED = {
    PromiseEventKind.MOVED: N_("moved from {old} to {new}"),
    PromiseEventKind.RAISED: N_("spoken of again"),
    PromiseEventKind.REPORTED: N_("they say it is done"),
    PromiseEventKind.KEPT: N_("kept"),
    PromiseEventKind.REOPENED: N_("opened again"),
    PromiseEventKind.WITHDRAWN: N_("withdrawn"),
    PromiseEventKind.LAPSED: N_("lapsed"),
    PromiseEventKind.BECAME_DECISION: N_("became a decision"),
}


class RowCard(QWidget):
    """Shows a row whole.

    `source_wanted` rings with what the place of meetings opens, `dossier_wanted` with a matter.
    """

    source_wanted = Signal(object)
    dossier_wanted = Signal(int)

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._column = QVBoxLayout(self)
        host.dress.margins(self._column, spacing=14)

    def show_row(self, row: Row | None) -> None:
        """Show another row."""
        empty(self._column)
        if row is None:
            return
        title, words, state, acts = self._told_of(row)
        card = Card(self._host.dress, title)
        card.body.addWidget(Chip(self._host.dress, state))
        card.body.addWidget(PlainLabel(f"“{words}”", "strong", wrap=True))
        for text, kind, act in acts:
            card.body.addWidget(button(self._host.dress, text, kind, press=act))
        self._column.addWidget(card)
        self._column.addWidget(self._source(row.source))
        if isinstance(row, PromiseRow):
            for one in self._host.desk.read(contradictions_of, row.id):
                self._column.addWidget(self._contradiction(one))
            self._column.addWidget(self._events(row))
            letters = self._host.desk.read(letters_about_promise, row.id)
            if letters:
                self._column.addWidget(letters_card(self._host, letters))
        self._column.addStretch(1)

    def _told_of(self, row: Row) -> Told:
        match row:
            case PromiseRow():
                return self._promise(row)
            case ActionRow():
                return self._action(row)
            case DecisionRow():
                return self._decision(row)
            case _:
                return self._question(row)

    def _promise(self, row: PromiseRow) -> Told:
        host = self._host
        title = row.number or _("not sent yet")
        if not row.number:
            return title, row.words, tables.promise_state(row), []
        if row.state not in OPEN_PROMISES:
            acts = [(_("Open again"), "", self._ask(_("Open again"), _("Why?"), row, _reopen))]
            return title, row.words, tables.promise_state(row), acts
        acts = [(_("It was kept"), "", lambda: KeptSheet(host, row).open())]
        if row.direction is Direction.THEIRS:
            say = self._ask(_("They say it is done"), _("What do they say?"), row, _report)
            acts.append((_("They say it is done"), "", say))
            if not row.internal:  # what only the board knows is quoted to nobody
                acts.append((_("Write a reminder"), "", lambda: remind(host, row)))
        acts += [
            (_("Another day"), "", lambda: MoveSheet(host, row).open()),
            (_("Spoken of again"), "quiet", self._speak_again(row)),
            (_("Let go"), "quiet", lambda: CloseSheet(host, row).open()),
        ]  # fmt: skip
        return title, row.words, tables.promise_state(row), acts

    def _speak_again(self, row: PromiseRow) -> Act:
        desk, what = self._host.desk, N_("Spoke of a promise again")
        return lambda: desk.tried(what, following_up.raise_again, row.id, "", desk.today())

    def _action(self, row: ActionRow) -> Told:
        title = row.number or _("not sent yet")
        open_ = row.state in OPEN_ACTIONS
        acts: list[tuple[str, str, Act]] = []
        if open_ and row.number:
            acts = [
                (_("Done"), "", self._done(row)),
                (_("Lapsed"), "quiet", self._lapse(row)),
            ]
        elif row.promise_id is None and row.number:
            again = lambda: set_action(  # noqa: E731
                self._host, row, ActionState.OPEN, "", self._host.desk.today()
            )
            acts = [(_("Open again"), "", again)]
        return title, row.what, tables.action_state(row), acts

    def _decision(self, row: DecisionRow) -> Told:
        host, desk = self._host, self._host.desk
        if not row.number:
            act = (_("Takes the place of…"), "", lambda: ReplaceSheet(host, row).open())
            return _("not adopted yet"), row.words, tables.decision_state(row), [act]
        acts: list[tuple[str, str, Act]] = []
        if not row.replaced_by and not row.withdrawn_on:
            withdraw = lambda: desk.tried(  # noqa: E731
                N_("Withdrew a decision"), following_up.withdraw_decision, row.id, desk.today()
            )
            acts = [(_("Counts no more"), "danger", withdraw)]
        return row.number, row.words, tables.decision_state(row), acts

    def _question(self, row: QuestionRow) -> Told:
        acts: list[tuple[str, str, Act]] = []
        if row.answered_on is None:
            answer = self._ask(_("The answer"), _("What was the answer?"), row, _answer, area=True)
            acts = [(_("Answered"), "", answer)]
        return _("Question"), row.answer or row.words, tables.question_state(row), acts

    def _done(self, row: ActionRow) -> Act:
        if row.promise_id is None:
            return lambda: set_action(
                self._host, row, ActionState.DONE, "", self._host.desk.today()
            )
        return self._ask(_("Done"), _("How do you know?"), row, _done_promise)

    def _lapse(self, row: ActionRow) -> Act:
        return self._ask(_("Lapsed"), _("Why?"), row, _lapse)

    def _ask(self, title: str, label: str, row: Row, then: object, *, area: bool = False) -> Act:
        def opened() -> None:
            assert callable(then)
            RemarkSheet(
                self._host, title, label, _("Save"),
                lambda words, day: then(self._host, row, words, day), area=area,
            ).open()  # fmt: skip

        return opened

    def _source(self, source: From) -> Card:
        card = Card(self._host.dress, _("Where it comes from"))
        if source.meeting_id is not None:
            day = language.day(source.held_on) if source.held_on else ""
            card.body.addWidget(
                button(self._host.dress, f"{source.meeting}, {day}", "link",
                       press=lambda: self.source_wanted.emit(source.opens))
            )  # fmt: skip
        if source.topic:
            card.body.addWidget(PlainLabel(source.topic, "soft", wrap=True))
        if source.dossier_id is not None:
            dossier = source.dossier_id
            card.body.addWidget(
                button(self._host.dress, source.dossier, "link",
                       press=lambda: self.dossier_wanted.emit(dossier))
            )  # fmt: skip
        return card

    def _contradiction(self, one: ContradictionRow) -> Card:
        desk = self._host.desk
        card = Card(self._host.dress, _("Contradicts"))
        card.body.addWidget(PlainLabel(f"{one.number} “{one.words}”", "", wrap=True))
        if one.note:
            card.body.addWidget(PlainLabel(one.note, "soft", wrap=True))
        clear = lambda: desk.tried(  # noqa: E731
            N_("Cleared up a contradiction"), solve, one.id, desk.today()
        )
        card.body.addWidget(button(self._host.dress, _("Cleared up"), "quiet", press=clear))
        return card

    def _events(self, row: PromiseRow) -> Card:
        card = Card(self._host.dress, _("What happened"))
        given = _("{day}: promised by {who}").format(
            day=language.day(row.given_on),
            who="/".join(filter(None, (of_whom(row), row.by_name))),
        )
        card.body.addWidget(PlainLabel(given, "", wrap=True))
        for event in self._host.desk.read(promise_events, row.id):
            card.body.addWidget(PlainLabel(_told(event), "", wrap=True))
        return card


def _told(event: EventRow) -> str:
    def day(value: object) -> str:
        from datetime import date

        return language.short_day(value) if isinstance(value, date) else _("no day")

    what = _(HAPPENED[event.kind]).format(old=day(event.old_due), new=day(event.new_due))
    remark = f" – {event.remark}" if event.remark else ""
    return f"{language.day(event.day)}: {what}{remark}"


def remind(host: Host, row: PromiseRow) -> None:
    """Open the letter that reminds of a promise, to change and print."""
    source = row.source
    told = source.meeting or row.number
    if source.held_on is not None:
        day = language.day(source.held_on)
        told = _("{meeting} of {day}").format(meeting=told, day=day)
    names = host.desk.read(department_names)
    department = names.get(row.department_id or 0, ("", ""))[0]
    facts = PromiseFacts(
        row.words, row.by_name, department, row.given_on, row.due_on, told, row.moved
    )
    about = About(LetterSort.REMINDER, row.department_id, source.dossier_id, promise_id=row.id)
    reminder_sheet(host, facts, about).open()


def _report(host: Host, row: PromiseRow, words: str, day: date) -> None:
    host.desk.do(N_("They say a promise is done"), following_up.report_done, row.id, words, day)


def _reopen(host: Host, row: PromiseRow, words: str, day: date) -> None:
    host.desk.do(N_("Opened a promise again"), following_up.reopen_promise, row.id, words, day)


def _answer(host: Host, row: QuestionRow, words: str, day: date) -> None:
    host.desk.do(N_("A question was answered"), following_up.answer_question, row.id, words, day)


def _lapse(host: Host, row: ActionRow, words: str, day: date) -> None:
    set_action(host, row, ActionState.LAPSED, words, day)


def _done_promise(host: Host, row: ActionRow, words: str, day: date) -> None:
    set_action(host, row, ActionState.DONE, words, day)
