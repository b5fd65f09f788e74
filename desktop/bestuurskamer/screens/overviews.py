"""Overviews: what it adds up to, seen as it is printed."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.books import reports
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.preview import PdfPreview
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.text import PlainLabel


class OverviewsPage(Page):
    """Three overviews, each of a day or a period that can be chosen; printed or kept as PDF."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Overviews"), scrolls=False)
        self._host = host
        self._data = b""
        self.kinds = Segment(
            host.dress,
            _("Which overview"),
            [
                ("roll", _("Rent roll")),
                ("register", _("Invoice register")),
                ("both", _("In and out")),
            ],
        )
        today = host.desk.today()
        self.first = DayField(host.dress, _("From"), today)
        self.last = DayField(host.dress, _("Up to and including"), today)
        self.on = DayField(host.dress, _("On which day"), today)
        self.preview = PdfPreview(host.dress, _("The overview as it is printed"))
        self.words = PlainLabel("", "soft", wrap=True)
        self.add_action(button(host.dress, _("Keep as PDF"), icon="save", press=self._save))
        self.add_action(button(host.dress, _("Print"), "primary", "printer", self.print_it))
        self.body.addWidget(self.kinds)
        card = Card(host.dress)
        card.body.addWidget(self.words)
        card.body.addWidget(self.first)
        card.body.addWidget(self.last)
        card.body.addWidget(self.on)
        card.body.addStretch(1)
        self.body.addWidget(SideBySide(host.dress, self.preview, card, 338), 1)
        self.keys.show_keys([("← →", _("other overview")), ("F8", _("print"))])
        self.first.set_value(today.replace(month=1, day=1))
        self.last.set_value(today)
        self.on.set_value(today)
        self.kinds.choose("roll")
        self.kinds.picked.connect(lambda _key: self.reload())
        for field in (self.first, self.last, self.on):
            field.changed.connect(self.reload)

    def reload(self) -> None:
        """Draw the chosen overview anew."""
        kind = self.kinds.current()
        period = kind == "register"
        self.first.setVisible(period)
        self.last.setVisible(period)
        self.on.setVisible(not period)
        self.words.setText(_WORDS[kind]())
        first, last = self.first.day(), self._last()
        if last is None or (period and (first is None or last < first)):
            self._data = b""
            self.preview.show_pdf(None, _("Fill in the days, then the overview comes here."))
            return
        desk = self._host.desk
        if period:
            assert first is not None
            self._data = desk.read(reports.register, first, last)
        elif kind == "both":
            self._data = desk.read(reports.in_and_out, last)
        else:
            self._data = desk.read(reports.rent_roll, last)
        self.show_head(_("Overviews"), _("As it stands on {day}.").format(day=language.day(last)))
        self.preview.show_pdf(self._data)

    def open_thing(self, thing: object) -> None:
        """Show one overview: roll, register or both."""
        self.kinds.choose(str(thing))
        self.reload()

    def print_it(self) -> None:
        """Print what is shown."""
        if self._data:
            print_pdf(self._host.dress, self._host.window, self._data, self._name())

    def _save(self) -> None:
        if self._data:
            save_pdf(self._host.dress, self._host.window, self._data, self._name())

    def _last(self) -> date | None:
        return (self.last if self.kinds.current() == "register" else self.on).day()

    def _name(self) -> str:
        names = {
            "roll": _("Rent roll"),
            "register": _("Invoice register"),
            "both": _("Head lease beside the sublets"),
        }
        last = self._last()
        return f"{names[self.kinds.current()]} {last.isoformat() if last else ''}.pdf"


_WORDS = {
    "roll": lambda: _("Who rents what on this day, what it brings in, and what stands empty."),
    "register": lambda: _("Every invoice and credit note of these days, in order of number."),
    "both": lambda: _("What the sublets bring in beside what the head lease costs on this day."),
}
