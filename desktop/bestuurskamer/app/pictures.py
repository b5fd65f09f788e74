"""Pictures of every screen, light and dark: what the board sees, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bestuurskamer import paths
from bestuurskamer.app.picture_sheets import Scene, sheet_scenes
from bestuurskamer.app.program import window_of
from bestuurskamer.dossiers.queries import dossiers
from bestuurskamer.invoices.queries import invoices
from bestuurskamer.meetings.model import MeetingKind, MeetingState
from bestuurskamer.meetings.queries import meetings, points
from bestuurskamer.office.queries import the_office
from bestuurskamer.parties.queries import parties
from bestuurskamer.screens.help import Help
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.meetings.page import DESK, MeetingsPage
from bestuurskamer.screens.overviews.page import OverviewsPage
from bestuurskamer.screens.overviews.year_sheets import ask_budget
from bestuurskamer.screens.search import Search
from bestuurskamer.screens.settings.page import PARTS
from bestuurskamer.screens.welcome import Welcome
from bestuurskamer.screens.window import Window
from bestuurskamer.vault.board_file import BoardFile

WIDTH, HEIGHT = 1366, 768


def draw_all(
    board: BoardFile, today: date, folder: Path, *, zoom: int = 100, size: tuple[int, int] = (0, 0)
) -> int:
    """Draw every screen into the folder, once light and once dark; answers how many."""
    application = QApplication.instance() or QApplication(["bestuurskamer"])
    assert isinstance(application, QApplication)
    dress = Dress(paths.resources(), zoom)
    window = window_of(dress)
    window.frame.resize(*(size if size[0] else (WIDTH, HEIGHT)))
    desk = Desk(board, lambda: today)
    office = desk.read(the_office, today)
    window.open_board(desk, office.legal_name, "")
    window.frame.show()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    count = 0
    for place, (name, show) in enumerate(_scenes(window), start=1):
        show()
        for dark in (False, True):
            dress.wear(dark=dark)
            _settle()
            word = "donker" if dark else "licht"
            window.frame.grab().save(str(folder / f"{place:03d} {name} {word}.png"))
            count += 1
        dress.wear(dark=False)
        _uncover(window.frame)
    board.lent = None
    window.frame.asks_first = False
    window.frame.close()
    window.frame.deleteLater()
    return count


def _scenes(window: Window) -> Iterator[Scene]:
    desk = window.desk
    for place, thing in places(desk):
        name = place if thing is None or isinstance(thing, int) else f"{place} {thing}"
        name = name.replace(":", " ")
        if isinstance(thing, int):
            name = f"{place} een" if place != "meetings" else f"{place} {thing}"
        yield name, partial(window.go, place, thing)
    yield "meetings typen", lambda: _minuting(window)
    yield "overviews regels", lambda: _rows_behind(window)
    yield "overviews begroting", lambda: ask_budget(window, desk.today().year)
    yield "search", lambda: _search(window)
    yield "help", lambda: Help(window.dress, window.frame, "invoices").open()
    yield from sheet_scenes(window)
    yield "welcome", lambda: window.frame.show_over(Welcome(window.dress))


def places(desk: Desk) -> Iterator[tuple[str, str | int | None]]:
    """Every place with every part of it, and one thing of each kind."""
    invoice = desk.read(invoices, most=1)[0]
    tenant = next(iter(desk.read(parties).values()))
    overviews = ("paper:month", "paper:vat", "table:year", "table:income_room", "chart:rooms")
    parts: tuple[tuple[str, tuple[str | int | None, ...]], ...] = (
        ("today", (None,)),
        ("invoices", ("run", "issued", "drafts", invoice.id)),
        ("bank", ("to_place", "placed", "imports", "late", "cash")),
        ("tenants", ("tenants", tenant.id, "rooms", "head_lease")),
        ("overviews", overviews),
        ("meetings", (None, *_meetings(desk))),
        ("dossiers", (None, desk.read(dossiers, desk.today())[0].id, "departments")),
        ("promises", ("promises", "actions", "decisions", "questions")),
        ("list", (None,)),
        ("first_hour", (None,)),
        ("settings", tuple(PARTS)),
    )
    for place, things in parts:
        for thing in things:
            yield place, thing


def _meetings(desk: Desk) -> Iterator[int]:
    """One meeting of each state, so that preparing, looking over and adopted are all drawn."""
    known = {row.state: row.id for row in desk.read(meetings)}
    for state in (
        MeetingState.PLANNED,
        MeetingState.DRAFT,
        MeetingState.SENT,
        MeetingState.ADOPTED,
    ):
        if state in known:
            yield known[state]


def _minuting(window: Window) -> None:
    """The desk at which minutes are typed, at the first point with a matter."""
    row = next(
        row for row in window.desk.read(meetings)
        if row.state is MeetingState.DRAFT and row.kind is MeetingKind.MEETING
    )  # fmt: skip
    window.go("meetings", row.id)
    page = cast(MeetingsPage, window.stack.currentWidget())
    point = next(point for point in window.desk.read(points, row.id) if point.dossier_id)
    page.show_meeting(row.id, DESK, point.id)


def _rows_behind(window: Window) -> None:
    window.go("overviews", "table:income_month")
    page = cast(OverviewsPage, window.stack.currentWidget())
    assert page.figures.ledger is not None
    page.figures.ledger.opened.emit(page.figures.ledger.table.rows[-1])


def _search(window: Window) -> None:
    search = Search(window)
    search.open()
    search.field.set_value("proef")


def _settle() -> None:
    """Let everything be drawn, previews too, which come a blink later."""
    loop = QEventLoop()
    QTimer.singleShot(250, loop.quit)
    loop.exec()


def _uncover(frame: QWidget) -> None:
    for overlay in frame.findChildren(Overlay):
        overlay.close_overlay()
