"""The figures of law: what counts now, where it stands, when it was checked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.dossiers.procedures import keep_figure
from bestuurskamer.errors import N_
from bestuurskamer.figures.queries import FigureRow, all_figures
from bestuurskamer.figures.rules import FigureDraft
from bestuurskamer.figures.sources import source_words
from bestuurskamer.language import _
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.read_fields import DayField, NumberField
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.settings.equated_days import EquatedDaysPart

FIGURE_NAMES = {
    "vat_standard": (N_("Standard VAT rate"), "%"),
    "vat_reduced": (N_("Reduced VAT rate"), "%"),
    "kor_limit": (N_("Most turnover a year in the small-business scheme"), "€"),
    "costs_step1_to": (N_("Collection costs: first part up to"), "€"),
    "costs_step1_percent": (N_("Collection costs over the first part"), "%"),
    "costs_step2_to": (N_("Collection costs: second part up to"), "€"),
    "costs_step2_percent": (N_("Collection costs over the second part"), "%"),
    "costs_step3_to": (N_("Collection costs: third part up to"), "€"),
    "costs_step3_percent": (N_("Collection costs over the third part"), "%"),
    "costs_step4_to": (N_("Collection costs: fourth part up to"), "€"),
    "costs_step4_percent": (N_("Collection costs over the fourth part"), "%"),
    "costs_step5_percent": (N_("Collection costs over what is above"), "%"),
    "costs_least": (N_("Least collection costs"), "€"),
    "costs_most": (N_("Most collection costs"), "€"),
    "interest_consumer": (N_("Statutory interest for consumers"), "%"),
    "interest_business": (N_("Statutory interest for businesses and the municipality"), "%"),
    "keep_books_years": (N_("Years that the books are kept"), ""),
    "keep_property_years": (N_("Years that leases and what is about the building are kept"), ""),
    "keep_contact_years": (N_("Years that an address is kept after the last contact"), ""),
    "post_delivery_days": (N_("Delivery days of the post"), ""),
    "post_slack_days": (N_("Days of slack after delivery"), ""),
    "term_objection": (N_("Term for an objection, in weeks"), ""),
    "term_objection_decision": (N_("Term for a decision on an objection, in weeks"), ""),
    "term_objection_committee": (N_("The same with an advisory committee, in weeks"), ""),
    "term_objection_extension": (N_("Extension of a decision on an objection, in weeks"), ""),
    "term_application": (N_("Reasonable term for a decision on an application, in weeks"), ""),
    "term_woo": (N_("Term for a Woo request, in weeks"), ""),
    "term_woo_extension": (N_("Extension of a Woo request, in weeks"), ""),
    "term_default_notice": (N_("Term after a notice of default, in weeks"), ""),
    "penalty_days": (N_("Most penalty days"), ""),
    "penalty_tier_days": (N_("Days at the first and at the second penalty amount"), ""),
    "penalty_tier1": (N_("Penalty a day, first amount"), "€"),
    "penalty_tier2": (N_("Penalty a day, second amount"), "€"),
    "penalty_tier3": (N_("Penalty a day, third amount"), "€"),
}


class FiguresPart(QWidget):
    """A row for each figure; a new amount counts from a day on. Below them the KB days."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        words = _(
            "These amounts are set by law and may change. What you fill in yourself comes first, "
            "also after an update of the program."
        )
        self.rows = Rows()
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(words, "soft", wrap=True))
        column.addWidget(self.rows)
        self.days = EquatedDaysPart(host)
        column.addWidget(self.days)
        host.dress.margins(column, spacing=14)

    def reload(self) -> None:
        """Show the figures as they count today, and what is still to come."""
        today = self.host.desk.today()
        by_key: dict[str, list[FigureRow]] = {}
        for row in self.host.desk.read(all_figures):
            by_key.setdefault(row.key, []).append(row)
        self.rows.clear()
        for key, rows in by_key.items():
            counting = [row for row in rows if row.first_day <= today]
            if counting:
                self.rows.add(self._row(key, counting[-1], rows))
        self.days.reload()

    def ask(self, key: str) -> Sheet:
        """Ask for a new amount of a figure, with where it was found."""
        dress, desk = self.host.dress, self.host.desk
        name, unit = figure_name(key)
        value = NumberField(dress, _("New amount"), unit=unit)
        day = DayField(dress, _("Counts from"), desk.today())
        source = TextField(dress, _("Where you found it"), _("Such as a law or an official page."))

        def keep() -> None:
            desk.do(
                N_("Changed a figure of law"),
                keep_figure,
                FigureDraft(key, day.day(), value.number(), source.value()),
                desk.today(),
            )

        sentence = _("Invoices that were made before stay as they are.")
        sheet = Sheet(dress, self.host.window, name, sentence, "", keep)
        figure = next(row for row in desk.read(all_figures) if row.key == key)
        keep_history(self.host, sheet, "figure", figure.id, name)
        for part, field in (("value", value), ("day", day), ("source", source)):
            sheet.add(field, part, wide=part == "source")
        sheet.done.connect(lambda _saved: self.reload())
        sheet.open()
        return sheet

    def _row(self, key: str, row: FigureRow, rows: Sequence[FigureRow]) -> TodoRow:
        name, unit = figure_name(key)
        number = language.number(row.value)
        space = language.FIXED_SPACE
        amount = f"€{space}{number}" if unit == "€" else f"{number}{space}{unit}"
        text = _("From {day}. {source}. Checked on {checked}.")
        said = text.format(
            day=language.day(row.first_day),
            source=(row.source if row.by_board else source_words(row.source)).rstrip("."),
            checked=language.day(row.checked_on),
        )
        for later in rows:
            if later.first_day > self.host.desk.today():
                text = _("From {day} on: {amount}.")
                number = language.number(later.value)
                said += " " + text.format(day=language.day(later.first_day), amount=number)
        state = State(_("your own"), "info", "pencil") if row.by_board else None
        act = button(self.host.dress, _("Change"), press=lambda: self.ask(key))
        return TodoRow(self.host.dress, "scale", f"{name}: {amount}", said, state, act)


def figure_name(key: str) -> tuple[str, str]:
    """How a figure is called, and its unit."""
    name, unit = FIGURE_NAMES.get(key, (key, ""))
    return _(name), unit
