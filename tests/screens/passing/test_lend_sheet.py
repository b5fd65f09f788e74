from __future__ import annotations

from bestuurskamer.meetings.agenda import add_point, plan_meeting
from bestuurskamer.meetings.drafts import MeetingDraft
from bestuurskamer.meetings.filing import file_text, text_of
from bestuurskamer.screens.passing.lend_sheet import BackSheet, FindBackSheet, LendSheet
from bestuurskamer.vault.opening import open_board
from tests.builders import TODAY, an_office


def test_a_meeting_goes_out_and_comes_back_with_a_choice_line_by_line(qtbot, host, tmp_path):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
        meeting = plan_meeting(session, MeetingDraft("Bestuur", TODAY, False))
        item = add_point(session, meeting, "Dak")
    host.window.show()
    path = tmp_path / "overleg.bestuurskamer"
    sheet = LendSheet(host, lambda name: str(path))
    sheet.open()
    sheet.which.set_value(meeting)
    sheet.save()
    qtbot.waitUntil(lambda: bool(host.told), timeout=60_000)
    assert host.told[-1].tone == "ok"

    there = open_board(path, "Ria")
    with there.acting("test") as session:
        file_text(session, item, "van daar")
    there.close(copy=False)
    with host.desk.board.acting("test") as session:
        file_text(session, item, "van hier")

    find = FindBackSheet(host, lambda: str(path))
    find.open()
    find.save()
    back = find.back_sheet
    assert isinstance(back, BackSheet)
    texts = [(line, tick.isChecked()) for line, tick in back.ticks[item]]
    assert texts == [("van hier", True), ("van daar", True)]
    back.save()
    assert host.desk.read(text_of, item) == "van hier\nvan daar"


def test_a_file_that_is_no_lent_meeting_is_refused_in_the_sheet(host, tmp_path):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
    host.window.show()
    wrong = tmp_path / "iets.bestuurskamer"
    wrong.write_bytes(b"geen bestand van ons" * 100)
    find = FindBackSheet(host, lambda: str(wrong))
    find.open()
    find.save()
    assert not find.is_closed
    assert find.message.words.text()
