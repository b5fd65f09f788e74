"""Taking over the list of tenants: choose a file, look at it, answer, take it in one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from bestuurskamer.building.queries import buildings
from bestuurskamer.errors import N_, Refused
from bestuurskamer.invoices.queries import invoiced_leases
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.office.actions import keep
from bestuurskamer.office.queries import the_office
from bestuurskamer.rent.tenant_list.columns import Field
from bestuurskamer.rent.tenant_list.remembered import imports
from bestuurskamer.rent.tenant_list.rows import RowPlan
from bestuurskamer.rent.tenant_list.taking import TakeResult, take
from bestuurskamer.rent.tenant_list.template import template
from bestuurskamer.rent.tenant_list.undoing import undo
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.tenant_list import files
from bestuurskamer.screens.tenant_list.panes import ResultPane, StartPane, what_was_taken
from bestuurskamer.screens.tenant_list.reading import MAPPING, ListAtHand, reader
from bestuurskamer.screens.tenant_list.sheets import ask_for_building, ask_to_mend
from bestuurskamer.screens.tenant_list.trial import TrialPane


class TenantListPage(Page):
    """Shows one of three panes: the start, the dry run of a list, or what was taken."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Take over a list"), "", scrolls=False)
        self.host = host
        self.at_hand: ListAtHand | None = None
        self.trial: TrialPane | None = None
        self.result: ResultPane | None = None
        self.ask_file: Callable[[], str] = lambda: files.asked_file(self)
        self.ask_place: Callable[[], str] = lambda: files.asked_place(self)
        self.start = StartPane(host.dress, self.choose, self.save_template, self.undo)
        self._pane: QWidget = self.start
        self.body.addWidget(self.start, 1)
        self.other = button(host.dress, _("Another list"), icon="file-up", press=self.choose)
        self.take = button(host.dress, _("Take over"), "primary", "check", self.take_over)
        for act in (self.other, self.take):
            self.add_action(act)
        self._from = "tenants"
        self.left.connect(lambda: host.go(self._from))
        self.setAcceptDrops(True)
        self._busy = False
        self._show_start()

    def reload(self) -> None:
        """Read anew what is known; the list at hand stays."""
        desk = self.host.desk
        arriving = desk.read(the_office, desk.today()).setup_step != "done"
        self._from = "first_hour" if arriving else "tenants"
        self.show_back(_("Back to the questions") if arriving else _("Tenants"))
        if self._busy:
            return
        if self._pane is self.start:
            self.start.show_imports(self.host.desk.read(imports))
        elif self.at_hand is not None and self._pane is self.trial:
            fresh = self.at_hand.again(self.host.desk)
            if fresh is not self.at_hand:
                self.show_list(fresh)

    def open_thing(self, thing: object) -> None:
        """Read a file when one is given; for `choose`, ask which one."""
        if isinstance(thing, Path):
            self.read(thing)
        elif thing == "choose" and self._pane is self.start:
            QTimer.singleShot(0, self, self.choose)

    def print_it(self) -> None:
        """There is nothing to print here."""

    def choose(self) -> None:
        """Ask for a file and read it."""
        chosen = self.ask_file()
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path, sheet: str | None = None) -> None:
        """Read a file beside the screen and show what would be taken."""
        if self._busy:
            return
        self._busy = True
        desk = self.host.desk
        job = Job(reader(desk, path, desk.today(), sheet), self)
        job.finished.connect(self._read)
        job.refused.connect(lambda text: self.host.tell(text, "bad"))
        job.ended.connect(self._ended)
        run(self.dress, self.host.window, job, _("We read the list."), stop=False)

    def save_template(self) -> None:
        """Save our own list, to be filled in."""
        chosen = self.ask_place()
        if not chosen:
            return
        path = Path(chosen).with_suffix(".xlsx")
        try:
            template(path)
        except OSError:
            text = _("The example could not be saved there. Choose another folder.")
            self.host.tell(text, "bad")
            return
        self.host.tell(_("The example is saved: {name}").format(name=path.name))

    def show_list(self, at_hand: ListAtHand) -> None:
        """Show the list as it would be taken now."""
        self.at_hand = at_hand
        assert self.trial is not None
        self.trial.show_list(at_hand)
        count = at_hand.count
        said = ngettext("Take over {count} row", "Take over {count} rows", count)
        self.take.say(said.format(count=count) if count else _("Nothing to take over"))
        self.take.setEnabled(count > 0)
        self.show_head(at_hand.path.name, self.trial.sentence())

    def take_over(self) -> None:
        """Take the chosen rows in one act; once."""
        at_hand = self.at_hand
        if at_hand is None or self._busy or self._pane is not self.trial or not at_hand.count:
            return
        if at_hand.plan.existing.building_id is None:
            ask_for_building(self.host, self._with_building)
            return
        self._busy = True
        try:
            result = self._taken(at_hand)
        except Refused as refused:
            self.host.tell(say(refused.words), "bad")
            return
        finally:
            self._busy = False
            if self._pane is self.trial:
                self.reload()
        self._show_result(result, at_hand)

    def undo(self, import_id: int) -> None:
        """Take a list back, as long as nothing was invoiced from it."""
        question = Question(
            self.dress,
            self.host.window,
            _("Undo this list?"),
            _("The tenants, rooms and leases that it brought go away. Your own file stays."),
            [Verb("back", _("Back")), Verb("undo", _("Undo this list"), "danger")],
        )
        question.answered.connect(lambda key: self._undone(import_id) if key == "undo" else None)
        question.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 changes the chosen row, Del leaves it out."""
        row = self.trial.current() if self.trial is not None and self._pane is self.trial else None
        if row is not None and event.key() == Qt.Key.Key_F2:
            self._mend(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete and self.at_hand is not None:
            self._leave(row, row.number not in self.at_hand.left)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A spreadsheet may be dropped here."""
        if files.dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        path = files.dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _taken(self, at_hand: ListAtHand) -> TakeResult:
        desk, building_id = self.host.desk, at_hand.plan.existing.building_id
        assert building_id is not None
        result = desk.do(
            N_("Took over a list of tenants"),
            take,
            at_hand.plan,
            at_hand.whole,
            building_id,
            at_hand.path.name,
            datetime.now(UTC),
            rooms_only=at_hand.rooms_only,
            deposits_received=self.trial is not None and self.trial.all_received(),
        )
        desk.tried(N_("Kept how the list is read"), keep, MAPPING, at_hand.mapping.to_json())
        desk.can_undo(what_was_taken(result), lambda: self._undone(result.import_id))
        return result

    def _with_building(self) -> None:
        if self.at_hand is not None:
            first = next(iter(self.host.desk.read(buildings)), None)
            if first is not None:
                self.show_list(self.at_hand.in_building(self.host.desk, first.id))
                self.take_over()

    def _read(self, result: object) -> None:
        assert isinstance(result, ListAtHand)
        self.trial = TrialPane(self.dress, result)
        self.trial.meant.connect(self._meant)
        self.trial.detail.answered.connect(lambda row, at, text: self._texts(row, {at: text}))
        self.trial.detail.left.connect(self._leave)
        self.trial.detail.alone.connect(self._alone)
        self.trial.detail.mended.connect(self._mend)
        self.trial.run.opened.connect(self._mend)
        self.trial.run.left.connect(self._left)
        self.trial.sheet_wanted.connect(lambda name: self.read(result.path, name))
        self._swap(self.trial)
        self.show_list(result)
        self.trial.run.first_asking()
        keys = [(_("Space"), _("take or not")), ("F2", _("change")), ("Del", _("leave out"))]
        self.keys.show_keys([*keys, ("Ctrl Enter", _("take over"))])
        self.trial.run.ledger.setFocus()

    def _ended(self) -> None:
        self._busy = False

    def _meant(self, column: int, meaning: object) -> None:
        if self.at_hand is not None:
            field = meaning if isinstance(meaning, Field) else None
            self.show_list(self.at_hand.with_field(column, field))

    def _texts(self, row: RowPlan, texts: dict[int, str]) -> None:
        if self.at_hand is not None:
            self.show_list(self.at_hand.with_texts(row, texts))

    def _leave(self, row: RowPlan, out: bool) -> None:
        if self.at_hand is not None:
            self.show_list(self.at_hand.leaving(row.number, out=out))

    def _alone(self, row: RowPlan, on: bool) -> None:
        if self.at_hand is not None:
            self.show_list(self.at_hand.room_only(row.number, on=on))

    def _left(self, numbers: frozenset[int]) -> None:
        if self.at_hand is not None:
            self.show_list(self.at_hand.unticked(numbers))

    def _mend(self, row: RowPlan) -> None:
        if self.at_hand is not None and row.counts:
            ask_to_mend(self.host, self.at_hand, row, lambda texts: self._texts(row, texts))

    def _undone(self, import_id: int) -> None:
        desk = self.host.desk
        invoiced = desk.read(invoiced_leases)
        if desk.tried(N_("Undid a list of tenants"), undo, import_id, invoiced):
            self.host.tell(_("The list is undone. Your own file is as it was."))
            self._show_start()

    def _show_start(self) -> None:
        self.at_hand = None
        self._swap(self.start)
        said = _("A second time we show only what changed.")
        self.show_head(_("Take over a list"), said)
        self.keys.show_keys([("Ctrl Enter", _("choose a list")), ("F1", _("help"))])

    def _show_result(self, result: TakeResult, at_hand: ListAtHand) -> None:
        desk, host = self.host.desk, self.host
        begun = desk.read(the_office, desk.today()).setup_step != "done"
        onward = (
            (_("Back to the first steps"), lambda: host.go("first_hour"))
            if begun
            else (_("To the tenants"), lambda: host.go("tenants"))
        )
        self.result = ResultPane(self.dress, result, at_hand, self.undo, onward, self._show_start)
        self._swap(self.result)
        self.show_head(_("The list is taken over"), at_hand.path.name)
        self.keys.show_keys([("Ctrl Enter", onward[0]), ("Ctrl Z", _("undo"))])
        self.result.onward.setFocus()

    def _swap(self, pane: QWidget) -> None:
        old, self._pane = self._pane, pane
        if old is not pane:
            self.body.replaceWidget(old, pane)
            self.body.setStretchFactor(pane, 1)
            old.hide()
            if old is not self.start:
                old.deleteLater()
        pane.show()
        for act in (self.other, self.take):
            act.setVisible(pane is self.trial)
        if pane is self.start and self.isVisible():
            self.reload()
