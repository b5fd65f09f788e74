"""All matters in a list: how far each is, whose move it is, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.dossiers.model import DossierState, Mover
from bestuurskamer.dossiers.queries import DossierRow
from bestuurskamer.dossiers.rules import LYING_DAYS, STAGES, NextDay
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.dossiers import words
from bestuurskamer.screens.dossiers.stand_cards import deadline_words
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel

_MIDDLE, _NARROW = 940, 640


class DossierList(QWidget):
    """The ledger of matters. `opened` tells which one to show."""

    opened = Signal(int)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress, self._today = dress, date.min
        self.table = RowTable(self._columns(), lambda row: row.id, _spoken)
        self.ledger = Ledger(dress, self.table, _("Dossiers"), names=_("Dossier"))
        self.ledger.opened.connect(lambda row: self.opened.emit(row.id))
        self.card = LedgerCard(self.ledger)
        self.none = PlainLabel("", "soft", wrap=True)
        dress.fit(self.card, lambda: self.card.setMinimumHeight(dress.px(260)))
        column = QVBoxLayout(self)
        column.addWidget(self.card, 1)
        column.addWidget(self.none)
        column.addStretch(0)
        dress.margins(column, spacing=8)
        dress.fit(self, self._fold)

    def show_rows(self, rows: Sequence[DossierRow], today: date, none: str) -> None:
        """Show these matters, or say that there are none."""
        self._today = today
        self.ledger.show_rows(rows)
        self.card.setVisible(bool(rows))
        self.none.setText(none)
        self.none.setVisible(not rows)

    def current_id(self) -> int | None:
        """The matter chosen in the list."""
        row = self.ledger.current()
        return row.id if row else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        width = self.width() * 100 // self._dress.look.zoom
        hidden = [_("Whose move"), _("Next date")] if width < _NARROW else []
        if width < _MIDDLE:
            hidden.append(_("Stage"))
        self.ledger.fold(*hidden)

    def _columns(self) -> list[Column[DossierRow]]:
        return [
            Column(_("Dossier"), _name, lambda row: row.title.casefold(), stretch=5),
            Column(_("Stage"), lambda row: Cell(state=words.stage_state(row)), _stage, width=226),
            Column(_("Whose move"), _move, lambda row: -(row.lying or 0), stretch=3),
            Column(_("Next date"), self._next, _next_sort, stretch=4),
            Column(_("Time left"), self._left, _next_sort, width=180),
        ]

    def _next(self, row: DossierRow) -> Cell:
        if row.state is DossierState.CLOSED and row.closed_on is not None:
            return Cell(_("closed {day}").format(day=language.short_day(row.closed_on)))
        shown = self._shown(row)
        if shown is None:
            return Cell()
        return Cell(language.short_day(shown.day), words.day_words(shown))

    def _left(self, row: DossierRow) -> Cell:
        if row.state is DossierState.CLOSED:
            return Cell()
        shown = self._shown(row)
        if shown is None:
            return Cell(state=State(_("no next date"), "warn", "triangle-alert"))
        return Cell(state=words.days_left(shown, self._today))

    def _shown(self, row: DossierRow) -> NextDay | None:
        """What is late goes before what is to come."""
        return next(iter(row.late(self._today)), row.next_day)


def sentence(rows: Sequence[DossierRow], today: date) -> str:
    """How things stand, in one line; what has no next date is always counted here."""
    if not rows:
        return _("No dossier is open.")
    said = ngettext("{count} dossier is open.", "{count} dossiers are open.", len(rows)).format(
        count=len(rows)
    )
    lacking = sum(row.lacks_next_day for row in rows)
    if lacking:
        said += " " + ngettext(
            "{count} has no next date.", "{count} have no next date.", lacking
        ).format(count=lacking)
    late = sum(bool(row.late(today)) for row in rows)
    if late:
        said += " " + ngettext(
            "In {count} something is late.", "In {count} something is late.", late
        ).format(count=late)
    lying = sum((row.lying or 0) > LYING_DAYS and row.mover is not Mover.US for row in rows)
    if lying:
        said += " " + ngettext(
            "{count} lies with others for over a month.",
            "{count} lie with others for over a month.",
            lying,
        ).format(count=lying)
    return said


def _name(row: DossierRow) -> Cell:
    if row.deadlines:
        tone = "bad" if row.deadlines[0].days_left < 0 else "warn"
        return Cell(row.title, deadline_words(row.deadlines[0]), strong=True, tone=tone)
    return Cell(row.title, f"{row.number} · {row.kind}", strong=True)


def _move(row: DossierRow) -> Cell:
    if row.state is DossierState.CLOSED:
        return Cell()
    name = row.mover_short or words.mover_name(row)
    tone = words.move_tone(row)
    count = ngettext("{count} day", "{count} days", row.lying or 0).format(count=row.lying or 0)
    below = "" if row.lying is None else count
    return Cell(name, below, tone="" if tone == "info" else tone)


def _stage(row: DossierRow) -> int:
    return STAGES.index(row.stage)


def _next_sort(row: DossierRow) -> date:
    first = row.days[0].day if row.days else date.max
    return row.next_day.day if row.next_day is not None else first


def _spoken(row: DossierRow) -> str:
    said = [row.title, row.number, words.stage_state(row).word]
    if row.state is not DossierState.CLOSED:
        said.append(_("move: {who}").format(who=words.mover_name(row)))
    if row.next_day is not None:
        said.append(f"{words.day_words(row.next_day)}, {language.day(row.next_day.day)}")
    elif row.lacks_next_day:
        said.append(_("no next date"))
    return ", ".join(said)
