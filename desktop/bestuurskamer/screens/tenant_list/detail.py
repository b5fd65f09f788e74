"""The chosen row: what is asked about it, with the answer to click, and what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.language import _, say
from bestuurskamer.rent.tenant_list.cells import CellReading, taken_as
from bestuurskamer.rent.tenant_list.columns import FIELD_NAMES
from bestuurskamer.rent.tenant_list.rows import RowPlan
from bestuurskamer.rent.tenant_list.rows import State as RowState
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import Chip
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenant_list.reading import ListAtHand
from bestuurskamer.screens.tenant_list.table import cell_words, state_of


class RowDetail(QWidget):
    """Shows one row. `answered(row, column, text)` gives a cell another text."""

    answered = Signal(object, int, str)
    left = Signal(object, bool)
    alone = Signal(object, bool)
    mended = Signal(object)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self.dress = dress
        self.answers: dict[int, TextField] = {}
        self.offers: list[Button] = []
        self.leave: Button | None = None
        self.room: Button | None = None
        self._inner = QWidget()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._inner)
        self._column.addStretch(1)
        dress.margins(self._column)

    def show_row(self, at_hand: ListAtHand, row: RowPlan | None) -> None:
        """Show another row, or none."""
        fresh = QWidget()
        fresh.setProperty("box", "clear")
        column = QVBoxLayout(fresh)
        self.dress.margins(column, spacing=12)
        self.answers, self.offers, self.leave, self.room = {}, [], None, None
        if row is not None:
            column.addWidget(self._head(at_hand, row))
            for cell in row.cells:
                if cell.problem is not None and row.state is RowState.QUESTION:
                    column.addWidget(self._question(row, cell))
            column.addWidget(self._acts(at_hand, row))
            if row.counts:
                column.addWidget(self._becomes(row))
        old, self._inner = self._inner, fresh
        self._column.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()

    def go(self) -> None:
        """Bring the keyboard to the first question."""
        if self.answers:
            next(iter(self.answers.values())).go()

    def _head(self, at_hand: ListAtHand, row: RowPlan) -> QWidget:
        card = Card(self.dress, _("Row {number}").format(number=row.number))
        card.body.addWidget(Chip(self.dress, state_of(at_hand, row)))
        for text, role in ((row.tenant, "strong"), (row.room, "soft")):
            if text:
                card.body.addWidget(PlainLabel(text, role, wrap=True))
        for why in row.why:
            tone = "info" if row.state is RowState.LEFT_OUT else "warn"
            card.body.addWidget(Message(self.dress, tone, say(why)))
        for note in row.notes:
            card.body.addWidget(PlainLabel(say(note), "small", wrap=True))
        for change in row.changes:
            name = _(FIELD_NAMES[change.field])
            text = _("{field}: {before} becomes {after}")
            said = text.format(
                field=name, before=change.before or _("(empty)"), after=change.after or _("(empty)")
            )
            card.body.addWidget(PlainLabel(said, "", wrap=True))
        return card

    def _question(self, row: RowPlan, cell: CellReading) -> QWidget:
        card = Card(self.dress)
        name = _(FIELD_NAMES[cell.field])
        assert cell.problem is not None
        says = _("Your list says: {text}").format(text=cell.text or _("(empty)"))
        card.body.addWidget(PlainLabel(name, "strong", wrap=True))
        card.body.addWidget(PlainLabel(say(cell.problem), "", wrap=True))
        card.body.addWidget(PlainLabel(says, "small", wrap=True))
        if cell.column < 0:
            return card
        if cell.suggestion:
            meant = _("Did you mean {text}?").format(text=cell.suggestion)
            offer = button(self.dress, meant, icon="check")
            column, text = cell.column, cell.suggestion
            offer.clicked.connect(lambda _on: self.answered.emit(row, column, text))
            self.offers.append(offer)
            card.body.addWidget(offer)
        field = TextField(self.dress, _("{field} should be").format(field=name))
        field.set_value(cell.text)
        take = button(self.dress, _("Use this"))
        take.setAccessibleName(_("Use this for {field}").format(field=name))

        def answer() -> None:
            self.answered.emit(row, cell.column, field.value())

        field.line.returnPressed.connect(answer)
        take.clicked.connect(lambda _on: answer())
        self.answers[cell.column] = field
        card.body.addWidget(field)
        card.body.addWidget(take)
        return card

    def _acts(self, at_hand: ListAtHand, row: RowPlan) -> QWidget:
        acts = QWidget()
        column = QVBoxLayout(acts)
        self.dress.margins(column, spacing=8)
        if row.counts:
            mend = button(self.dress, _("Change this row"), icon="pencil")
            mend.clicked.connect(lambda _on: self.mended.emit(row))
            column.addWidget(mend)
            out = row.number not in at_hand.left
            text = _("Leave this row out") if out else _("Take this row after all")
            self.leave = button(self.dress, text, icon="x" if out else "undo-2")
            self.leave.clicked.connect(lambda _on: self.left.emit(row, out))
            column.addWidget(self.leave)
        if row.number in at_hand.plan.rooms_only:
            on = row.number not in at_hand.rooms_only
            text = _("Take only the room") if on else _("Do not take the room either")
            self.room = button(self.dress, text, icon="door-open")
            self.room.clicked.connect(lambda _on: self.alone.emit(row, on))
            column.addWidget(self.room)
        return acts

    def _becomes(self, row: RowPlan) -> QWidget:
        card = Card(self.dress, _("What it becomes"))
        for cell in row.cells:
            if taken_as(cell) and not cell.problem:
                card.body.addWidget(PlainLabel(_(FIELD_NAMES[cell.field]), "label", wrap=True))
                card.body.addWidget(PlainLabel(cell_words(cell), "", wrap=True))
                if cell.note is not None:
                    card.body.addWidget(PlainLabel(say(cell.note), "small", wrap=True))
        return card
