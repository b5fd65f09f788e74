"""The dry run with the chosen row beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer.language import _, ngettext
from bestuurskamer.rent.tenant_list.columns import Field
from bestuurskamer.rent.tenant_list.rows import RowPlan
from bestuurskamer.screens.kit.choice import Pick, TickBox
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenant_list.detail import RowDetail
from bestuurskamer.screens.tenant_list.reading import ListAtHand, is_old
from bestuurskamer.screens.tenant_list.table import DryRun


class TrialPane(QWidget):
    """The rows at the left, the chosen one at the right, and below what goes for the whole."""

    meant = Signal(int, object)
    sheet_wanted = Signal(str)

    def __init__(self, dress: Dress, at_hand: ListAtHand) -> None:
        super().__init__()
        self.dress, self.at_hand = dress, at_hand
        self.run, self.detail = DryRun(dress, at_hand), RowDetail(dress)
        self.run.meant.connect(self.meant)
        self.run.chosen.connect(self._show_row)
        side = QScrollArea()
        side.setWidget(self.detail)
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setProperty("fills", True)
        dress.fit(side, lambda: side.setMinimumHeight(dress.px(300)))
        self.received = TickBox(dress, _("All deposits in the list were received"))
        column = QVBoxLayout(self)
        column.addWidget(SideBySide(dress, self.run, side, 330, 860), 1)
        column.addWidget(self.received)
        self.unused = PlainLabel("", "small", wrap=True)
        column.addWidget(self.unused)
        if at_hand.grid.other_sheets:
            column.addLayout(self._sheets(at_hand))
        dress.margins(column, spacing=8)

    def show_list(self, at_hand: ListAtHand) -> None:
        """Show the list as it would be taken now."""
        self.at_hand = at_hand
        self.run.show_list(at_hand)
        self._show_row(self.current())
        columns = at_hand.mapping
        asks = columns.column_of(Field.DEPOSIT) is not None
        told = columns.column_of(Field.DEPOSIT_RECEIVED) is not None
        self.received.setVisible(asks and not told)
        unused = ", ".join(at_hand.plan.unused)
        self.unused.setText(_("Not used: {columns}").format(columns=unused))
        self.unused.setVisible(bool(unused))

    def current(self) -> RowPlan | None:
        """The chosen row, as it stands in the newest plan."""
        chosen = self.run.ledger.current()
        return self.at_hand.row(chosen.number) if chosen is not None else None

    def all_received(self) -> bool:
        """Whether all deposits of the list count as received."""
        return not self.received.isHidden() and self.received.isChecked()

    def sentence(self) -> str:
        """How the list stands, in counts."""
        sums, rows = self.at_hand.plan.summary, self.at_hand.plan.rows
        asked, out = sums.questions, sums.left_out
        old = sum(is_old(row) for row in rows)
        changed = sum(bool(row.changes) for row in rows)
        counted = (
            (sums.rooms, ngettext("{count} room", "{count} rooms", sums.rooms)),
            (sums.let, _("{count} let")),
            (sums.empty, _("{count} empty")),
            (asked, ngettext("{count} row with a question", "{count} rows with a question", asked)),
            (sums.refused, ngettext("{count} row refused", "{count} rows refused", sums.refused)),
            (out, ngettext("{count} row left out", "{count} rows left out", out)),
            (changed, ngettext("{count} row changed", "{count} rows changed", changed)),
            (old, ngettext("{count} row known already", "{count} rows known already", old)),
        )
        said = [text.format(count=count) for count, text in counted if count]
        if not said:
            return _("We found no rows in this list.")
        return _("Nothing is written yet. We read: {counts}.").format(counts=", ".join(said))

    def _show_row(self, row: RowPlan | None) -> None:
        self.detail.show_row(self.at_hand, row)

    def _sheets(self, at_hand: ListAtHand) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(_("Sheet"), "label"))
        pick = Pick(self.dress)
        pick.setAccessibleName(_("Sheet"))
        names = [at_hand.grid.sheet, *at_hand.grid.other_sheets]
        for name in names:
            pick.addItem(name)
        pick.activated.connect(
            lambda place: self.sheet_wanted.emit(names[place]) if place else None
        )
        row.addWidget(pick)
        row.addStretch(1)
        self.dress.margins(row, spacing=8)
        return row
