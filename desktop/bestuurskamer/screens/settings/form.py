"""Settings as data: a card of fields over one draft, saved by one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer.errors import Refused, Words
from bestuurskamer.language import _, say
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import Field, TextField
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField, MonthField, NumberField

Answer = TextField | Choice[Any] | Tick | MoneyField | DayField | MonthField | NumberField


class SettingsCard(Card):
    """Fields by key. `keep(values)` saves them or answers problems; it may raise Refused.

    `saved` rings after saving. What is typed stays until it is saved, also when data change.
    """

    saved = Signal()

    def __init__(
        self,
        dress: Dress,
        title: str,
        keep: Callable[[dict[str, Any]], Mapping[str, Words] | None],
        sentence: str = "",
    ) -> None:
        super().__init__(dress, title)
        self._keep = keep
        self.fields: dict[str, Answer] = {}
        self._before: dict[str, object] = {}
        self._saving = False
        self.message = Message(dress, "bad", sentence)
        self.message.hide()
        self.grid = FieldGrid(dress, 2)
        self.main = button(dress, _("Save"), "primary", press=self.save)
        self.body.addWidget(self.message)
        self.body.addWidget(self.grid)
        self.acts = QHBoxLayout()
        self.acts.addStretch(1)
        self.acts.addWidget(self.main)
        self.body.addLayout(self.acts)

    def add(self, field: Answer, key: str, wide: bool = False) -> Field:
        """Put a field in the next place."""
        self.fields[key] = field
        self.grid.add(field, wide)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Put anything in a row of its own."""
        self.grid.add(widget, True)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what is known, unless something typed is not saved yet."""
        if self._before and self.is_changed():
            return
        for key, field in self.fields.items():
            if key in values:
                field.set_value(values[key])
        self._before = self._typed()

    def is_changed(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._typed() != self._before

    def save(self) -> None:
        """Check and save, once."""
        if self._saving:
            return
        self._saving = True
        try:
            self._judge()
        except Refused as refused:
            self._tell(say(refused.words), "bad")
        finally:
            self._saving = False

    def _judge(self) -> None:
        found = {key: field.unreadable() for key, field in self.fields.items()}
        found = {key: text for key, text in found.items() if text}
        if not found:
            before, self._before = self._before, self._typed()
            values = {key: field.value() for key, field in self.fields.items()}
            try:
                told = self._keep(values) or {}
            except Refused:
                self._before = before
                raise
            found = {key: say(text) for key, text in told.items()}
            if found:
                self._before = before
        for key, field in self.fields.items():
            field.problem(found.get(key, ""))
        loose = [text for key, text in found.items() if key not in self.fields]
        if found:
            self._tell(loose[0] if loose else _("Not saved yet. Look at the red field."), "bad")
            first = next((f for key, f in self.fields.items() if key in found), None)
            if first is not None:
                first.go()
            return
        self._tell(_("Saved. Invoices that were made before stay as they are."), "ok")
        self.saved.emit()

    def _tell(self, text: str, tone: str) -> None:
        self.message.say(text, tone)
        self.message.show()

    def _typed(self) -> dict[str, object]:
        return {key: field.typed() for key, field in self.fields.items()}
