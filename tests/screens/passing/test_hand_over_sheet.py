from __future__ import annotations

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.office.actions import add_member
from bestuurskamer.office.queries import members
from bestuurskamer.screens.passing.hand_over_sheet import HandOverSheet
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.slots import lock, slots_for, unlock
from tests.builders import an_office


@pytest.fixture
def sheet(host, tmp_path, monkeypatch):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
        add_member(session, "Jo Oud")
    path = tmp_path / "overdracht.pdf"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_args: (str(path), "")
    )
    made = HandOverSheet(host)
    host.window.show()
    made.open()
    return made


def test_nothing_is_handed_over_without_names_and_a_report(host, sheet):
    sheet.save()
    assert sheet.after.has_problem()
    sheet.after.set_value("Al Nieuw, Bo Nieuw")
    sheet.save()
    assert "report first" in sheet.message.words.text()
    assert [m.name for m in host.desk.read(members)] == ["Jo Oud"]


def test_without_a_password_it_is_noted_and_said(host, sheet):
    sheet.after.set_value("Al Nieuw")
    sheet.save_it()
    sheet.save()
    assert not sheet.is_closed
    sheet._question.answered.emit("yes")
    assert sheet.is_closed
    assert host.desk.read(members) == []
    assert host.told[-1].tone == "ok"


def test_at_its_end_the_new_board_has_a_new_key_and_the_old_one_opens_nothing(qtbot, host, sheet):
    board = host.desk.board
    old = DataKey.new(host.desk.read(board_of))
    board.change_key(old, [lock(old, "oud oud oud oud")])
    sheet.after.set_value("Al Nieuw")
    sheet.save_it()
    sheet.save()
    sheet._question.answered.emit("yes")
    steps = sheet.set_up
    for field in (steps.sheet.password, steps.sheet.again):
        field.set_value("nieuw nieuw nieuw nieuw")
    steps.sheet.save()
    groups = steps.sheet.groups
    steps.sheet.save()
    for place in steps.sheet.asked:
        steps.sheet.fields[str(place)].set_value(groups[place])
    steps.sheet.save()
    qtbot.waitUntil(lambda: host.desk.read(members) == [], timeout=60_000)
    assert board.key != old
    assert "new copy on both sticks" in host.told[-1].text
    (slot,) = slots_for(board.path, board.key.head)
    with pytest.raises(Refused):
        unlock(slot, "oud oud oud oud")
    assert unlock(slot, "nieuw nieuw nieuw nieuw") == board.key
    with pytest.raises(Refused):
        open_board(board.path, "test", key=old, look_only=True)
