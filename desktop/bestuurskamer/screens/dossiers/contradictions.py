"""Statements in one matter that cannot both be true: side by side until they are cleared up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.contradicting import (
    SideBySideRow,
    contradict,
    contradictions_in,
    solve,
)
from bestuurskamer.meetings.promise_words import of_whom
from bestuurskamer.meetings.register_rows import PromiseRow, for_board_alone
from bestuurskamer.meetings.registers import promises
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message


def contradictions_card(host: Host, dossier_id: int) -> Card | None:
    """The statements that contradict each other in a matter; none while nothing does."""
    desk = host.desk
    pairs = desk.read(contradictions_in, dossier_id)
    ids = {number for pair in pairs for number in (pair.one_id, pair.other_id)}
    rows = {row.id: row for row in desk.read(promises, desk.today(), ids=ids)}
    if host.discreet.hidden:
        rows = {number: row for number, row in rows.items() if not for_board_alone(row)}
    shown = [pair for pair in pairs if pair.one_id in rows and pair.other_id in rows]
    if not shown:
        return None
    card = Card(host.dress, _("Contradicts each other"))
    for place, pair in enumerate(shown):
        if place:
            card.add_line()
        card.body.addWidget(_pair(host, rows[pair.one_id], rows[pair.other_id]))
        if pair.note:
            card.body.addWidget(Message(host.dress, "warn", pair.note))
        clear = button(host.dress, _("Cleared up"), "quiet", "check", partial(_solve, host, pair))
        clear.setAccessibleName(f"{_('Cleared up')}: {rows[pair.one_id].words}")
        card.body.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _pair(host: Host, one: PromiseRow, other: PromiseRow) -> QWidget:
    return SideBySide(host.dress, _statement(host, one), _statement(host, other), 300, 560)


def _statement(host: Host, row: PromiseRow) -> FactRow:
    who = "/".join(filter(None, (of_whom(row), row.by_name)))
    said = [row.number or _("draft"), language.short_day(row.given_on), who]
    return FactRow(host.dress, f"“{row.words}”", " · ".join(filter(None, said)))


def _solve(host: Host, pair: SideBySideRow) -> None:
    desk = host.desk
    desk.tried(N_("Cleared up a contradiction"), solve, pair.id, desk.today())


class ContradictionSheet(Sheet):
    """Asks which two statements in a matter cannot both be true, and what does not fit."""

    def __init__(self, host: Host, dossier_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("Two statements contradict each other"),
            _("Both stand side by side, here and on paper, until it is cleared up."),
            _("Note it"), self._save, wide=False,
        )  # fmt: skip
        self._host = host
        self.one = Choice[int](host.dress, _("The one statement"))
        self.other = Choice[int](host.dress, _("The other statement"))
        for row in host.desk.read(promises, host.desk.today(), dossier_id=dossier_id):
            who = "/".join(filter(None, (of_whom(row), row.by_name)))
            for field in (self.one, self.other):
                field.add(row.id, f"{row.number or _('draft')} {who}: {row.words}"[:90])
        self.note = TextField(host.dress, _("What does not fit?"))
        self.add(self.one, "one")
        self.add(self.other, "other")
        self.add(self.note, "note")
        self.one.set_value(None)
        self.other.set_value(None)

    def _save(self) -> Problems | None:
        one, other, desk = self.one.value(), self.other.value(), self._host.desk
        if one is None:
            return {"one": _("Choose a statement.")}
        if other is None or other == one:
            return {"other": _("Choose another statement.")}
        desk.do(
            N_("Noted a contradiction"), contradict, one, other, self.note.value(), desk.today()
        )
        return None
