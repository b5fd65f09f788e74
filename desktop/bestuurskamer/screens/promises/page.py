"""The place Promises: what was promised both ways, actions, decisions and questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bestuurskamer.errors import Refused
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.meetings import prints
from bestuurskamer.meetings.bundle import promise_bundle
from bestuurskamer.meetings.promise_model import Direction
from bestuurskamer.meetings.register_rows import ActionRow, PromiseRow, for_board_alone
from bestuurskamer.meetings.registers import actions, decisions, promises, questions
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.columns import SideBySide, scrolling
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.fields import Field
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.menu_button import Entry, MenuButton
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.promises import tables
from bestuurskamer.screens.promises.card import RowCard
from bestuurskamer.screens.promises.filters import Filters
from bestuurskamer.screens.promises.sheets import ContradictSheet

PROMISES, ACTIONS, DECISIONS, QUESTIONS = "promises", "actions", "decisions", "questions"


class PromisesPage(Page):
    """Four registers; `open_thing` takes a segment, or ("promises", number of a row)."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Promises"), scrolls=False)
        self.host = host
        self.segment = Segment(
            host.dress,
            _("Which register"),
            [
                (PROMISES, _("Promises")),
                (ACTIONS, _("Actions")),
                (DECISIONS, _("Decisions")),
                (QUESTIONS, _("Questions")),
            ],
        )
        self.filters = Filters(host)
        self._ledgers: dict[str, Ledger[Any]] = {
            PROMISES: Ledger(host.dress, tables.promises_table(), _("Promises")),
            ACTIONS: Ledger(host.dress, tables.actions_table(), _("Actions")),
            DECISIONS: Ledger(host.dress, tables.decisions_table(), _("Decisions")),
            QUESTIONS: Ledger(host.dress, tables.questions_table(), _("Questions")),
        }
        self._cards = {key: LedgerCard(ledger) for key, ledger in self._ledgers.items()}
        self.card = RowCard(host)
        self.blank = EmptyPage(
            host.dress,
            "handshake",
            _("Nothing here yet"),
            _("It comes out of minutes or a phone call by itself: a line that begins with >."),
        )
        self.add_action(MenuButton(host.dress, self._entries))
        self.print_button = button(host.dress, _("Print the list"), "", "printer", self.print_it)
        self.add_action(self.print_button)
        self.add_action(
            button(host.dress, _("Where do we stand"), "primary", "file-text", self.where_we_stand)
        )
        self._lay_out()
        self._connect()

    @property
    def ledger(self) -> Ledger[Any]:
        """The list that is shown."""
        return self._ledgers[self.segment.current()]

    def reload(self) -> None:
        """Read the register anew that is shown."""
        self.filters.refill()
        hidden = self.host.discreet.hidden
        rows = [row for row in self._rows() if not (hidden and for_board_alone(row))]
        self.ledger.show_rows(rows)
        if rows and self.ledger.current() is None:
            self.ledger.choose(self.ledger.table.key(rows[0]))
        key = self.segment.current()
        for one, card in self._cards.items():
            card.setVisible(one == key and bool(rows))
        self.blank.setVisible(not rows)
        self.card.setVisible(bool(rows))
        self.filters.offer(*self._limits(key))
        self.print_button.setVisible(key != QUESTIONS)
        self._say_head()
        self.card.show_row(self.ledger.current() if rows else None)

    def take_keyboard(self) -> None:
        """The list has the keyboard at once."""
        if self.ledger.table.rows:
            self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_thing(self, thing: object) -> None:
        """Show a register, and there one row when given."""
        key, row_id = thing if isinstance(thing, tuple) else (thing, None)
        if key in self._ledgers:
            self.segment.choose(str(key))
            if row_id is not None:
                self.filters.show_all()
            self.reload()
            if row_id is not None:
                self.ledger.choose(row_id)

    def thing(self) -> Thing | None:
        """The promise, the action, the decision or the question that is chosen."""
        row = self.ledger.current()
        table, name = {
            PROMISES: ("promise", _("this promise")),
            ACTIONS: ("action_item", _("this action")),
            DECISIONS: ("decision", _("this decision")),
            QUESTIONS: ("question", _("this question")),
        }[self.segment.current()]
        if row is None:
            return None
        number = getattr(row, "number", "") or name
        if isinstance(row, ActionRow) and row.promise_id is not None:
            return Thing("promise", row.promise_id, number)
        return Thing(table, row.id, number)

    def print_it(self) -> None:
        """F8: the register on paper, with what it is limited to."""
        desk, key = self.host.desk, self.segment.current()
        if key == QUESTIONS:
            return
        today, dossier = desk.today(), self.filters.dossier_id
        department, hidden = self.filters.department_id, self.host.discreet.hidden
        if key == ACTIONS:
            data = desk.read(prints.action_list, today, dossier_id=dossier, discreet=hidden)
            name = _("Actions")
        elif key == DECISIONS:
            data = desk.read(prints.decision_list, today, dossier_id=dossier, discreet=hidden)
            name = _("Decisions")
        else:
            data = desk.read(
                prints.promise_list, today, department_id=department, dossier_id=dossier
            )
            name = _("Promises")
        printing.print_pdf(self.dress, self.host.window, data, f"{name} {today.isoformat()}")

    def where_we_stand(self) -> None:
        """One page with the matter or department that is chosen, or with that of the row."""
        desk, row = self.host.desk, self.ledger.current()
        today, dossier = desk.today(), self.filters.dossier_id
        department = self.filters.department_id or getattr(row, "department_id", None)
        if dossier is not None:
            data = desk.read(prints.standing_of_dossier, dossier, today)
        elif department := department or self._most_pressing():
            data = desk.read(prints.standing_of_department, department, today)
        else:
            self.host.tell(_("Choose a department or a matter first."), "info")
            return
        name = _("Where do we stand {name}").format(name=today.isoformat())
        printing.print_pdf(self.dress, self.host.window, data, name)

    def _most_pressing(self) -> int | None:
        """The department with the promise that is latest, when nothing else is chosen."""
        rows = self.host.desk.read(promises, self.host.desk.today(), open_only=True)
        return next((row.department_id for row in rows if row.department_id is not None), None)

    def _entries(self) -> list[Entry]:
        host, desk, row = self.host, self.host.desk, self.ledger.current()
        today = desk.today()
        department = self.filters.department_id or getattr(row, "department_id", None)

        def by_day() -> None:
            hidden = host.discreet.hidden
            data = desk.read(prints.action_list, today, by_person=False, discreet=hidden)
            self._print(data, _("Actions by day"))

        def since() -> None:
            assert department is not None
            self._print(desk.read(prints.since_last, department, today), _("Since last time"))

        def timeline() -> None:
            assert isinstance(row, PromiseRow)
            self._print(desk.read(prints.timeline_of_promise, row.id, today), _("Timeline"))

        found: list[Entry] = [(_("Print actions by day"), by_day)]
        if department is not None:
            found.append((_("Print since last time"), since))
        if isinstance(row, PromiseRow):
            found += [
                (_("Print the timeline of this promise"), timeline),
                (_("Contradicts another statement"), lambda: ContradictSheet(host, row).open()),
                (_("Make an evidence bundle"), lambda: self._bundle(row.id)),
            ]
        return found

    def _bundle(self, promise_id: int) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.host.window, _("Where should the bundle come?")
        )
        if not chosen:
            return
        desk = self.host.desk
        try:
            made = desk.read(promise_bundle, promise_id, Path(chosen), desk.today())
        except Refused as refusal:
            self.host.tell(say(refusal.words), "bad")
            return
        self.host.tell(_("The bundle stands in {path}.").format(path=made), "ok")

    def _print(self, data: bytes, name: str) -> None:
        printing.print_pdf(self.dress, self.host.window, data, name)

    def _rows(self) -> Sequence[Any]:
        desk = self.host.desk
        limits = self.filters
        today, open_ = desk.today(), limits.open_only.value()
        department, dossier = limits.department_id, limits.dossier_id
        reads: dict[str, Callable[[], Sequence[Any]]] = {
            PROMISES: lambda: limits.arrange(desk.read(
                promises, today, direction=limits.side, department_id=department,
                dossier_id=dossier, open_only=open_,
            )),
            ACTIONS: lambda: desk.read(actions, today, dossier_id=dossier, open_only=open_),
            DECISIONS: lambda: desk.read(decisions, dossier_id=dossier),
            QUESTIONS: lambda: desk.read(
                questions, today, department_id=department, dossier_id=dossier, open_only=open_
            ),
        }  # fmt: skip
        return reads[self.segment.current()]()

    def _limits(self, key: str) -> tuple[Field, ...]:
        """What a register can be limited to."""
        every = self.filters
        if key == PROMISES:
            return every.direction, every.department, every.dossier, every.order, every.open_only
        if key == QUESTIONS:
            return every.department, every.dossier, every.open_only
        return (every.dossier,) if key == DECISIONS else (every.dossier, every.open_only)

    def _lay_out(self) -> None:
        self.body.addWidget(self.segment)
        self.body.addWidget(self.filters)
        lists = QWidget()
        column = QHBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (*self._cards.values(), self.blank):
            column.addWidget(card)
        self.body.addWidget(SideBySide(self.dress, lists, scrolling(self.card), 360), 1)
        self.keys.show_keys(
            [
                ("← →", _("other register")),
                ("Enter", _("to its source")),
                ("F8", _("print")),
                ("Ctrl Enter", _("where do we stand")),
            ]
        )

    def _connect(self) -> None:
        self.segment.picked.connect(lambda _key: self.reload())
        self.filters.changed.connect(self.reload)
        for ledger in self._ledgers.values():
            ledger.chosen.connect(self.card.show_row)
            ledger.opened.connect(self._to_source)
        self.card.source_wanted.connect(lambda thing: self.host.go("meetings", thing))
        self.card.dossier_wanted.connect(lambda number: self.host.go("dossiers", number))

    def _to_source(self, row: Any) -> None:
        if row.source.meeting_id is not None:
            self.host.go("meetings", row.source.opens)

    def _say_head(self) -> None:
        today = self.host.desk.today()
        rows = self.host.desk.read(promises, today, open_only=True)
        self.show_head(_("Promises"), balance(rows))


def balance(rows: Sequence[PromiseRow]) -> str:
    """How both sides stand, in one honest sentence."""
    theirs = [row for row in rows if row.direction is Direction.THEIRS]
    ours = [row for row in rows if row.direction is Direction.OURS]
    if not rows:
        return _("No promise is open on either side.")

    def late(side: Sequence[PromiseRow]) -> int:
        return sum(row.measures.days_late > 0 for row in side)

    said = []
    if late(theirs):
        text = ngettext(
            "To us: {count} open, {late} late.", "To us: {count} open, {late} late.", len(theirs)
        )
        said.append(text.format(count=len(theirs), late=late(theirs)))
    else:
        said.append(_("To us: {count} open.").format(count=len(theirs)))
    if late(ours):
        text = ngettext(
            "By us: {count} open, {late} late.", "By us: {count} open, {late} late.", len(ours)
        )
        said.append(text.format(count=len(ours), late=late(ours)))
    else:
        said.append(_("By us: {count} open.").format(count=len(ours)))
    return " ".join(said)
