"""Help with every page, and what the program says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bestuurskamer import paths
from bestuurskamer.screens.about import LOG, About, details
from bestuurskamer.screens.help import Help, Picture
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.question import Question
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.window import Window


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1366, 768)
    widget.show()
    return widget


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if not label.isHidden()]


def test_another_page_of_help_is_a_choice_away(qtbot: QtBot, dress: Dress, over: QWidget) -> None:
    page = Help(dress, over, "invoices")
    page.open()
    assert page.page.key == "invoices"
    places = [page.topics.itemText(place) for place in range(page.topics.count())]
    page.topics.activated.emit(places.index("“Windows protected your PC”"))
    assert page.page.key == "windows"
    assert any("More info" in text for text in texts(page))


@pytest.mark.parametrize(
    ("place", "thing", "about"),
    [
        ("today", None, "today"),
        ("bank", "to_place", "bank"),
        ("bank", "late", "late"),
        ("bank", "cash", "cash"),
        ("settings", "board", "settings"),
        ("settings", "access", "access"),
        ("settings", "data", "stick"),
        ("settings", "passing", "hand_over"),
        ("meetings", None, "meetings"),
    ],
)
def test_help_is_about_the_part_that_is_shown(
    qtbot: QtBot, window: Window, place: str, thing: object, about: str
) -> None:
    window.go(place, thing)
    qtbot.keyClick(window.frame, Qt.Key.Key_F1)
    (page,) = window.frame.findChildren(Help)
    assert page.page.key == about


def test_pictures_in_the_help_say_what_they_show(dress: Dress, over: QWidget) -> None:
    from bestuurskamer import language

    language.speak("nl")
    page = Help(dress, over, "invoices")
    page.open()
    (picture,) = page.findChildren(Picture)
    assert "facturen van een maand" in picture.accessibleName()
    assert picture.heightForWidth(600) > 300


def test_without_a_printer_the_help_can_be_kept_as_a_pdf(
    qtbot: QtBot, dress: Dress, over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    page = Help(dress, over, "bank")
    page.open()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    (question,) = over.findChildren(Question)
    assert any("no printer" in text for text in texts(question))


def test_about_is_reached_from_every_page_of_help(
    qtbot: QtBot, dress: Dress, over: QWidget
) -> None:
    page = Help(dress, over, "today")
    page.open()
    page.about.click()
    (about,) = over.findChildren(About)
    assert str(paths.user_folder()) in texts(about)


def test_details_for_help_hold_nothing_of_the_board_or_the_person(
    dress: Dress, over: QWidget, tmp_path: Path
) -> None:
    folder = paths.user_folder()
    board = folder / "Stichting De Wilg"
    board.mkdir(parents=True)
    (board / "Stichting De Wilg.bestuurskamer").write_bytes(b"x" * 2_000_000)
    (folder / LOG).write_text("2026-11-23 ERROR 3FA2C1 KeyError < screens/bank/page.py:10\n")
    about = About(dress, over)
    about.ask_file = lambda: str(tmp_path / "details.txt")
    about.open()
    about.save.click()
    told = (tmp_path / "details.txt").read_text("utf-8")
    assert told == details(dress).text()
    assert "KeyError < screens/bank/page.py:10" in told
    assert "2.0 MB" in told
    for private in ("Wilg", str(folder), str(Path.home())):
        assert private not in told
    assert any("Saved." in text for text in texts(about))


def test_where_the_details_cannot_be_written_it_is_said(
    dress: Dress, over: QWidget, tmp_path: Path
) -> None:
    about = About(dress, over)
    about.ask_file = lambda: str(tmp_path / "nowhere" / "details.txt")
    about.open()
    about.save.click()
    assert not about.message.isHidden()
    assert "Saved." not in " ".join(texts(about))
