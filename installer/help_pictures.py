"""The pictures in the help, drawn by the running program in Dutch: `make help-pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from bestuurskamer import language, paths
from bestuurskamer.app import boards
from bestuurskamer.app.program import window_of
from bestuurskamer.app.without_screen import PRACTICE_DAY
from bestuurskamer.dossiers.queries import dossiers
from bestuurskamer.dossiers.running_terms import procedures_of
from bestuurskamer.errors import N_
from bestuurskamer.keeping.committee import Verdict
from bestuurskamer.meetings.model import MeetingKind, MeetingState
from bestuurskamer.meetings.queries import meetings, points
from bestuurskamer.money import Money
from bestuurskamer.parties.queries import parties
from bestuurskamer.payments.cash import add_cash, count_cash
from bestuurskamer.payments.cash_book import cash_book
from bestuurskamer.screens.keys.setup import SetUp
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.none_kept import keep_none
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.meetings.page import DESK, MeetingsPage
from bestuurskamer.screens.passing.committee_sheet import CommitteeSheet
from bestuurskamer.screens.passing.lend_sheet import LendSheet
from bestuurskamer.screens.passing.person_sheet import PersonSheet
from bestuurskamer.screens.search import Search
from bestuurskamer.screens.terms.card import TermsCard
from bestuurskamer.screens.welcome import Welcome
from bestuurskamer.screens.window import Window

PICTURES = Path(__file__).resolve().parents[1] / "resources" / "help" / "pictures"
SIZE = (1366, 768)
COLOURS = 96
HOME = "/home/hanneke/.local/share/Bestuurskamer"


def main() -> None:
    """Draw them all, small enough to go along in every installer."""
    language.speak("nl")
    keep_none()
    application = QApplication(["bestuurskamer"])
    dress = Dress(paths.resources(), 100)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        board = boards.practise(PRACTICE_DAY, Path(folder))
        board.copy_now()
        window = window_of(dress)
        window.frame.resize(*SIZE)
        window.open_board(Desk(board, lambda: PRACTICE_DAY), "Stichting Buurthuis De Proef", "")
        window.frame.show()
        for name, show in scenes(window):
            keep(name, window.frame, lambda: (show(), hide(window, folder)))  # noqa: B023
            for overlay in window.frame.findChildren(Overlay):
                overlay.close_overlay()
        keep("welcome", window.frame, lambda: window.frame.show_over(Welcome(dress)))
        window.frame.asks_first = False
        window.frame.close()
        board.close()
    del application
    sys.stdout.flush()
    os._exit(0)


def scenes(window: Window) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every picture by name, with what shows it."""
    for name, place, thing in (
        ("today", "today", None),
        ("invoices", "invoices", "run"),
        ("bank", "bank", "to_place"),
        ("late", "bank", "late"),
        ("tenants", "tenants", "tenants"),
        ("overviews", "overviews", "paper:month"),
        ("meetings", "meetings", None),
        ("dossiers", "dossiers", None),
        ("promises", "promises", None),
        ("first_hour", "first_hour", None),
        ("list", "list", None),
        ("settings", "settings", "board"),
        ("data", "settings", "data"),
        ("hand_over", "settings", "passing"),
    ):
        yield name, partial(window.go, place, thing)
    yield "access", lambda: setting_a_password(window)
    yield "cash", lambda: at_the_cash_box(window)
    yield "terms", lambda: at_a_term(window)
    yield "minutes", lambda: at_the_minutes(window)
    yield "archive", lambda: in_the_committee(window)
    yield "privacy", lambda: PersonSheet(window, a_tenant(window)).open()
    yield "lend", lambda: LendSheet(window).open()
    yield "keys", lambda: searching(window)


def hide(window: Window, folder: str) -> None:
    """The data stand where they would with a board member."""
    for label in window.frame.findChildren(PlainLabel):
        if folder in label.text():
            label.setText(label.text().replace(folder, HOME))


def at_the_cash_box(window: Window) -> None:
    """The cash book, with an evening at the door in it."""
    desk, today = window.desk, window.desk.today()
    box = desk.read(cash_book).account_id
    for days, cents, text in (
        (16, 45_00, "Huur van de zaal, contant"),
        (16, -12_95, "Koffie en melk"),
        (9, -23_40, "Gloeilampen"),
        (2, 60_00, "Huur van de zaal, contant"),
    ):
        day = today - timedelta(days=days)
        desk.do(N_("Wrote in the cash book"), add_cash, box, day, Money(cents), text, today)
    desk.do(N_("Cash counted"), count_cash, box, today, Money(188_65))
    window.go("bank", "cash")


def at_a_term(window: Window) -> None:
    """A dossier in which a term runs, at that term."""
    desk = window.desk
    numbers = [row.id for row in desk.read(dossiers, desk.today())]
    number = next(one for one in numbers if desk.read(procedures_of, one, desk.today()))
    window.go("dossiers", number)
    card = window.frame.findChild(TermsCard)
    settled()
    for pane in window.frame.findChildren(QScrollArea):
        if pane.isAncestorOf(card):
            pane.ensureWidgetVisible(card, 0, 20)


def at_the_minutes(window: Window) -> None:
    """The desk at which minutes are typed, at a point with a matter."""
    row = next(
        row
        for row in window.desk.read(meetings)
        if row.state is MeetingState.DRAFT and row.kind is MeetingKind.MEETING
    )
    window.go("meetings", row.id)
    page = window.stack.currentWidget()
    assert isinstance(page, MeetingsPage)
    point = next(point for point in window.desk.read(points, row.id) if point.dossier_id)
    page.show_meeting(row.id, DESK, point.id)


def in_the_committee(window: Window) -> None:
    """The first piece that was drawn for the cash committee."""
    window.go("settings", "passing")
    sheet = CommitteeSheet(window)
    sheet.open()
    sheet.lot.set_value("proef")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    check = sheet.checking
    assert check is not None
    while not check.piece.is_invoice:
        check.next_one()
    check.judge(Verdict.RIGHT)


def setting_a_password(window: Window) -> None:
    """The first sheet of setting a password."""
    window.go("settings", "access")
    SetUp(window).begin()


def a_tenant(window: Window) -> int:
    """The number of a tenant."""
    return next(iter(window.desk.read(parties)))


def searching(window: Window) -> None:
    """What a search finds."""
    search = Search(window)
    search.open()
    search.field.set_value("onderhoud")


def keep(name: str, frame: QWidget, show: Callable[[], object]) -> None:
    """Show something, and keep how it looks."""
    show()
    settled()
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    frame.grab().save(drawn, "PNG")  # type: ignore[call-overload]
    image = Image.open(BytesIO(drawn.data().data())).convert("RGB")
    file = PICTURES / f"{name}.png"
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    sys.stdout.write(f"{file.name}: {file.stat().st_size // 1000} kB\n")


def settled() -> None:
    """Let everything be drawn, previews too, which come a blink later."""
    loop = QEventLoop()
    QTimer.singleShot(600, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
