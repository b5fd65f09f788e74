"""The card with the procedures of a matter: each with its end, its proof and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer.dossiers.model import ProcedureState
from bestuurskamer.dossiers.ready_papers import term_paper
from bestuurskamer.dossiers.running_terms import ProcedureRow, procedures_of
from bestuurskamer.language import _
from bestuurskamer.screens.history import open_history
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.menu_button import Entry, MenuButton
from bestuurskamer.screens.kit.paint import Chip
from bestuurskamer.screens.kit.printing import print_pdf
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing, mark
from bestuurskamer.screens.terms.letter_sheet import LetterSheet, WooSheet, default_sheet
from bestuurskamer.screens.terms.sheets import CloseSheet, EndSheet, HappenedSheet, StartSheet
from bestuurskamer.screens.terms.words import name_of, state_of, told_of

Asked = TypeVar("Asked", bound=Sheet)


class TermsCard(Card):
    """Reads the procedures of a matter itself.

    The desk tells its page when something was done; `changed` is called then too.
    """

    def __init__(
        self,
        host: Host,
        dossier_id: int,
        changed: Callable[[], object] | None = None,
        *,
        open_: bool = True,
    ) -> None:
        super().__init__(host.dress, _("Terms of law"))
        self._host, self._dossier_id, self._changed = host, dossier_id, changed
        self.menus: dict[int, MenuButton] = {}
        rows = host.desk.read(procedures_of, dossier_id, host.desk.today())
        if not rows:
            said = _("No term runs here. Start one when you object, apply or ask for documents.")
            self.body.addWidget(PlainLabel(said, "soft", wrap=True))
        for place, row in enumerate(rows):
            if place:
                self.add_line()
            self.body.addWidget(self._row(row))
        if open_:
            acts = QHBoxLayout()
            acts.addWidget(button(host.dress, _("Start a term"), "quiet", "plus", self.ask_start))
            more = MenuButton(host.dress, lambda: [(_("Write a Woo request"), self.ask_woo)])
            more.setAccessibleName(f"{_('More')}: {_('Terms of law')}")
            acts.addWidget(more)
            acts.addStretch(1)
            host.dress.margins(acts, spacing=8)
            self.body.addLayout(acts)

    def ask_start(self) -> StartSheet:
        """Ask for a procedure to start."""
        sheet = StartSheet(self._host, self._dossier_id)
        return self._opened(sheet)

    def ask_woo(self) -> WooSheet:
        """Ask for what to ask for under the Woo."""
        return self._opened(WooSheet(self._host, self._dossier_id))

    def ask_happened(self, row: ProcedureRow) -> HappenedSheet:
        """Ask what happened in a procedure."""
        return self._opened(HappenedSheet(self._host, row))

    def ask_letter(self, row: ProcedureRow) -> LetterSheet:
        """Show the notice of default, to change and print."""
        return self._opened(default_sheet(self._host, row))

    def print_computation(self, row: ProcedureRow) -> None:
        """Print how the end was computed."""
        host = self._host
        data = host.desk.read(term_paper, row.id, host.desk.today())
        print_pdf(host.dress, host.window, data, _("Computation of a term"))

    def entries(self, row: ProcedureRow) -> list[Entry]:
        """What can be done with a procedure beside recording."""
        found: list[Entry] = [(_("Print the computation"), partial(self.print_computation, row))]
        thing = Thing("procedure", row.id, name_of(row))
        found.append((_("History"), partial(open_history, self._host, thing)))
        if row.state is ProcedureState.EXPIRED and row.kind.theirs:
            found.insert(0, (_("Write a notice of default"), partial(self.ask_letter, row)))
        if row.state is not ProcedureState.CLOSED:
            found += [
                (_("Set the last day yourself"), lambda: self._opened(EndSheet(self._host, row))),
                (_("Close it"), lambda: self._opened(CloseSheet(self._host, row))),
            ]
        return found

    def _row(self, row: ProcedureRow) -> QWidget:
        """What it is, the lines that prove its end, and below them its state and buttons."""
        holder, acts = QWidget(), QHBoxLayout()
        column = QVBoxLayout(holder)
        column.addWidget(PlainLabel(name_of(row), "strong", wrap=True))
        for line in told_of(row).splitlines():
            column.addWidget(PlainLabel(line, "small", wrap=True))
        acts.addWidget(Chip(self.dress, state_of(row)))
        acts.addStretch(1)
        if row.state is not ProcedureState.CLOSED:
            act = button(self.dress, _("Record"), press=partial(self.ask_happened, row))
            act.setAccessibleName(f"{_('Record')}: {name_of(row)}")
            acts.addWidget(act)
        menu = MenuButton(self.dress, partial(self.entries, row))
        menu.setAccessibleName(f"{_('More')}: {name_of(row)}")
        self.menus[row.id] = menu
        mark(holder, Thing("procedure", row.id, name_of(row)))
        acts.addWidget(menu)
        column.addLayout(acts)
        self.dress.margins(column, 0, 4, 0, 4, spacing=4)
        self.dress.margins(acts, spacing=8)
        return holder

    def _opened(self, sheet: Asked) -> Asked:
        if self._changed is not None:
            changed = self._changed
            sheet.done.connect(lambda saved: changed() if saved else None)
        sheet.open()
        return sheet
