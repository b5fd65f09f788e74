from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bestuurskamer.errors import Refused
from bestuurskamer.keeping.bringing_back import Change, Side, beside, bring_back, look_back
from bestuurskamer.keeping.lending import lend, loan_of, may_travel
from bestuurskamer.keeping.redoing import to_redo
from bestuurskamer.meetings.agenda import add_point, plan_meeting, points_of
from bestuurskamer.meetings.attending import attend
from bestuurskamer.meetings.drafts import AttendanceDraft, MeetingDraft
from bestuurskamer.meetings.filing import file_text, text_of
from bestuurskamer.meetings.following_up import keep_promise
from bestuurskamer.meetings.model import Attendance, Meeting, MeetingState
from bestuurskamer.meetings.model import Side as Table
from bestuurskamer.meetings.promise_model import Promise
from bestuurskamer.meetings.versions import make_ready
from bestuurskamer.parties.model import Department, Party
from bestuurskamer.vault.opening import open_board
from tests.keeping.conftest import DAY


@pytest.fixture
def meeting(lived):
    with lived.acting("test") as session:
        department = session.scalars(select(Department.id)).first()
        draft = MeetingDraft("Overleg met de gemeente", DAY, True, department_id=department)
        number = plan_meeting(session, draft)
        for title in ("Dak", "Huur", "Rondvraag"):
            add_point(session, number, title)
        items = {item.title: item.id for item in points_of(session, number)}
        file_text(session, items["Huur"], "al een regel")
    return number, items


@pytest.fixture
def away(lived, meeting, tmp_path):
    """The lent file on the other laptop, open to type in."""
    path = tmp_path / "stick" / "overleg.bestuurskamer"
    path.parent.mkdir()
    with lived.reading() as session:
        lend(session, meeting[0], path, "test", DAY)
    there = tmp_path / "laptop" / "overleg.bestuurskamer"
    there.parent.mkdir()
    shutil.copy(path, there)
    opened = open_board(there, "Ria")
    yield opened
    opened.close(copy=False)


def _back(lived, away):
    with lived.reading() as here, away.reading() as there:
        return look_back(here, there)


def test_only_the_meeting_its_people_and_what_is_open_travel(lived, away, meeting):
    with away.reading() as there, lived.reading() as here:
        assert loan_of(there).meeting_id == meeting[0]
        assert there.get_one(Meeting, meeting[0]).title == "Overleg met de gemeente"
        assert [i.title for i in points_of(there, meeting[0])] == [
            i.title for i in points_of(here, meeting[0])
        ]
        assert text_of(there, meeting[1]["Huur"]) == "al een regel"
        assert list(there.scalars(select(Promise)))
        assert not [p.email for p in there.scalars(select(Party)) if p.email or p.phone]
        for table in ("invoice", "entry", "lease", "allocation", "account"):
            count = there.connection().exec_driver_sql(f"SELECT count(*) FROM {table}")
            assert count.scalar() == 0
    assert away.check() is None


def test_what_was_typed_there_comes_back_while_work_went_on_here(lived, away, meeting):
    number, items = meeting
    with away.acting("test") as there:
        file_text(there, items["Dak"], "Het dak lekt\nEn de goot ook")
        new = add_point(there, number, "Fietsenrek")
        file_text(there, new, "moet weg")
        attend(there, number, AttendanceDraft("Ria Typt", Table.BOARD))
        there.get_one(Meeting, number).state = MeetingState.RUNNING
    away.jot(f"minutes:{items['Rondvraag']}", "nog niet geboekt", 0)
    with lived.acting("test") as here:
        here.add(Party(name="Nieuwe huurder"))
        file_text(here, items["Huur"], "al een regel\nhier getypt")
    back = _back(lived, away)
    assert back.conflicts == ()
    with lived.acting("test") as here:
        bring_back(here, back, {})
    with lived.reading() as here:
        now = {item.title: text_of(here, item.id) for item in points_of(here, number)}
        assert now["Dak"] == "Het dak lekt\nEn de goot ook"
        assert now["Huur"] == "al een regel\nhier getypt"
        assert now["Fietsenrek"] == "moet weg"
        assert now["Rondvraag"] == "nog niet geboekt"
        assert here.get_one(Meeting, number).state is MeetingState.RUNNING
        assert "Ria Typt" in set(here.scalars(select(Attendance.name)))
        assert here.scalar(select(Party.id).where(Party.name == "Nieuwe huurder"))
    assert lived.check() is None


def test_a_point_changed_on_both_is_shown_line_by_line_and_both_stay(lived, away, meeting):
    _number, items = meeting
    with away.acting("test") as there:
        file_text(there, items["Huur"], "al een regel\nvan daar")
    with lived.acting("test") as here:
        file_text(here, items["Huur"], "al een regel\nvan hier")
    back = _back(lived, away)
    (point,) = back.conflicts
    assert point.lines == (
        ("al een regel", Side.BOTH), ("van hier", Side.HERE), ("van daar", Side.THERE),
    )  # fmt: skip
    with lived.acting("test") as here:
        bring_back(here, back, {})
    with lived.reading() as here:
        assert text_of(here, items["Huur"]) == "al een regel\nvan hier\nvan daar"


def test_a_person_may_choose_which_lines_stay(lived, away, meeting):
    _number, items = meeting
    with away.acting("test") as there:
        file_text(there, items["Huur"], "van daar")
    with lived.acting("test") as here:
        file_text(here, items["Huur"], "van hier")
    with lived.acting("test") as here:
        bring_back(here, _back_in(here, away), {items["Huur"]: "van daar"})
    with lived.reading() as here:
        assert text_of(here, items["Huur"]) == "van daar"


def _back_in(here, away):
    with away.reading() as there:
        return look_back(here, there)


def test_brought_back_twice_nothing_comes_double(lived, away, meeting):
    number, _items = meeting
    with away.acting("test") as there:
        new = add_point(there, number, "Fietsenrek")
        file_text(there, new, "moet weg")
    for _time in range(2):
        back = _back(lived, away)
        with lived.acting("test") as here:
            bring_back(here, back, {})
    assert all(point.change in (Change.SAME, Change.HERE) for point in _back(lived, away).points)
    with lived.reading() as here:
        titles = [item.title for item in points_of(here, number)]
    assert titles.count("Fietsenrek") == 1


def test_a_file_that_was_not_lent_or_by_another_board_is_refused(lived, away, board):
    with lived.reading() as here, board.reading() as there, pytest.raises(Refused):
        look_back(here, there)
    with board.reading() as here, away.reading() as there, pytest.raises(Refused):
        look_back(here, there)


def test_no_number_is_given_in_a_lent_file(away, meeting):
    with away.acting("test") as there, pytest.raises(Refused, match="lent meeting"):
        make_ready(there, meeting[0], DAY)


def test_minutes_that_were_sent_do_not_travel(lived, tmp_path):
    with lived.reading() as session:
        sent = session.scalars(
            select(Meeting.id).where(Meeting.state == MeetingState.ADOPTED)
        ).first()
        assert sent not in {number for number, _day, _title in may_travel(session)}
        with pytest.raises(Refused):
            lend(session, sent, tmp_path / "x.bestuurskamer", "test", DAY)
    assert not (tmp_path / "x.bestuurskamer").exists()


LINES = st.lists(st.text("ab", max_size=3), max_size=6).map("\n".join)


@given(LINES, LINES)
def test_no_line_of_either_side_is_lost(ours, theirs):
    found = beside(ours, theirs)
    here = "\n".join(line for line, side in found if side is not Side.THERE)
    there = "\n".join(line for line, side in found if side is not Side.HERE)
    assert (here, there) == (ours, theirs)


def test_what_was_done_there_besides_the_minutes_comes_on_the_list_to_do_again(
    lived, away, meeting
):
    _number, items = meeting
    with away.acting("A promise was kept") as there:
        promise = there.scalars(select(Promise)).first()
        keep_promise(there, promise.id, "sleutel gekregen op 20 november", DAY)
        words = promise.words
    with away.acting("Typed") as there:
        file_text(there, items["Dak"], "Het dak lekt")
    back = _back(lived, away)
    (deed,) = back.besides
    assert deed.what == "A promise was kept"
    assert words[:40] in "\n".join(deed.said)
    for _turn in range(2):
        with lived.acting("test") as here:
            bring_back(here, back, {})
    with lived.reading() as here:
        assert [row.what for row in to_redo(here)] == ["A promise was kept"]
        assert text_of(here, items["Dak"]) == "Het dak lekt"


def test_who_was_added_there_is_not_taken_for_who_has_that_number_here(lived, away, meeting):
    number, _items = meeting
    with away.acting("test") as there:
        guest = Party(name="Gast van daar")
        there.add(guest)
        there.flush()
        attend(there, number, AttendanceDraft("Gast van daar", Table.BOARD, person_id=guest.id))
    back = _back(lived, away)
    with lived.acting("test") as here:
        bring_back(here, back, {})
        wanted = select(Attendance.person_id).where(Attendance.name == "Gast van daar")
        assert here.scalars(wanted).one() is None
