"""Taking a list over on the screen: look, answer, take once, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bestuurskamer.building.actions import describe_building
from bestuurskamer.building.queries import rooms
from bestuurskamer.building.rules import BuildingDraft
from bestuurskamer.office.actions import reach_step
from bestuurskamer.office.queries import preference
from bestuurskamer.parties.queries import parties
from bestuurskamer.rent.tenant_list.columns import Field
from bestuurskamer.rent.tenant_list.remembered import imports
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.tenant_list.page import TenantListPage
from bestuurskamer.screens.tenant_list.reading import MAPPING
from tests.builders import an_office
from tests.screens.conftest import TestHost

HEAD = ("Ruimte", "Huurder", "Ingang", "Huur p/m", "E-mail", "Kleur")
ROWS = (
    ("Lokaal 1", "Atelier <b>Kleur</b> & Zn", "1-1-2025", "310,00", "a@kleur.example", "rood"),
    ("Lokaal 2", "Yoga Adem", "1-2-2025", "12.50", "yoga@adem.example", ""),
    ("Lokaal 3", "", "", "", "", ""),
)


def a_list(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    path = folder / "lijst.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Huurders")
    for number, row in enumerate((HEAD, *rows)):
        sheet.write_row(number, 0, row)
    book.close()
    return path


@pytest.fixture
def page(qtbot: QtBot, host: TestHost) -> TenantListPage:
    with host.desk.board.acting("Office") as session:
        an_office(session)
        describe_building(session, BuildingDraft("De Proef"))
    made = TenantListPage(host)
    host.put(made)
    return made


def read(qtbot: QtBot, page: TenantListPage, path: Path) -> None:
    page.read(path)
    qtbot.waitUntil(lambda: not page._busy)


def names(host: TestHost) -> list[str]:
    return sorted(party.name for party in host.desk.read(parties).values())


def test_nothing_is_written_before_the_board_says_so(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    read(qtbot, page, a_list(tmp_path))
    assert names(host) == []
    assert page.take.text() == "Take over 2 rows"
    assert "1 row with a question" in page.sentence.text()
    assert "Kleur" in page.trial.unused.text() if page.trial else False


def test_the_answer_to_a_question_is_one_click(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    read(qtbot, page, a_list(tmp_path))
    assert page.trial is not None
    row = page.trial.current()
    assert row is not None
    assert row.tenant == "Yoga Adem"  # the row with the question comes first
    (offer,) = page.trial.detail.offers
    assert "12,50" in offer.text()

    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert page.take.text() == "Take over 3 rows"

    page.take_over()
    assert names(host) == ["Atelier <b>Kleur</b> & Zn", "Yoga Adem"]
    assert len(host.desk.read(rooms)) == 3


def test_a_list_is_taken_once_whatever_is_pressed(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    read(qtbot, page, a_list(tmp_path))
    button = page.take
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    page.take_over()
    assert len(host.desk.read(imports)) == 1
    assert names(host) == ["Atelier <b>Kleur</b> & Zn"]


def test_names_of_the_list_are_never_markup(
    qtbot: QtBot, page: TenantListPage, tmp_path: Path
) -> None:
    read(qtbot, page, a_list(tmp_path))
    assert page.trial is not None
    page.trial.run.ledger.choose(2)
    told = [label for label in page.findChildren(QLabel) if "<b>" in label.text()]
    assert told
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in told)


def test_a_row_can_stay_away_and_a_room_come_alone(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    read(qtbot, page, a_list(tmp_path))
    assert page.trial is not None
    detail = page.trial.detail
    assert detail.room is not None
    detail.room.click()
    assert page.take.text() == "Take over 3 rows"

    page.trial.run.ledger.choose(2)
    qtbot.keyClick(page.trial.run.ledger, Qt.Key.Key_Space)
    assert page.take.text() == "Take over 2 rows"
    page.take_over()
    assert names(host) == []
    assert sorted(room.name for room in host.desk.read(rooms)) == ["Lokaal 2", "Lokaal 3"]
    assert page.result is not None
    assert any("You left it out." in label.text() for label in page.result.findChildren(QLabel))


def test_another_meaning_of_a_column_is_remembered(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    read(qtbot, page, a_list(tmp_path))
    assert page.trial is not None
    pick = page.trial.run.meanings.picks[5]
    assert pick.currentIndex() == 0
    pick.setCurrentIndex(1 + list(Field).index(Field.NOTE))
    page.take_over()
    assert '"kleur": "note"' in (host.desk.read(preference, MAPPING) or "")

    read(qtbot, page, a_list(tmp_path))
    assert page.at_hand is not None
    assert page.at_hand.mapping.field_of(5) is Field.NOTE


def test_a_second_time_only_what_changed_is_taken(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    whole = tuple(row for row in ROWS if row[1] != "Yoga Adem")
    read(qtbot, page, a_list(tmp_path, whole))
    page.take_over()
    read(qtbot, page, a_list(tmp_path, whole))
    assert page.take.text() == "Nothing to take over"
    assert not page.take.isEnabled()

    changed = ((*whole[0][:4], "nieuw@kleur.example", ""), whole[1])
    read(qtbot, page, a_list(tmp_path, changed))
    assert page.take.text() == "Take over 1 row"
    page.take_over()
    (party,) = host.desk.read(parties).values()
    assert party.email == "nieuw@kleur.example"


def test_a_list_can_be_undone_and_what_is_no_list_is_said(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    read(qtbot, page, a_list(tmp_path))
    page.take_over()
    assert page.result is not None
    page.result.done.button.click()
    (question,) = host.window.findChildren(Question)
    question.answer("undo")
    assert names(host) == []
    assert [row.undone for row in host.desk.read(imports)] == [True]

    wrong = tmp_path / "brief.xlsx"
    wrong.write_bytes(b"no spreadsheet")
    read(qtbot, page, wrong)
    assert host.told[-1].tone == "bad"
    assert page.at_hand is None


def test_from_the_first_hour_one_goes_back_there(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    host.desk.do("Step", reach_step, "tenants")
    read(qtbot, page, a_list(tmp_path))
    page.take_over()
    assert page.result is not None
    page.result.onward.click()
    assert host.went == [("first_hour", None)]


def test_our_example_is_saved_and_can_be_read_back(
    qtbot: QtBot, page: TenantListPage, host: TestHost, tmp_path: Path
) -> None:
    page.ask_place = lambda: str(tmp_path / "voorbeeld")
    page.save_template()
    assert (tmp_path / "voorbeeld.xlsx").is_file()
    read(qtbot, page, tmp_path / "voorbeeld.xlsx")
    assert page.at_hand is not None
    assert page.at_hand.count == 0  # its examples are never taken
