"""The settings of the board itself and of how it invoices, with its logo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.language import _
from bestuurskamer.office.actions import (
    choose_invoicing,
    describe_office,
    set_logo,
    speak_on_paper,
)
from bestuurskamer.office.as_known import invoicing_draft, office_draft
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import OfficeRow, logo, the_office
from bestuurskamer.office.rules import (
    OfficeDraft,
    invoicing_problems,
    office_problems,
    shown_iban,
)
from bestuurskamer.screens.first_hour.about import FORM_NAMES
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, MonthField, NumberField
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.settings.building import BuildingCard
from bestuurskamer.screens.settings.form import SettingsCard

BOARD_FIELDS = (
    ("legal_name", N_("Name of your foundation or association")),
    ("kvk_number", N_("KvK number")),
    ("street", N_("Street and number")),
    ("postal_code", N_("Postal code")),
    ("town", N_("Town")),
    ("email", N_("E-mail of the board")),
    ("phone", N_("Telephone of the board")),
    ("contact", N_("Contact for invoices")),
    ("contact_phone", N_("Telephone of the contact")),
    ("iban", N_("Account number (IBAN) on invoices")),
    ("account_holder", N_("Name on the account")),
)
VAT_NAMES = {
    VatStatus.EXEMPT: N_("No VAT: letting rooms is exempt"),
    VatStatus.TAXED: N_("VAT on some lines"),
    VatStatus.KOR: N_("Small-business scheme (KOR)"),
}


class BoardPart(QWidget):
    """What the board says of itself."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.card = SettingsCard(host.dress, _("The board"), self._keep)
        form: Choice[Any] = Choice(host.dress, _("Legal form"))
        for value, name in FORM_NAMES.items():
            form.add(value, _(name))
        for key, name in BOARD_FIELDS:
            self.card.add(TextField(host.dress, _(name)), key)
            if key == "legal_name":
                self.card.add(form, "legal_form")
        self.building = BuildingCard(host)
        _stack(self, host, [self.card, self.building])

    def reload(self) -> None:
        """Show what is known."""
        draft = office_draft(_office(self.host))
        values = {field.name: getattr(draft, field.name) for field in fields(draft)}
        self.card.show_values(values | {"iban": shown_iban(draft.iban)})
        self.building.reload()

    def _keep(self, values: dict[str, Any]) -> Mapping[str, Words] | None:
        draft = OfficeDraft(**values)
        found = office_problems(draft)
        if not found:
            self.host.desk.do(N_("Described the board"), describe_office, draft)
        return found


class InvoicingPart(QWidget):
    """How the board invoices, its VAT, the language of its paper, and its logo."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        dress = host.dress
        self.card = SettingsCard(dress, _("Invoicing"), self._keep)
        title: Choice[str] = Choice(dress, _("What we call the paper"))
        title.add("invoice", _("Invoice"))
        title.add("rent_note", _("Rent note"))
        title.say(_("With VAT on it, it is always an invoice."))
        paper: Choice[str] = Choice(dress, _("Language of paper"))
        paper.add("nl", _("Dutch"))
        paper.add("en", _("English"))
        paper.say(_("For tenants without a language of their own."))
        days = NumberField(dress, _("Days to pay"), unit=_("days"))
        month = MonthField(dress, _("First month invoiced here"), host.desk.today())
        month.say(_("Nothing before it is proposed."))
        first = NumberField(dress, _("Number of the first invoice"))
        first.say(_("Counts only until the first invoice is made."))
        status: Choice[VatStatus] = Choice(dress, _("VAT"))
        for value, name in VAT_NAMES.items():
            status.add(value, _(name))
        self.number = TextField(dress, _("VAT id"), _("Such as NL123456782B90."))
        self.since = DayField(host.dress, _("From which day"), host.desk.today())
        self.since.say(_("Lines for days before it keep the VAT they had."))
        for key, field in (
            ("invoice_title", title), ("language", paper), ("payment_days", days),
            ("invoices_from", month), ("first_number", first), ("vat_status", status),
            ("vat_from", self.since), ("vat_number", self.number),
        ):  # fmt: skip
            self.card.add(field, key)
        self.status, self._known_status = status, VatStatus.EXEMPT
        status.changed.connect(self._fold)
        self.logo = LogoCard(host)
        _stack(self, host, [self.card, self.logo])

    def reload(self) -> None:
        """Show what is known."""
        known = _office(self.host)
        self._known_status = known.vat_status
        draft = invoicing_draft(known)
        values = {field.name: getattr(draft, field.name) for field in fields(draft)}
        self.card.show_values(values | {"language": known.language})
        self._fold()
        self.logo.reload()

    def _fold(self) -> None:
        self.number.setVisible(self.status.value() is not VatStatus.EXEMPT)
        self.since.setVisible(self.status.value() is not self._known_status)

    def _keep(self, values: dict[str, Any]) -> Mapping[str, Words] | None:
        language = values.pop("language")
        known = _office(self.host)
        for key in ("payment_days", "first_number"):
            number = values[key]
            values[key] = int(number) if number is not None and number == int(number) else 0
        if values["vat_status"] is VatStatus.EXEMPT:
            values["vat_number"] = ""
        draft = replace(invoicing_draft(known), **values)
        found = invoicing_problems(draft)
        if found:
            return found
        desk = self.host.desk
        desk.do(N_("Chose how to invoice"), choose_invoicing, draft, desk.today())
        if language != known.language:
            desk.do(N_("Chose the language of paper"), speak_on_paper, language)
        return None


class LogoCard(Card):
    """The picture at the head of paper: shown, chosen, removed."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Logo"))
        self.host = host
        self.ask_file: Callable[[], str] = self._asked_file
        words = _("Stands at the head of your paper. A square PNG or JPEG of at most 500 kB.")
        self.body.addWidget(PlainLabel(words, "soft", wrap=True))
        self.picture, self._bytes = QLabel(), b""
        self.picture.setAccessibleName(_("Logo"))
        acts = QHBoxLayout()
        self.choose = button(host.dress, _("Choose a picture"), icon="upload", press=self._choose)
        self.remove = button(host.dress, _("Remove the logo"), "quiet", "trash-2", self._remove)
        for part in (self.picture, self.choose, self.remove):
            acts.addWidget(part)
        acts.addStretch(1)
        host.dress.margins(acts, spacing=12)
        self.body.addLayout(acts)
        host.dress.fit(self.picture, self._draw)

    def reload(self) -> None:
        """Show the picture there is."""
        self._bytes = self.host.desk.read(logo) or b""
        self.remove.setVisible(bool(self._bytes))
        self._draw()

    def _draw(self) -> None:
        picture = QPixmap()
        if self._bytes:
            picture.loadFromData(self._bytes)
        self.picture.setVisible(not picture.isNull())
        if not picture.isNull():
            size = self.host.dress.px(64)
            keep, smooth = Qt.AspectRatioMode, Qt.TransformationMode
            wanted = picture.scaled(size, size, keep.KeepAspectRatio, smooth.SmoothTransformation)
            self.picture.setPixmap(wanted)

    def _choose(self) -> None:
        chosen = self.ask_file()
        if not chosen:
            return
        try:
            data = _picture(Path(chosen))
        except Refused as refused:
            self.host.desk.refused.emit(_(refused.words.text))
            return
        self.host.desk.tried(N_("Chose a logo"), set_logo, data)
        self.reload()

    def _remove(self) -> None:
        self.host.desk.tried(N_("Removed the logo"), set_logo, None)
        self.reload()

    def _asked_file(self) -> str:
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg)"
        return QFileDialog.getOpenFileName(self, _("Choose a picture"), "", kinds)[0]


def _picture(path: Path) -> bytes:
    try:
        if path.stat().st_size > 20_000_000:
            raise Refused(N_("This picture is too large. Choose one of at most 500 kB."))
        data = path.read_bytes()
    except OSError:
        raise Refused(N_("This picture cannot be read. Choose another one.")) from None
    if not data.startswith((b"\x89PNG", b"\xff\xd8")) or not QPixmap().loadFromData(data):
        raise Refused(N_("This is no PNG or JPEG picture. Choose another one."))
    return data


def _office(host: Host) -> OfficeRow:
    return host.desk.read(the_office, host.desk.today())


def _stack(part: QWidget, host: Host, cards: list[QWidget]) -> None:
    column = QVBoxLayout(part)
    for card in cards:
        column.addWidget(card)
    host.dress.margins(column, spacing=14)
