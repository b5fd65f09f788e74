"""The days that a royal decree made equal to a holiday: no term of law ends on them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.dossiers.procedures import keep_day
from bestuurskamer.errors import N_
from bestuurskamer.figures.queries import DayRow, calendar, equated_days
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.kit.text import PlainLabel


class EquatedDaysPart(QWidget):
    """A row for each day; one may be added or dropped, with where that was found."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        said = _(
            "No term of law ends on these days (Algemene termijnenwet, art. 3). They are published "
            "for some years at a time. The other holidays the program works out itself."
        )
        self.unfilled = PlainLabel("", "soft", wrap=True)
        self.unfilled.show_tone("warn")
        self.rows = Rows()
        self.more = button(host.dress, _("Add a day"), icon="plus", press=self.ask_new)
        acts = QHBoxLayout()
        acts.addWidget(self.more)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(_("Days equal to a holiday (KB days)"), "heading"))
        column.addWidget(PlainLabel(said, "soft", wrap=True))
        column.addWidget(self.unfilled)
        column.addWidget(self.rows)
        column.addLayout(acts)
        host.dress.margins(column, spacing=14)

    def reload(self) -> None:
        """Show the days as they are known, and which of this year and the next are not."""
        desk = self.host.desk
        year = desk.today().year
        lacking = desk.read(calendar).unfilled((year, year + 1))
        self.unfilled.setText("\n".join(language.say(text) for text in lacking))
        self.unfilled.setVisible(bool(lacking))
        known = desk.read(equated_days)
        self.rows.clear()
        self.rows.setVisible(bool(known))
        for row in known:
            self.rows.add(self._row(row))

    def ask_new(self) -> Sheet:
        """Ask for a day that counts."""
        day = DayField(self.host.dress, _("Which day?"), self.host.desk.today())
        return self._ask(_("Add a day"), day)

    def ask_drop(self, row: DayRow) -> Sheet:
        """Ask why a day counts no more."""
        text = _("{day} counts no more as a holiday")
        return self._ask(text.format(day=language.day(row.day)), row)

    def _ask(self, title: str, of: DayField | DayRow) -> Sheet:
        dress, desk = self.host.dress, self.host.desk
        source = TextField(dress, _("Where you found it"), _("Such as the Staatscourant."))

        def keep() -> None:
            counts = isinstance(of, DayField)
            day = of.day() if isinstance(of, DayField) else of.day
            what = N_("Added a day equal to a holiday") if counts else N_("Dropped a day")
            desk.do(what, keep_day, day, source.value(), desk.today(), counts=counts)

        sentence = _("Terms that still run are computed with it at once.")
        sheet = Sheet(dress, self.host.window, title, sentence, "", keep, wide=False)
        if isinstance(of, DayField):
            sheet.add(of, "day")
        sheet.add(source, "source")
        sheet.done.connect(lambda _saved: self.reload())
        sheet.open()
        return sheet

    def _row(self, row: DayRow) -> TodoRow:
        text = _("{source}. Checked on {checked}.")
        said = text.format(source=row.source.rstrip("."), checked=language.day(row.checked_on))
        state = State(_("your own"), "info", "pencil") if row.by_board else None
        drop = button(self.host.dress, _("Drop"), press=lambda: self.ask_drop(row))
        name = language.weekday(row.day)
        return TodoRow(self.host.dress, "calendar-days", name, said, state, drop)
