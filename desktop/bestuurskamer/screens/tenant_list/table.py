"""The dry run as a ledger: each row with its state, each cell with what it says and becomes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import Money
from bestuurskamer.rent.tenant_list.cells import CellReading, taken_as
from bestuurskamer.rent.tenant_list.columns import FIELD_NAMES, Field
from bestuurskamer.rent.tenant_list.rows import STATE_NAMES, RowPlan
from bestuurskamer.rent.tenant_list.rows import State as RowState
from bestuurskamer.screens.kit.cards import hairline
from bestuurskamer.screens.kit.choice import Pick
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenant_list.reading import ListAtHand, is_old

_TONES = {
    RowState.TAKEN: "ok",
    RowState.QUESTION: "warn",
    RowState.REFUSED: "bad",
    RowState.LEFT_OUT: "neutral",
}
_WIDE = {Field.TENANT: 220, Field.STREET: 200, Field.EMAIL: 220, Field.IBAN: 230, Field.NOTE: 260}
_FIXED = 4  # the tick, the number, who, the state


class DryRun(QWidget):
    """The rows of a list, with what its columns mean above them.

    `chosen(row)` on another row, `meant(column, field)` when a column gets another meaning,
    `left(numbers)` with the numbers of the rows that are no longer ticked.
    """

    chosen = Signal(object)
    opened = Signal(object)
    meant = Signal(int, object)
    left = Signal(object)

    def __init__(self, dress: Dress, at_hand: ListAtHand) -> None:
        super().__init__()
        self.at_hand = at_hand
        self.table = RowTable(
            self._columns(), lambda row: row.number, self._sentence, self._may_tick
        )
        name = _("The rows of your list")
        self.ledger = Ledger(dress, self.table, name, names=_("Who and where"))
        self.ledger.chosen.connect(self.chosen)
        self.ledger.opened.connect(self.opened)
        self.table.ticked.connect(self._ticked)
        self.meanings = Meanings(dress, self.ledger, at_hand)
        self.meanings.meant.connect(self.meant)
        card = QFrame()
        card.setProperty("box", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 3, 1, 3)
        column.setSpacing(0)
        for part in (self.meanings, hairline()):
            column.addWidget(part)
        column.addWidget(self.ledger, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.show_list(at_hand)

    def show_list(self, at_hand: ListAtHand) -> None:
        """Show the list as it would be taken now; the chosen row stays chosen."""
        self.at_hand = at_hand
        self.table.checked = set(at_hand.whole | at_hand.rooms_only)
        self.ledger.show_rows(at_hand.plan.rows)
        self.meanings.show_list(at_hand)

    def first_asking(self) -> None:
        """Choose the first row with a question, or the first row."""
        rows = self.at_hand.plan.rows
        asking = (r for r in rows if self.at_hand.state_of(r) is RowState.QUESTION)
        row = next(asking, rows[0] if rows else None)
        if row is not None:
            self.ledger.choose(row.number)

    def _columns(self) -> list[Column[RowPlan]]:
        columns: list[Column[RowPlan]] = [
            Column(_("Row"), lambda row: Cell(str(row.number)), lambda row: row.number, width=56),
            Column(_("Who and where"), _who, lambda row: row.tenant or row.room, width=200),
            Column(_("What happens"), lambda row: Cell(state=self._state(row)), width=170),
        ]
        for meant in self.at_hand.mapping.columns:
            index = meant.index
            width = _WIDE.get(meant.field, 170) if meant.field else 150
            title = meant.header or _("(no name)")
            columns.append(Column(title, self._cell_of(index), self._sort_of(index), width=width))
        return columns

    def _cell_of(self, column: int) -> Callable[[RowPlan], Cell]:
        return lambda row: self._cell(row, column)

    def _sort_of(self, column: int) -> Callable[[RowPlan], str]:
        return lambda row: self.at_hand.raw(row, column)

    def _cell(self, row: RowPlan, column: int) -> Cell:
        raw = self.at_hand.raw(row, column)
        if row.state in (RowState.LEFT_OUT, RowState.REFUSED):
            return Cell(raw)
        told = [cell for cell in row.cells if cell.column == column]
        if not told:
            return Cell(raw, _("not used") if raw else "")
        wrong = next((cell for cell in told if cell.problem), None)
        if wrong is not None and wrong.problem is not None:
            return Cell(raw or _("(empty)"), say(wrong.problem), tone="bad")
        taken = ", ".join(filter(None, (taken_as(cell) for cell in told)))
        right = any(isinstance(cell.value, Money) for cell in told)
        return Cell(taken, "" if _same(taken, raw) else raw, right=right)

    def _state(self, row: RowPlan) -> State:
        return state_of(self.at_hand, row)

    def _sentence(self, row: RowPlan) -> str:
        said = _("Row {number}: {state}. {room}. {tenant}.")
        return said.format(
            number=row.number, state=self._state(row).word, room=row.room, tenant=row.tenant
        )

    def _may_tick(self, row: RowPlan) -> bool:
        return row.number in self.at_hand.tickable

    def _ticked(self) -> None:
        kept = {key for key in self.table.checked if isinstance(key, int)}
        self.left.emit(frozenset(self.at_hand.tickable - kept))


class Meanings(QWidget):
    """What each column means, above it; goes along when the table scrolls sideways."""

    meant = Signal(int, object)

    def __init__(self, dress: Dress, ledger: Ledger[RowPlan], at_hand: ListAtHand) -> None:
        super().__init__()
        self._dress, self._ledger = dress, ledger
        self._showing = False
        self.setAccessibleName(_("What the columns mean"))
        self.words = PlainLabel(_("We read it as"), "label")
        self.words.setParent(self)
        self.picks: dict[int, Pick] = {}
        for meaning in at_hand.mapping.columns:
            self.picks[meaning.index] = self._pick(meaning.index, meaning.header)
        self._places = [meaning.index for meaning in at_hand.mapping.columns]
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        ledger.horizontalHeader().sectionResized.connect(lambda *_sizes: self._lie())
        ledger.horizontalScrollBar().valueChanged.connect(lambda _value: self._lie())
        dress.fit(self, self._fit)

    def show_list(self, at_hand: ListAtHand) -> None:
        """Show the meanings without ringing."""
        self._showing = True
        for index, pick in self.picks.items():
            meaning = at_hand.mapping.field_of(index)
            pick.setCurrentIndex(0 if meaning is None else 1 + list(Field).index(meaning))
        self._showing = False
        self._lie()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the column into view when the keyboard comes to its meaning."""
        if event.type() == QEvent.Type.FocusIn:
            place = next(at for at, i in enumerate(self._places) if self.picks[i] is watched)
            self._ledger.scrollTo(self._ledger.table.index(0, place + _FIXED))
        return False

    def _pick(self, index: int, header: str) -> Pick:
        pick = Pick(self._dress)
        pick.setParent(self)
        pick.setAccessibleName(_("What “{column}” means").format(column=header))
        pick.addItem(_("not used"))
        for name in FIELD_NAMES.values():
            pick.addItem(_(name))
        pick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pick.installEventFilter(self)
        pick.currentIndexChanged.connect(lambda place: self._chosen(index, place))
        return pick

    def _chosen(self, index: int, place: int) -> None:
        if not self._showing:
            self.meant.emit(index, list(Field)[place - 1] if place > 0 else None)

    def _fit(self) -> None:
        self.setFixedHeight(self._dress.px(60))
        self._lie()

    def _lie(self) -> None:
        px, ledger = self._dress.px, self._ledger
        for place, index in enumerate(self._places):
            left = ledger.columnViewportPosition(place + _FIXED)
            width = ledger.columnWidth(place + _FIXED)
            self.picks[index].setGeometry(left + px(4), px(8), width - px(8), px(44))
        left = ledger.columnViewportPosition(1)
        height = self.words.sizeHint().height()
        size = self.words.sizeHint().width()
        self.words.setGeometry(left + px(12), (px(60) - height) // 2, size, height)


def state_of(at_hand: ListAtHand, row: RowPlan) -> State:
    """What happens to a row, as a chip."""
    state = at_hand.state_of(row)
    if row.number in at_hand.rooms_only and row.number not in at_hand.left:
        return State(_("only the room"), "ok")
    if state is RowState.TAKEN and row.changes:
        said = ngettext("{count} change", "{count} changes", len(row.changes))
        return State(said.format(count=len(row.changes)), "info")
    if is_old(row) and row.number not in at_hand.left:
        return State(_("known already"), "neutral", "check")
    icon = {RowState.QUESTION: "circle-question-mark", RowState.REFUSED: "circle-alert"}
    return State(_(STATE_NAMES[state]), _TONES[state], icon.get(state, ""))


def _who(row: RowPlan) -> Cell:
    return Cell(row.tenant or row.room, row.room if row.tenant else "")


def cell_words(cell: CellReading) -> str:
    """A cell in words: what it becomes, and what stands in the list when that differs."""
    taken = taken_as(cell)
    if not cell.text or _same(taken, cell.text):
        return taken
    return _("{becomes} (your list says: {says})").format(becomes=taken, says=cell.text)


def _same(taken: str, raw: str) -> bool:
    return taken.replace(" ", "").casefold() == raw.replace(" ", "").casefold()
