"""Preparing a meeting by keys: lengths and times, what comes back, what waits elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bestuurskamer.meetings.agenda import add_point, plan_meeting, points_of
from bestuurskamer.meetings.drafts import MeetingDraft, SeriesDraft
from bestuurskamer.meetings.minuting import begin, close_point, end
from bestuurskamer.meetings.model import ItemState, MeetingState
from bestuurskamer.meetings.queries import all_series, meeting, points
from bestuurskamer.meetings.series import add_series
from bestuurskamer.screens.meetings.after_sheets import AdoptSheet
from bestuurskamer.screens.meetings.page import PREPARE, MeetingsPage
from bestuurskamer.screens.meetings.point_sheet import PointSheet
from bestuurskamer.screens.meetings.series_sheet import SeriesSheet
from bestuurskamer.screens.meetings.sheets import NEW_SERIES, PlanSheet
from tests.meetings.builders import HELD, a_board, a_call, a_department, a_dossier

NEXT = date(2026, 4, 2)


@pytest.fixture
def page(host, board):
    with board.acting("test") as session:
        a_board(session)
        department = a_department(session)
        a_call(session, department, "> de sleutel komt", a_dossier(session))
        series = add_series(session, SeriesDraft("Bestuur", False, standing_points="Post, 5 min"))
        first = plan_meeting(session, MeetingDraft("Bestuur", HELD, False, series, begins="20.00"))
        begin(session, first)
        for item in points_of(session, first):
            close_point(session, item.id, ItemState.TREATED)
        end(session, first)
        number = plan_meeting(session, MeetingDraft("Bestuur", NEXT, False, series, begins="20.00"))
        add_point(session, number, "Onder ons", internal=True)
    made = MeetingsPage(host)
    host.put(made)
    made.show_meeting(number, PREPARE)
    return made


def shown(page):
    table = page.prepare.points.table
    return [
        [table.index(row, column).data() or "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def sheet_of(page, kind):
    return page.host.window.findChildren(kind)[-1]


def test_the_agenda_shows_numbers_as_on_paper_lengths_and_what_is_for_the_board(page):
    assert shown(page) == [
        ["1", "Opening and news", "20.00", ""],
        ["2", "Adopt the minutes of 2 March 2026", "", ""],
        ["3", "Post", "5 min", ""],
        ["4", "Any other questions", "", ""],
        ["", "Onder ons", "", "board only"],
    ]
    assert page.prepare.length.text() == "5 minutes · 3 points have no length"


def test_enter_changes_a_point_and_the_clock_follows(qtbot, page):
    for row, minutes in ((0, 10), (1, 5), (3, 15)):
        page.prepare.points.choose(page.prepare.points.table.rows[row].id)
        qtbot.keyClick(page.prepare.points, Qt.Key.Key_Return)
        sheet = sheet_of(page, PointSheet)
        sheet.minutes.set_value(minutes)
        if row == 0:
            sheet.recurring.set_value(True)
        sheet.save()
    assert [row[2] for row in shown(page)] == [
        "20.00 · 10 min", "20.10 · 5 min", "20.15 · 5 min", "20.20 · 15 min", "",
    ]  # fmt: skip
    assert shown(page)[0][3] == "every time"
    assert page.prepare.length.text() == "35 minutes · done at 20.35"


def test_half_minutes_and_hours_without_end_are_refused_in_words(page):
    page.prepare.add_point()
    sheet = sheet_of(page, PointSheet)
    sheet.title.set_value("Huur")
    for minutes in ("2,5", "900"):
        sheet.minutes.line.setText(minutes)
        sheet.save()
        assert not sheet.is_closed
    sheet.minutes.line.setText("20")
    sheet.save()
    assert shown(page)[-1][:3] == ["5", "Huur", "20 min"]


def test_the_agenda_has_the_keyboard_and_a_new_point_moves_at_once(qtbot, page):
    ledger = page.prepare.points
    assert QApplication.focusWidget() is ledger
    ledger.choose(next(r.id for r in ledger.table.rows if r.internal))
    qtbot.keyClick(ledger, Qt.Key.Key_Delete)
    qtbot.keyClick(ledger, Qt.Key.Key_Insert)
    sheet = sheet_of(page, PointSheet)
    sheet.title.set_value("Kruipruimte")
    sheet.save()
    assert [row[1] for row in shown(page)][-2:] == ["Kruipruimte", "Any other questions"]
    assert ledger.current().title == "Kruipruimte"
    qtbot.keyClick(ledger, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row[1] for row in shown(page)][-3] == "Kruipruimte"


def test_what_is_open_elsewhere_is_folded_away_and_taken_up_by_enter(qtbot, page):
    others = page.prepare.others
    assert (others.isVisible(), others.list.isVisible()) == (True, False)
    assert others.more.text() == "1 other open topic"
    qtbot.mouseClick(others.more, Qt.MouseButton.LeftButton)
    assert [row.title for row in others.list.table.rows] == ["Hoofdhuur"]
    qtbot.keyClick(others.list, Qt.Key.Key_Return)
    assert shown(page)[-1][1] == "Hoofdhuur"
    assert not others.isVisible()


def test_the_standing_points_of_a_series_are_changed_on_a_sheet(page):
    (row,) = page.host.desk.read(all_series)
    sheet = SeriesSheet(page.host, row)
    assert sheet.standing.value() == "Post, 5 min"
    sheet.standing.set_value("Post, 5 min\nKas, 10 min")
    sheet.save()
    planned = []
    plan = PlanSheet(page.host, planned.append)
    plan.series.set_value(row.id)
    plan.day.set_value(date(2026, 5, 4))
    plan.save()
    found = page.host.desk.read(points, planned[0])
    assert [(one.title, one.minutes) for one in found if one.minutes] == [("Post", 5), ("Kas", 10)]


def test_the_point_at_which_minutes_are_adopted_leads_to_them(page):
    point = page.prepare.points.table.rows[1]
    page.meet()
    page.desk.go_to(point.id)
    card = page.desk.beside._to_adopt(point.approves_meeting_id)
    (button,) = card.findChildren(type(page.acts.end))
    button.click()
    assert page.host.went == [("meetings", point.approves_meeting_id)]


def test_adopting_proposes_the_meeting_that_has_it_on_its_agenda(page):
    point = page.prepare.points.table.rows[1]
    page.meet()
    sheet = AdoptSheet(page.host, page.host.desk.read(meeting, point.approves_meeting_id))
    assert sheet.within.value() == page.row.id
    sheet.save()
    row = page.host.desk.read(meeting, point.approves_meeting_id)
    assert row.state is MeetingState.ADOPTED


def test_what_is_shown_beside_the_paper_is_of_the_state_of_now(page):
    number = page.prepare.points.table.rows[1].approves_meeting_id
    page.show_meeting(number)
    AdoptSheet(page.host, page.row).save()
    page.reload()
    assert page.review.meeting.state is MeetingState.ADOPTED


def test_minutes_are_not_adopted_in_a_meeting_that_has_not_begun(page):
    point = page.prepare.points.table.rows[1]
    sheet = AdoptSheet(page.host, page.host.desk.read(meeting, point.approves_meeting_id))
    assert sheet.within.value() == 0
    assert sheet.within.pick.count() == 1


def test_standing_points_are_asked_only_for_a_new_series(page):
    planned = []
    sheet = PlanSheet(page.host, planned.append)
    sheet.open()
    (row,) = page.host.desk.read(all_series)
    for chosen, asked in ((0, False), (row.id, False), (NEW_SERIES, True)):
        sheet.series.set_value(chosen)
        assert sheet.standing.isVisible() is asked
    sheet.title.set_value("Kas")
    sheet.day.set_value(NEXT)
    sheet.standing.set_value("Saldo, 5 min")
    sheet.save()
    found = page.host.desk.read(points, planned[0])
    assert ("Saldo", 5) in [(one.title, one.minutes) for one in found]
