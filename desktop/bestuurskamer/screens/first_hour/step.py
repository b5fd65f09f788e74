"""One page of the first hour: a question or three, kept when one goes on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.errors import Words
from bestuurskamer.language import say
from bestuurskamer.office.queries import OfficeRow, the_office
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import Field
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.text import PlainLabel


class Step(QWidget):
    """Asks at most three things. Subclasses fill it in `read` and keep it in `keep`.

    `skip` is the caption of the button that goes on without keeping; empty where there is none.
    `forward` asks the page around it to go on.
    """

    forward = Signal()

    def __init__(self, host: Host, title: str, sentence: str, skip: str = "") -> None:
        super().__init__()
        self.host = host
        self.title, self.sentence, self.skip = title, sentence, skip
        self.fields: dict[str, Field] = {}
        self._before: dict[str, object] = {}
        self.setProperty("box", "clear")
        self.card = Card(self.dress)
        self.grid = FieldGrid(self.dress, 2)
        self.card.body.addWidget(self.grid)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.card)
        self.dress.margins(self.column, spacing=14)

    @property
    def dress(self) -> Dress:
        """What the program wears."""
        return self.host.dress

    def add(self, field: Field, key: str, wide: bool = False) -> Field:
        """Put a question in the next place."""
        self.fields[key] = field
        self.grid.add(field, wide)
        return field

    def add_words(self, text: str, role: str = "soft") -> PlainLabel:
        """Put a sentence in the next place."""
        label = PlainLabel(text, role, wrap=True)
        self.grid.add(label, True)
        return label

    def office(self) -> OfficeRow:
        """The board as it is known now."""
        desk = self.host.desk
        return desk.read(the_office, desk.today())

    def read(self) -> None:
        """Fill the fields with what is known."""

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep what is typed, or say what is wrong by field; may raise Refused."""
        return None

    def load(self) -> None:
        """Show what is known, unless something typed is not kept yet."""
        if not self._before or not self.is_changed():
            self.read()
            self.settle()

    def settle(self) -> None:
        """From here on, what is typed counts as not kept."""
        self._before = self._state()

    def is_changed(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._state() != self._before

    def problems(self) -> dict[str, str]:
        """Keep the page; answers what stands in the way, by field."""
        unread = {key: field.unreadable() for key, field in self.fields.items()}
        found = {key: text for key, text in unread.items() if text}
        if found:
            return found
        told = self.keep() or {}
        return {key: text if isinstance(text, str) else say(text) for key, text in told.items()}

    def go(self) -> None:
        """Bring the keyboard to the first question."""
        for field in self.fields.values():
            if field.isVisible() and field.control.isEnabled():
                field.go()
                return

    def _state(self) -> dict[str, object]:
        return {key: field.typed() for key, field in self.fields.items()}
