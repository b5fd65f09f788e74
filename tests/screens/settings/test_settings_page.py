"""The settings: saved when right, shown at once, and the past stays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from bestuurskamer.building.queries import buildings
from bestuurskamer.figures.queries import all_figures, calendar, equated_days, figures_on
from bestuurskamer.money import Money
from bestuurskamer.office.actions import open_account
from bestuurskamer.office.model import AccountKind, VatStatus
from bestuurskamer.office.queries import OfficeRow, logo, the_office
from bestuurskamer.screens.kit.fields import LineField
from bestuurskamer.screens.settings.accounts import AccountsPart
from bestuurskamer.screens.settings.acts import touched
from bestuurskamer.screens.settings.board import BoardPart, InvoicingPart
from bestuurskamer.screens.settings.data import DataPart, copies_of
from bestuurskamer.screens.settings.display import DisplayPart
from bestuurskamer.screens.settings.figures import FIGURE_NAMES, FiguresPart
from bestuurskamer.screens.settings.page import PARTS, SettingsPage
from tests.builders import TODAY, a_lease, an_office
from tests.screens.conftest import TestHost


@pytest.fixture
def page(qtbot: QtBot, host: TestHost) -> SettingsPage:
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
        a_lease(session)
    made = SettingsPage(host)
    host.put(made)
    return made


def office(host: TestHost) -> OfficeRow:
    return host.desk.read(the_office, TODAY)


def set_text(field: object, text: str) -> None:
    assert isinstance(field, LineField)
    field.line.setText(text)


def test_the_board_is_saved_when_it_is_right(page: SettingsPage, host: TestHost) -> None:
    part = page.part
    assert isinstance(part, BoardPart)
    set_text(part.card.fields["street"], "Kerkstraat <1>")
    set_text(part.card.fields["postal_code"], "12")
    part.card.save()
    assert part.card.fields["postal_code"].has_problem()
    assert office(host).street == "Proefstraat 1"

    set_text(part.card.fields["postal_code"], "1234 AC")
    part.card.save()
    assert (office(host).street, office(host).postal_code) == ("Kerkstraat <1>", "1234 AC")
    assert "stay as they are" in part.card.message.words.text()


def test_what_is_typed_stays_when_data_change_elsewhere(page: SettingsPage, host: TestHost) -> None:
    part = page.part
    assert isinstance(part, BoardPart)
    set_text(part.card.fields["town"], "Waterwoud")
    host.desk.do("Added cash", open_account, AccountKind.CASH, "", "", None, None)
    assert part.card.fields["town"].typed() == "Waterwoud"


def test_vat_asks_for_its_id_only_where_there_is_one(page: SettingsPage, host: TestHost) -> None:
    page.show_part("invoicing")
    part = page.part
    assert isinstance(part, InvoicingPart)
    assert not part.number.isVisible()
    part.status.set_value(VatStatus.TAXED)
    assert part.number.isVisible()
    part.card.save()
    assert part.number.has_problem()
    part.number.set_value("NL123456782B90")
    part.card.save()
    assert office(host).vat_status is VatStatus.TAXED


def test_a_logo_is_chosen_shown_and_removed(
    page: SettingsPage, host: TestHost, tmp_path: Path
) -> None:
    page.show_part("invoicing")
    part = page.part
    assert isinstance(part, InvoicingPart)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    data = bytes(buffer.data().data())
    (tmp_path / "logo.png").write_bytes(data)
    part.logo.ask_file = lambda: str(tmp_path / "logo.png")
    part.logo.choose.click()
    assert host.desk.read(logo) == data
    assert part.logo.picture.isVisible()

    refused: list[str] = []
    host.desk.refused.connect(refused.append)
    (tmp_path / "wrong.png").write_bytes(b"no picture")
    part.logo.ask_file = lambda: str(tmp_path / "wrong.png")
    part.logo.choose.click()
    assert refused == ["This is no PNG or JPEG picture. Choose another one."]
    assert host.desk.read(logo) == data

    part.logo.remove.click()
    assert host.desk.read(logo) is None


def test_an_account_is_added_with_what_was_in_it(page: SettingsPage, host: TestHost) -> None:
    page.show_part("accounts")
    part = page.part
    assert isinstance(part, AccountsPart)
    sheet = part.ask_new()
    sheet.fields["kind"].set_value(AccountKind.CASH)  # type: ignore[attr-defined]
    set_text(sheet.fields["balance"], "80")
    sheet.save()
    assert sheet.fields["day"].has_problem()
    set_text(sheet.fields["day"], "28-2-2026")
    sheet.save()
    cash = office(host).accounts[-1]
    assert (cash.kind, cash.opening_balance) == (AccountKind.CASH, Money(80_00))


def test_a_figure_of_law_counts_from_its_day(page: SettingsPage, host: TestHost) -> None:
    page.show_part("figures")
    part = page.part
    assert isinstance(part, FiguresPart)
    sheet = part.ask("vat_standard")
    set_text(sheet.fields["value"], "22")
    set_text(sheet.fields["day"], "1-1-2027")
    sheet.save()
    assert sheet.message.isVisible()  # where it was found is still to be filled in
    set_text(sheet.fields["source"], "Staatsblad")
    sheet.save()
    assert host.desk.read(figures_on, TODAY)["vat_standard"] == Decimal(21)
    assert host.desk.read(figures_on, date(2027, 1, 1))["vat_standard"] == Decimal(22)


def test_every_shipped_figure_has_a_name(host: TestHost) -> None:
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
    assert {row.key for row in host.desk.read(all_figures)} <= set(FIGURE_NAMES)


def test_a_day_equal_to_a_holiday_is_added_and_dropped(page: SettingsPage, host: TestHost) -> None:
    page.show_part("figures")
    part = page.part
    assert isinstance(part, FiguresPart)
    assert part.days.unfilled.isHidden()  # this year and the next are in the list
    sheet = part.days.ask_new()
    sheet.save()
    assert sheet.message.isVisible()
    set_text(sheet.fields["day"], "11-5-2029")
    set_text(sheet.fields["source"], "Staatscourant")
    sheet.save()
    added = host.desk.read(equated_days)[-1]
    assert (added.day, added.by_board) == (date(2029, 5, 11), True)

    sheet = part.days.ask_drop(added)
    set_text(sheet.fields["source"], "a slip of the finger")
    sheet.save()
    assert host.desk.read(calendar).works(date(2029, 5, 11))


def test_the_look_changes_at_once_and_the_language_is_asked_of_the_window(
    page: SettingsPage, host: TestHost
) -> None:
    page.show_part("display")
    part = page.part
    assert isinstance(part, DisplayPart)
    part.zoom.set_value(150)
    part.dark.picked.emit("dark")
    assert (host.dress.look.zoom, host.dress.look.dark) == (150, True)
    part.language.picked.emit("nl")
    assert host.went == [("language", "nl")]


def test_a_copy_is_made_once_and_shown_and_the_history_tells(
    qtbot: QtBot, page: SettingsPage, host: TestHost
) -> None:
    page.show_part("data")
    part = page.part
    assert isinstance(part, DataPart)
    part.copy_now()
    part.copy_now()
    qtbot.waitUntil(lambda: not part._copying)
    assert len(copies_of(host.desk.board.path)) == 1
    assert "checked" in part.message.words.text()

    (newest, *_older) = part.table.rows
    assert newest.what == "Made the practice building"
    assert "1 lease" in touched(newest)


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_part_can_be_reached_at_every_size(
    qtbot: QtBot, page: SettingsPage, host: TestHost, zoom: int
) -> None:
    host.dress.wear(zoom=zoom)
    host.window.resize(800, 768)
    for key in PARTS:
        page.show_part(key)
        assert page.segment.isVisible() != page.pick.isVisible()
        assert page.part is not None
        assert page.part.isVisible()


def test_the_building_is_mended(page: SettingsPage, host: TestHost) -> None:
    part = page.part
    assert isinstance(part, BoardPart)
    set_text(part.building.fields["name"], "")
    part.building.save()
    assert part.building.fields["name"].has_problem()
    set_text(part.building.fields["name"], "Het Sluishuis")
    part.building.save()
    (known,) = host.desk.read(buildings)
    assert (known.name, known.town) == ("Het Sluishuis", "Voorbeeldstad")
