"""Search from anywhere: what is shown, where Enter goes, and what is hidden while others look."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import update

from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.meetings.agenda import plan_meeting
from bestuurskamer.meetings.drafts import MeetingDraft
from bestuurskamer.meetings.minuting import begin
from bestuurskamer.meetings.model import Meeting, MeetingState
from bestuurskamer.meetings.promise_model import ActionItem
from bestuurskamer.screens.dossiers.page import DossiersPage
from bestuurskamer.screens.kit.discreet import Discreet
from bestuurskamer.screens.meetings.page import DESK, MeetingsPage
from bestuurskamer.screens.promises.page import PromisesPage
from bestuurskamer.screens.search import Search
from bestuurskamer.screens.today import TodayPage
from tests.meetings.builders import HELD, a_board, a_department, a_dossier, a_talk, written
from tests.paper.reader import all_words
from tests.screens.dossiers.seeing import texts

TEXT = """Het gaat over de tuin.
De huurovereenkomst loopt af.
> Vastgoed: de sleutel komt vóór de zomer
% niet onder 800 zakken"""


@pytest.fixture
def ids(board):
    """A talk in draft with a matter that has a limit."""
    with board.acting("fill") as session:
        a_board(session)
        department = a_department(session)
        dossier = a_dossier(session)
        session.get_one(Dossier, dossier).board_limit = "Hoogstens 900"
        talk = a_talk(session, department)
        item = written(session, talk, TEXT)
        session.execute(update(Meeting).values(state=MeetingState.DRAFT))
    return {"talk": talk, "item": item, "dossier": dossier}


@pytest.fixture
def search(host, ids):
    """The sheet over an empty window."""
    host.window.show()
    made = Search(host)
    made.open()
    return made


def shown(search, query):
    search.field.set_value(query)
    return [one.name for one in search.results]


def test_the_hit_is_shown_with_its_words_and_enter_opens_at_the_line(search, host, qtbot):
    assert shown(search, "overeenkomst") == ["De huurovereenkomst loopt af."]
    assert search.hits.count() == 1
    assert "2 Mar 2026" in search.hits.item(0).text() or "Overleg" in search.hits.item(0).text()
    qtbot.keyClick(search.field.control, Qt.Key.Key_Return)
    ((place, thing),) = host.went
    assert (place, thing[0]) == ("meetings", "line")
    page = host.put(MeetingsPage(host))
    page.open_thing(thing)
    assert page.view == DESK
    assert page.desk.field.textCursor().selectedText() == "De huurovereenkomst loopt af."


def test_down_goes_into_the_list_and_enter_opens_what_is_chosen(search, host, qtbot):
    assert len(shown(search, "de soort:regel")) == 3
    qtbot.keyClick(search.field.control, Qt.Key.Key_Down)
    qtbot.keyClick(search.hits, Qt.Key.Key_Down)
    chosen = search.results[search.hits.currentRow()]
    qtbot.keyClick(search.hits, Qt.Key.Key_Return)
    assert host.went == [("meetings", ("line", chosen.thing))]
    assert search.is_closed


@pytest.mark.parametrize(
    ("query", "place"),
    [("sleutel", "promises"), ("hoogstens", "dossiers"), ("vastgoed soort:afdeling", "dossiers")],
)
def test_each_kind_opens_where_it_lives(search, host, query, place):
    assert shown(search, query)
    search.on_main()
    assert host.went[0][0] == place


def test_what_is_for_the_board_alone_goes_by_one_switch(search, host, ids):
    assert shown(search, "zakken") == ["niet onder 800 zakken"]
    host.discreet.turn(True)
    assert search.results == []
    assert "hidden" in search.words.text()
    host.discreet.turn(False)
    assert [one.name for one in search.results] == ["niet onder 800 zakken"]


def test_the_desk_obeys_the_switch_and_the_switch_the_desk(host, ids):
    page = host.put(MeetingsPage(host))
    page.show_meeting(ids["talk"], DESK)
    assert page.desk.field.hides_internal
    page.acts.internal.click()
    assert not page.desk.field.hides_internal
    page.acts.internal.click()
    assert host.discreet.hidden
    host.discreet.turn(False)
    assert not page.desk.field.hides_internal


def test_the_dossier_and_the_registers_obey_it(host, ids, board):
    with board.acting("inside") as session:
        from bestuurskamer.meetings.promise_model import Promise

        session.execute(update(Promise).values(internal=True))
    promises = PromisesPage(host)
    promises.reload()
    assert len(promises.ledger.table.rows) == 1
    dossiers = DossiersPage(host)
    dossiers.show_dossier(ids["dossier"])
    assert not dossiers.one.view.hides_limit
    host.discreet.turn(True)
    promises.reload()
    assert promises.ledger.table.rows == []
    dossiers.reload()
    assert dossiers.one.view.hides_limit


def test_today_the_timeline_and_the_days_of_a_dossier_obey_it(host, ids, board):
    said = "bestek nalezen"
    with board.acting("inside") as session:
        session.execute(update(Meeting).values(state=MeetingState.RUNNING))
        written(session, ids["talk"], f"* {said} @fatima", title="Tuin")
        session.execute(update(Meeting).values(state=MeetingState.DRAFT))
        inside = {"due_on": date(2026, 1, 5), "internal": True, "dossier_id": ids["dossier"]}
        session.execute(update(ActionItem).values(**inside))
    dossiers = host.put(DossiersPage(host))
    dossiers.show_dossier(ids["dossier"])
    assert said in texts(dossiers)
    host.put(today := TodayPage(host))
    assert said in texts(today)
    host.discreet.turn(True)
    today.reload()
    assert said not in texts(today)
    host.put(dossiers := DossiersPage(host))
    dossiers.show_dossier(ids["dossier"])
    assert said not in texts(dossiers)
    assert "An action" in texts(dossiers)  # its day stays, so that nothing is forgotten


def test_what_the_board_decided_among_itself_is_hidden_in_registers_and_their_print(
    host, ids, board, monkeypatch
):
    with board.acting("own") as session:
        own = plan_meeting(session, MeetingDraft("Bestuur", HELD, False), propose=False)
        begin(session, own)
        written(session, own, "= wij schrijven de wethouder")
    page = host.put(PromisesPage(host))
    printed = []
    monkeypatch.setattr(
        "bestuurskamer.screens.kit.printing.print_pdf",
        lambda _dress, _window, data, _name: printed.append(" ".join(all_words(data).split())),
    )
    page.open_thing("decisions")
    said = "wij schrijven de wethouder"
    assert said in [row.words for row in page.ledger.table.rows]
    page.print_it()
    host.discreet.turn(True)
    page.reload()
    assert said not in [row.words for row in page.ledger.table.rows]
    page.print_it()
    assert [said in words for words in printed] == [True, False]


def test_minutes_that_were_adopted_are_read_and_not_changed(host, ids, board, qtbot):
    with board.acting("adopt") as session:
        session.execute(update(Meeting).values(state=MeetingState.SENT))
    page = host.put(MeetingsPage(host))
    page.show_meeting(ids["talk"], DESK)
    before = page.desk.field.text()
    qtbot.keyClicks(page.desk.field, "weg")
    qtbot.keyClick(page.desk.field, Qt.Key.Key_F2)
    page.desk.field.insert_words("weg")
    assert page.desk.field.text() == before
    assert not page.acts.point.isVisible()


def test_a_talk_that_begins_hides_and_what_is_chosen_counts_until_the_next():
    switch = Discreet()
    heard = []
    switch.changed.connect(heard.append)
    switch.talk(True)
    switch.turn(False)
    switch.talk(True)
    assert not switch.hidden
    switch.talk(False)
    switch.talk(True)
    assert switch.hidden
    switch.talk(False)
    assert heard == [True, False, True, False]
    switch.turn(True)
    switch.talk(True)
    switch.talk(False)
    assert not switch.hidden


def test_a_running_talk_hides_in_the_window_by_itself(window):
    desk = window.desk
    assert not window.discreet.hidden
    with_others = lambda session: a_talk(  # noqa: E731
        session, a_department(session, "Proefafdeling", "PRF"), held_on=date(2026, 11, 23)
    )
    desk.do("begin", with_others)
    assert window.discreet.hidden
