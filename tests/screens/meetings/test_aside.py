"""Who stood aside at a point: listed there and in the check list, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bestuurskamer.meetings.minuting import stand_aside
from bestuurskamer.meetings.queries import recusals
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.text import PlainLabel


def _buttons(inside, text):
    return [one for one in inside.findChildren(Button) if one.isVisible() and one.text() == text]


def test_who_stood_aside_is_listed_at_the_point_and_can_be_taken_back(qtbot, page):
    desk, item = page.host.desk, page.desk.item_id
    desk.do("test", stand_aside, item, "Jan Proef", "huurt zelf")
    assert "Jan Proef left the room for this point: huurt zelf." in _said(page.desk.aside)
    page.desk.next_point()
    assert not page.desk.aside.isVisible()
    page.desk.next_point(step=-1)
    (back,) = _buttons(page.desk.aside, "Take back")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert desk.read(recusals, page.row.id) == []
    assert not page.desk.aside.isVisible()
    assert desk.undo() == "that Jan Proef stood aside"
    assert [row.reason for row in desk.read(recusals, page.row.id)] == ["huurt zelf"]


def test_who_stood_aside_stands_in_the_check_list_until_it_is_taken_back(qtbot, page):
    page.host.desk.do("test", stand_aside, page.desk.item_id, "Jan Proef", "huurt", left_room=False)
    page.look_over()
    assert "Jan Proef took no part in this point: huurt." in _said(page.review.side)
    (back,) = _buttons(page.review.side, "Take back")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "Jan Proef" not in _said(page.review.side)


def _said(inside):
    labels = [one for one in inside.findChildren(PlainLabel) if one.isVisible()]
    return " ".join(one.text() for one in labels)
