"""The departments of the municipality, and who holds which post in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.parties.department_queries import DepartmentRow, OfficialRow
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import TickBox
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.folding import beside
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing, mark


class DepartmentsView(QWidget):
    """A card for each department with its people. `wanted(what, thing)` tells what to do.

    The thing is a DepartmentRow or an OfficialRow, or nothing for a new department.
    """

    wanted = Signal(str, object)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._rows: Sequence[DepartmentRow] = ()
        self._former: Sequence[OfficialRow] = ()
        self._today = date.min
        self.cards = QVBoxLayout()
        self.past = TickBox(dress, _("Show what was"))
        self.past.toggled.connect(lambda _on: self._show())
        self.empty = EmptyPage(
            dress,
            "building-2",
            _("No departments yet"),
            _("Here you keep which departments you deal with, and whom you speak there."),
            (_("Property"), _("Green"), _("Permits")),
            button(dress, _("New department"), "primary", "plus", partial(self._want, "new", None)),
        )
        column = QVBoxLayout(self)
        column.addLayout(self.cards)
        column.addWidget(self.past)
        column.addWidget(self.empty, 1)
        column.addStretch(0)
        dress.margins(column, spacing=10)
        dress.margins(self.cards, spacing=14)

    def show_departments(
        self, rows: Sequence[DepartmentRow], posts: Sequence[OfficialRow], today: date
    ) -> None:
        """Show the departments with everybody who ever held a post in them."""
        self._rows, self._today = rows, today
        self._former = [post for post in posts if not post.holds(today)]
        past = bool(self._former) or any(not row.is_there(today) for row in rows)
        self.past.setVisible(past)
        self.empty.setVisible(not rows)
        self._show()

    def sentence(self, rows: Sequence[DepartmentRow], today: date) -> str:
        """How many departments and people, in one line."""
        there = [row for row in rows if row.is_there(today)]
        people = len({one.person_id for row in there for one in row.people})
        said = ngettext("{count} department.", "{count} departments.", len(there))
        met = ngettext("You know {count} person there.", "You know {count} people there.", people)
        return f"{said.format(count=len(there))} {met.format(count=people)}"

    def _show(self) -> None:
        empty(self.cards)
        for row in self._rows:
            if row.is_there(self._today) or self.past.isChecked():
                self.cards.addWidget(self._card(row))

    def _card(self, row: DepartmentRow) -> Card:
        dress, there = self._dress, row.is_there(self._today)
        card = Card(dress, f"{row.name} ({row.abbreviation})", row.organisation)
        if row.ended_on is not None:
            said = _("No more since {day}.").format(day=language.day(row.ended_on))
            if row.successor:
                said += " " + _("{name} does its work now.").format(name=row.successor)
            card.body.addWidget(PlainLabel(said, "soft", wrap=True))
        if row.note:
            card.body.addWidget(PlainLabel(row.note, "soft", wrap=True))
        if there and not row.people:
            card.body.addWidget(PlainLabel(_("You know nobody here yet."), "soft", wrap=True))
        for person in row.people:
            card.body.addWidget(self._person(person))
        if self.past.isChecked():
            for person in self._former:
                if person.department_id == row.id:
                    card.body.addWidget(self._person(person, former=True))
        acts = [self._button(_("Change"), "pencil", "change", row, row.name)]
        if there:
            acts = [
                self._button(_("Add somebody"), "plus", "add", row, row.name),
                self._button(_("Where we stand"), "printer", "print", row, row.name),
                *acts,
                self._button(_("Is no more"), "", "end", row, row.name),
            ]
        else:
            acts.append(self._button(_("Is there after all"), "undo-2", "back", row, row.name))
        acts.append(self._button(_("History"), "clock", "history", row, row.name))
        mark(card, Thing("department", row.id, row.name))
        card.body.addWidget(beside(dress, *acts, spacing=8))
        return card

    def _person(self, person: OfficialRow, *, former: bool = False) -> FactRow:
        said = [person.title, person.phone, person.email]
        if former and person.last_day is not None:
            said.append(_("to {day}").format(day=language.short_day(person.last_day)))
        elif former and person.first_day is not None:
            said.append(_("from {day}").format(day=language.short_day(person.first_day)))
        elif person.first_day is not None:
            said.append(_("since {day}").format(day=language.short_day(person.first_day)))
        buttons = [self._button(_("Change"), "", "person", person, person.name)]
        if not former:
            buttons.append(self._button(_("Leaves"), "", "leave", person, person.name))
        ended = former and person.last_day is not None and person.last_day < self._today
        state = State(_("former"), "neutral", "clock") if ended else None
        below = " · ".join(part for part in said if part)
        return FactRow(self._dress, person.name, below, state=state, buttons=buttons)

    def _button(self, text: str, icon: str, what: str, thing: object, name: str) -> Button:
        made = button(self._dress, text, "quiet", icon, partial(self._want, what, thing))
        made.setAccessibleName(f"{text}: {name}")
        return made

    def _want(self, what: str, thing: object) -> None:
        self.wanted.emit(what, thing)
