"""Search over everything, from anywhere: Ctrl+F."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from bestuurskamer import language
from bestuurskamer.finding.queries import Found, found
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel

ICONS = {"tenants": "users", "rooms": "house", "invoices": "receipt-text"}


class Search(Overlay):
    """A field, and below it what fits: a tenant, a room, an invoice. Enter opens the first."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, host.window, _("Search"), 720)
        self._host = host
        self.results: list[Found] = []
        self.field = TextField(host.dress, _("Name, room or invoice number"))
        self.words = PlainLabel("", "soft")
        self.rows = Rows()
        self.rows.hide()
        self.head.addWidget(self.field)
        self.body.addWidget(self.words)
        self.body.addWidget(self.rows)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(button(host.dress, _("Back"), press=self.on_escape))
        self.field.changed.connect(self._search)
        edit = self.field.control
        assert isinstance(edit, QLineEdit)
        edit.returnPressed.connect(self.on_main)

    def open(self) -> None:
        """Show it with the keyboard in the field."""
        super().open()
        self.field.control.setFocus()

    def on_escape(self) -> None:
        """Esc closes it."""
        self.close_overlay()

    def on_main(self) -> None:
        """Enter in the field opens the first."""
        if self.results:
            self._go(self.results[0])

    def _search(self) -> None:
        text = self.field.value()
        self.results = self._host.desk.read(found, text)
        self.rows.clear()
        for one in self.results:
            self.rows.add(self._row(one))
        self.rows.setVisible(bool(self.results))
        self.rise()
        if len(text.strip()) < 2:
            self.words.setText("")
        elif not self.results:
            self.words.setText(_("Nothing fits. Try a part of the name or number."))
        else:
            self.words.setText(
                ngettext("{count} found", "{count} found", len(self.results)).format(
                    count=len(self.results)
                )
            )

    def _row(self, one: Found) -> QWidget:
        below = one.below
        if one.amount is not None:
            below = f"{below} · {language.money(one.amount)}"
        go = button(self.dress, _("Open"), press=lambda: self._go(one))
        return TodoRow(self.dress, ICONS[one.place], one.name, below, None, go)

    def _go(self, one: Found) -> None:
        self.close_overlay()
        if one.place == "rooms":
            self._host.go("tenants", "rooms")
        else:
            self._host.go(one.place, one.thing)
