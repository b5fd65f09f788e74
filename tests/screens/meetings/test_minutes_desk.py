"""The minutes desk with the keyboard alone: typing, keeping, marks, points, what stays inside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bestuurskamer.meetings.filing import jot_key, text_of
from bestuurskamer.meetings.model import ItemState, MeetingState
from bestuurskamer.meetings.queries import meeting, points, unfiled
from bestuurskamer.meetings.registers import promises
from bestuurskamer.screens.meetings import keeper
from bestuurskamer.screens.meetings.page import DESK, REVIEW, MeetingsPage
from bestuurskamer.vault.jots import jots
from bestuurskamer.vault.opening import open_board
from tests.meetings.builders import a_call

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(page):
    return page.desk.field


def saved(page):
    return {jot.key: jot.text for jot in page.host.desk.read(jots, "minutes:")}


def test_what_is_typed_is_kept_within_a_second_and_the_time_is_shown(qtbot, page, field):
    with qtbot.waitSignal(page.desk.kept, timeout=keeper.AT_MOST + 500):
        qtbot.keyClicks(field, "> VGD: de sleutel komt !1-7")
    assert saved(page) == {jot_key(page.desk.item_id): "> VGD: de sleutel komt !1-7"}
    assert page.acts.kept.accessibleName().startswith("saved ")


def test_who_goes_on_typing_is_kept_within_a_second_as_well():
    assert keeper.AFTER_KEY <= keeper.AT_MOST <= 1000


def test_the_promise_is_a_record_after_its_line_when_the_point_is_left(qtbot, page, field):
    qtbot.keyClicks(field, "> VGD: de sleutel komt !1-7")
    qtbot.keyClick(field, Qt.Key.Key_Down, CONTROL)
    (row,) = page.host.desk.read(promises, date(2026, 3, 2))
    assert (row.words, row.department, row.due_on) == (
        "de sleutel komt", "VGD", date(2026, 7, 1),
    )  # fmt: skip
    assert saved(page) == {}


def test_ctrl_down_closes_a_point_and_goes_on_and_ctrl_up_only_goes_back(qtbot, page, field):
    qtbot.keyClick(field, Qt.Key.Key_Down, CONTROL)
    states = [point.state for point in page.host.desk.read(points, page.row.id)]
    assert states == [ItemState.TREATED, ItemState.OPEN, ItemState.OPEN]
    assert page.desk.title.text() == "2  Huur"
    qtbot.keyClick(field, Qt.Key.Key_Down, CONTROL | SHIFT)
    qtbot.keyClick(field, Qt.Key.Key_Up, CONTROL)
    states = [point.state for point in page.host.desk.read(points, page.row.id)]
    assert states == [ItemState.TREATED, ItemState.HELD_OVER, ItemState.OPEN]
    assert page.desk.title.text() == "2  Huur"


def test_text_comes_back_at_its_point(qtbot, page, field):
    qtbot.keyClicks(field, "welkom")
    qtbot.keyClick(field, Qt.Key.Key_Down, CONTROL)
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_Up, CONTROL)
    assert field.text() == "welkom"


@pytest.mark.parametrize(
    ("key", "line"),
    [(Qt.Key.Key_1, "= iets"), (Qt.Key.Key_2, "> iets"), (Qt.Key.Key_7, "% iets")],
)
def test_a_mark_by_key_gives_the_same_as_by_hand(qtbot, field, key, line):
    qtbot.keyClicks(field, "iets")
    qtbot.keyClick(field, key, CONTROL)
    assert field.text() == line


def test_a_mark_by_button_gives_the_same(qtbot, page, field):
    qtbot.keyClicks(field, "iets")
    from bestuurskamer.meetings.kinds import LineKind

    qtbot.mouseClick(page.desk.marks.buttons[LineKind.ACTION], Qt.MouseButton.LeftButton)
    assert field.text() == "* iets"


def test_names_are_offered_and_taken_with_enter_and_left_with_escape(qtbot, field):
    qtbot.keyClicks(field, "* bellen @j")
    assert field.choosing.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "* bellen @JanProef"
    qtbot.keyClicks(field, " @f")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.choosing.isVisible()
    assert field.text() == "* bellen @JanProef @f"


def test_ordinary_text_is_left_in_peace(qtbot, field):
    qtbot.keyClicks(field, "Jan zegt: T14 en 5 > 3")
    assert not field.choosing.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Jan zegt: T14 en 5 > 3\n"


def test_lines_of_the_board_alone_are_out_of_sight_in_a_talk(qtbot, page, field):
    qtbot.keyClicks(field, "% niet onder 800")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "gewoon")
    first, second = field.document().firstBlock(), field.document().firstBlock().next()
    assert (first.isVisible(), second.isVisible()) == (False, True)
    qtbot.mouseClick(page.acts.internal, Qt.MouseButton.LeftButton)
    assert field.document().firstBlock().isVisible()
    assert field.text() == "% niet onder 800\ngewoon"


def test_the_line_being_typed_for_the_board_alone_has_no_ink(qtbot, field, dress):
    qtbot.keyClicks(field, "% niet onder 800")
    block = field.document().firstBlock()
    (ink,) = block.layout().formats()
    assert ink.format.foreground().color() == dress.look.colour("surface")


def test_a_paste_from_word_comes_in_as_clean_lines(field):
    data = QMimeData()
    data.setHtml("<p style='font:Comic'>Eerste <b>regel</b></p><ul><li>punt</li></ul>")
    QGuiApplication.clipboard().setMimeData(data)
    field.paste()
    assert field.text().splitlines()[0] == "Eerste regel"
    assert "- punt" in field.text()
    assert "<" not in field.text()


def test_who_what_when_in_fields_gives_the_same_line(qtbot, page, field):
    qtbot.keyClicks(field, "de sleutel komt")
    page.desk.change_line()
    from bestuurskamer.meetings.kinds import LineKind
    from bestuurskamer.screens.meetings.line_sheet import LineSheet

    (sheet,) = page.host.window.findChildren(LineSheet)
    sheet.kind.set_value(LineKind.THEIR_PROMISE)
    sheet.who.set_value("Vastgoed/Bakker")
    sheet.when.set_value("1-7")
    sheet.save()
    assert field.text() == "> Vastgoed/Bakker: de sleutel komt !1-7"


def test_the_line_is_read_back_in_a_sentence(qtbot, page, field):
    qtbot.keyClicks(field, "> VGD: de sleutel komt !1-7")
    assert page.desk.bar.sentence.text() == "Vastgoed promises us: de sleutel komt"
    assert "1 July 2026" in page.desk.bar.below.text()


def test_another_reading_of_the_data_leaves_what_is_typed_alone(qtbot, page, field):
    qtbot.keyClicks(field, "half af")
    page.reload()
    assert field.text() == "half af"


def test_f10_ends_the_meeting_and_files_what_was_typed(qtbot, page, field):
    item = page.desk.item_id
    qtbot.keyClicks(field, "= besloten")
    page.look_over()
    desk = page.host.desk
    assert desk.read(meeting, page.row.id).state is MeetingState.DRAFT
    assert desk.read(text_of, item) == "= besloten"
    assert page.view == REVIEW


def test_going_to_another_place_files_what_was_typed(qtbot, page, field):
    item = page.desk.item_id
    qtbot.keyClicks(field, "= besloten")
    page.hide()
    assert page.host.desk.read(text_of, item) == "= besloten"


def test_what_cannot_be_kept_is_said_and_stands_in_a_file_beside(qtbot, page, field, monkeypatch):
    path = page.host.desk.board.path
    qtbot.keyClicks(field, "belangrijk")
    page.host.desk.board._engine.dispose()
    other = open_raw_lock(path)
    try:
        assert not page.desk.keeper.keep()
    finally:
        other.close()
    (told,) = page.host.told
    assert told.tone == "bad"
    spare = Path(told.text.rpartition("in ")[2].rstrip("."))
    assert spare.read_text("utf-8") == "belangrijk"
    assert field.text() == "belangrijk"
    assert page.desk.keeper.keep()


def open_raw_lock(path):
    """Somebody else who holds the file."""
    import sqlcipher3.dbapi2 as dbapi

    connection = dbapi.connect(str(path), isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    return connection


TYPIST = """
import os, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from bestuurskamer import paths
from bestuurskamer.app.program import window_of
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.vault.opening import open_board
app = QApplication(["typist"])
board = open_board(Path(sys.argv[1]), "typist")
window = window_of(Dress(paths.resources()))
window.open_board(Desk(board, lambda: date(2026, 3, 2)), "Proef", "")
window.frame.show()
window.go("meetings", int(sys.argv[2]))
page = window.stack.currentWidget()
page.desk.kept.connect(lambda at: print(len(page.desk.field.text()), flush=True))
def type_on():
    QTest.keyClicks(page.desk.field, "nog een woord ")
timer = QTimer(interval=20); timer.timeout.connect(type_on); timer.start()
app.exec()
"""


def test_a_process_killed_while_typing_loses_a_second_at_most(board, talk, tmp_path):
    path = board.path
    board.close()
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path), str(talk)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3] / "desktop",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert typist.stdout is not None
    said = [int(typist.stdout.readline()) for _time in range(3)]
    typist.send_signal(signal.SIGKILL)
    typist.wait()
    rest = typist.stdout.read().split()
    typist.stdout.close()
    said += [int(word) for word in rest]
    again = open_board(path, "test", take_over=True)
    with again.reading() as session:
        found = unfiled(session)
    again.close()
    assert found is not None
    assert len(found.text) >= said[-1]
    assert (
        found.text
        == "nog een woord " * (len(found.text) // 14) + "nog een woord "[: len(found.text) % 14]
    )
    assert found.cursor == len(found.text)


def test_the_next_start_opens_at_that_point_with_the_text(host, board, talk):
    item = None
    with board.reading() as session:
        item = points(session, talk)[1].id
    board.jot(jot_key(item), "> VGD: half", 11)
    page = MeetingsPage(host)
    host.put(page)
    page.open_thing("resume")
    assert page.view == DESK
    assert (page.desk.item_id, page.desk.field.text()) == (item, "> VGD: half")
    assert page.desk.field.textCursor().position() == 11
    assert "everything you had typed" in host.told[-1].text


def test_who_stands_aside_is_noted_by_keys(qtbot, page):
    page.desk.aside_wanted.emit(page.desk.item_id)
    from bestuurskamer.meetings.queries import recusals
    from bestuurskamer.screens.meetings.sheets import AsideSheet

    (sheet,) = page.host.window.findChildren(AsideSheet)
    sheet.name.set_value("Jan Proef")
    sheet.reason.set_value("huurt zelf")
    sheet.save()
    (row,) = page.host.desk.read(recusals, page.row.id)
    assert (row.name, row.left_room) == ("Jan Proef", True)


def test_after_coming_here_the_keyboard_is_in_the_text_at_once(qtbot, window, monkeypatch):
    window.go("meetings")
    page = window.stack.currentWidget()
    draft = next(row for row in page.ledger.table.rows if row.state is MeetingState.DRAFT)
    point = window.desk.read(points, draft.id)[0]
    window.desk.jot(jot_key(point.id), "half", 4)
    window.go("today")
    window.go("meetings", "resume")
    assert page.desk.field.hasFocus()
    qtbot.keyClicks(page.desk.field, " verder")
    assert page.desk.field.text() == "half verder"
    window.go("today")
    assert window.desk.read(text_of, point.id) == "half verder"


def test_a_meeting_planned_with_a_department_is_a_talk_with_others(host, page):
    from bestuurskamer.screens.meetings.sheets import PlanSheet

    sheet = PlanSheet(host, lambda _number: None)
    sheet.department.set_value(sheet.department._values[1])
    assert sheet.others.value() is True


def test_a_note_tells_which_name_is_not_known_and_that_it_links_by_itself(host, page):
    from bestuurskamer.screens.meetings.sheets import SmallSheet

    page.small()
    (sheet,) = host.window.findChildren(SmallSheet)
    sheet.text.set_value("* bellen met @mira over zaak 2025-0431")
    sheet.save()
    assert host.told[-1].text == (
        "Not known yet: @mira, zaak 2025-0431. When you add it, this note is linked by itself."
    )


def test_what_folds_away_is_no_place_for_the_keyboard(page, field, dress):
    desk = page.desk
    assert desk.agenda.isVisible()
    dress.wear(zoom=200)
    assert not desk.agenda.isVisible()
    assert not desk.beside.isVisible()
    QTest.keyClick(field, Qt.Key.Key_F6)
    QTest.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert not desk.beside.isVisible()
    assert field.hasFocus()


def test_a_phone_call_that_is_typed_on_has_no_point_to_close_and_no_meeting_to_end(board, page):
    with board.acting("test") as session:
        number = a_call(session, page.row.department_id, "> de sleutel komt !1-7")
    page.show_meeting(number)
    page.meet()
    acts = page.acts
    assert page.view == DESK
    assert acts.look.isVisible()
    assert not (acts.point.isVisible())
    assert not (acts.end.isVisible())
    page.desk.next_point(ItemState.HELD_OVER)
    assert page.host.desk.read(points, number)[0].state is ItemState.TREATED
    acts.look.click()
    assert page.view == REVIEW
