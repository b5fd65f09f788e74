"""Minutes that go out and are adopted: what never changes, and what never goes out."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from bestuurskamer.errors import Refused
from bestuurskamer.meetings import prints, snapshot, versions
from bestuurskamer.meetings.agenda import add_point, plan_meeting, points_of
from bestuurskamer.meetings.attending import attend
from bestuurskamer.meetings.composing import compose, line_at
from bestuurskamer.meetings.drafts import AttendanceDraft, MeetingDraft
from bestuurskamer.meetings.filing import file_text
from bestuurskamer.meetings.kept import version_content, version_paper
from bestuurskamer.meetings.minuting import close_point, stand_aside, take_back_aside
from bestuurskamer.meetings.model import (
    Adoption,
    AgendaItem,
    CorrectionState,
    ItemState,
    Line,
    Meeting,
    MinutesVersion,
    Side,
)
from bestuurskamer.meetings.promise_model import Decision, Promise, PromiseEvent
from bestuurskamer.meetings.queries import recusals
from bestuurskamer.parties.model import Party
from bestuurskamer.vault.trail import changes_of
from tests.meetings.builders import HELD, a_board, a_department, a_talk, an_official, ended, written
from tests.paper.reader import all_words

TODAY = date(2026, 3, 4)
TEXT = "> VGD/Bakker: de sleutel komt !1-7\n% niet onder 800 zakken\n= de huur wordt verlengd"


@pytest.fixture
def talk(session):
    a_board(session)
    department = a_department(session)
    an_official(session, department)
    meeting = a_talk(session, department)
    item = written(session, meeting, TEXT)
    stand_aside(session, item, "Jan Proef", "huurt zelf een ruimte")
    ended(session, meeting)
    return meeting


def sent(session, talk):
    return versions.make_ready(session, talk, TODAY)


def adopted(session, talk):
    sent(session, talk)
    return versions.adopt(session, talk, Adoption.BY_BOTH, date(2026, 4, 2))


def words(pdf):
    return " ".join(all_words(pdf).split())


def test_promises_get_their_number_when_minutes_go_out_and_decisions_when_adopted(session, talk):
    sent(session, talk)
    assert session.scalars(select(Promise.number)).one() == "T-2026-001"
    assert session.scalars(select(Decision.number)).one() is None
    versions.adopt(session, talk, Adoption.BY_BOTH, date(2026, 4, 2))
    assert session.scalars(select(Decision.number)).one() == "B-2026-001"


def test_a_line_of_the_board_alone_is_on_no_version_in_no_number_and_no_hash(session, talk):
    version = sent(session, talk)
    content = session.get_one(MinutesVersion, version).content
    assert "800 zakken" not in content
    assert "800 zakken" not in words(version_paper(session, version))
    lines = [
        line.number for point in version_content(session, version).points for line in point.lines
    ]
    assert lines == [1, 2]


def test_the_same_minutes_without_the_boards_lines_have_the_same_points(session, talk):
    version = version_content(session, sent(session, talk))
    item = points_of(session, talk)[0].id
    versions.take_back(session, talk, "bestuursregel eruit")
    file_text(session, item, TEXT.replace("% niet onder 800 zakken\n", ""))
    without = version_content(session, versions.make_ready(session, talk, TODAY))
    assert without.points == version.points


KEPT = (
    "INSERT INTO minutes_version"
    " (meeting_id, version, kind, made_at, made_on, content, sha256, reason)"
    " SELECT id, 9, 'sent', '2026', '2026-03-04', :content, '', '' FROM meeting"
)
NEW_LINE = (
    "INSERT INTO line (agenda_item_id, place, raw, kind, words, visible, said_by)"
    " SELECT agenda_item_id, 99, 'x', 'text', 'x', 'both', '' FROM line LIMIT 1"
)
NEW_POINT = (
    "INSERT INTO agenda_item (meeting_id, place, title, state, internal)"
    " SELECT meeting_id, 99, 'x', 'open', 0 FROM agenda_item LIMIT 1"
)


def _content(words):
    return json.dumps({"points": [{"lines": [{"words": words}]}]})


def test_the_database_itself_keeps_the_boards_lines_in(board):
    with board.acting("test") as session:
        a_board(session)
        written(session, a_talk(session, a_department(session)), TEXT)
    with pytest.raises(IntegrityError, match="board only"), board.acting("test") as session:
        session.execute(text(KEPT), {"content": _content("niet onder 800 zakken")})
    with board.acting("test") as session:
        session.execute(text(KEPT), {"content": _content("de sleutel komt")})


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE line SET words = 'anders'",
        "DELETE FROM line",
        NEW_LINE,
        "UPDATE agenda_item SET title = 'anders'",
        "DELETE FROM agenda_item",
        NEW_POINT,
        "INSERT OR REPLACE INTO line SELECT * FROM line",
        "UPDATE line SET agenda_item_id = (SELECT max(id) FROM agenda_item)",
        "UPDATE attendance SET name = 'anders'",
        "UPDATE recusal SET reason = 'anders'",
        "DELETE FROM recusal",
        "UPDATE meeting SET title = 'anders'",
        "DELETE FROM meeting",
        "UPDATE minutes_version SET content = '{}'",
        "DELETE FROM minutes_version",
        "UPDATE minutes_file SET pdf = x'00'",
        "UPDATE decision SET words = 'anders'",
        "DELETE FROM decision",
        "UPDATE promise SET words = 'anders'",
        "UPDATE promise SET number = 'T-2026-099'",
        "DELETE FROM promise",
    ],
)
def test_nothing_of_adopted_minutes_changes_by_whatever_statement(board, change):
    with board.acting("test") as session:
        a_board(session)
        department = a_department(session)
        an_official(session, department)
        talk = a_talk(session, department)
        attend(session, talk, AttendanceDraft("Piet Bakker", Side.OTHERS))
        item = written(session, talk, TEXT)
        stand_aside(session, item, "Jan Proef", "huurt zelf een ruimte")
        ended(session, talk)
        adopted(session, talk)
    with pytest.raises(IntegrityError), board.acting("test") as session:
        session.execute(text(change))


def test_an_action_in_adopted_minutes_is_refused_in_words(session, talk):
    adopted(session, talk)
    item = points_of(session, talk)[0].id
    with pytest.raises(Refused, match="adopted"):
        file_text(session, item, "anders")
    with pytest.raises(Refused, match="adopted"):
        add_point(session, talk, "nog iets")


def test_a_version_reads_the_same_after_people_and_names_changed(session, talk):
    version = adopted(session, talk)
    before = version_content(session, version), version_paper(session, version)
    for party in session.scalars(select(Party)):
        party.name = "Heel iemand anders"
    session.flush()
    assert (version_content(session, version), version_paper(session, version)) == before
    row = session.get_one(MinutesVersion, version)
    assert snapshot.hash_of(row.content) == row.sha256
    assert row.sha256[:8] in words(version_paper(session, version))


def test_the_written_form_comes_back_whole(session, talk):
    version = version_content(session, adopted(session, talk))
    assert snapshot.from_json(snapshot.to_json(version)) == version


def test_minutes_cannot_go_out_while_a_point_is_open(session, talk):
    item = points_of(session, talk)[0].id
    close_point(session, item, ItemState.OPEN)
    with pytest.raises(Refused, match="not ready"):
        sent(session, talk)


def test_a_promise_without_a_department_keeps_minutes_from_going_out(session):
    a_board(session)
    talk = plan_meeting(session, MeetingDraft("Gesprek", HELD, True))
    from bestuurskamer.meetings.minuting import begin

    for item in points_of(session, talk):
        close_point(session, item.id, ItemState.SKIPPED)
    begin(session, talk)
    written(session, talk, "> het komt goed")
    ended(session, talk)
    with pytest.raises(Refused, match="not ready"):
        sent(session, talk)


def test_after_sending_minutes_change_only_with_a_reason_that_stays_readable(session, talk):
    sent(session, talk)
    with pytest.raises(Refused, match="Say why"):
        versions.take_back(session, talk, " ")
    versions.take_back(session, talk, "naam was fout")
    second = versions.make_ready(session, talk, TODAY)
    assert session.get_one(MinutesVersion, second).version == 2
    assert version_content(session, second).reason == "naam was fout"


def test_silence_is_never_called_agreement_of_both(session, talk):
    sent(session, talk)
    version = versions.adopt(
        session, talk, Adoption.NO_REMARKS, date(2026, 4, 2), remarks_before=date(2026, 3, 20)
    )
    said = words(version_paper(session, version))
    assert "no remarks received before 20 March 2026" in said
    assert "adopted by both" not in said


def test_silence_counts_only_after_its_day(session, talk):
    sent(session, talk)
    with pytest.raises(Refused, match="must have passed"):
        versions.adopt(session, talk, Adoption.NO_REMARKS, TODAY, remarks_before=date(2026, 3, 20))


def test_a_talk_is_not_adopted_before_it_was_sent_or_by_the_board_alone(session, talk):
    with pytest.raises(Refused, match="Send the minutes first"):
        versions.adopt(session, talk, Adoption.BY_BOTH, TODAY)
    with pytest.raises(Refused, match="board alone"):
        versions.adopt(session, talk, Adoption.BY_BOARD, TODAY)


def test_a_correction_by_line_number_is_taken_over_and_listed(session, talk):
    version = sent(session, talk)
    one = versions.propose_correction(
        session, version, 1, "Piet Bakker", "de sleutel komt in de zomer", TODAY
    )
    with pytest.raises(Refused, match="A correction still waits"):
        versions.adopt(session, talk, Adoption.BY_BOTH, TODAY)
    versions.handle_correction(session, one, CorrectionState.TAKEN, TODAY)
    final = versions.adopt(session, talk, Adoption.BY_BOTH, date(2026, 4, 2))
    printed = version_content(session, final)
    assert printed.points[0].lines[0].words == "de sleutel komt in de zomer"
    assert printed.corrections[0].old == "de sleutel komt"
    promise = session.scalars(select(Promise)).one()
    assert (promise.words, promise.number) == ("de sleutel komt in de zomer", "T-2026-001")
    assert promise.due_on == date(2026, 7, 1)
    assert session.scalars(select(PromiseEvent)).all() == []


def test_a_correction_that_is_not_taken_over_needs_a_reason(session, talk):
    one = versions.propose_correction(session, sent(session, talk), 1, "Piet", "niets", TODAY)
    with pytest.raises(Refused, match="Say why"):
        versions.handle_correction(session, one, CorrectionState.REJECTED, TODAY)


def test_a_line_that_is_not_there_cannot_be_corrected(session, talk):
    with pytest.raises(Refused, match="The last one is 2"):
        versions.propose_correction(session, sent(session, talk), 3, "Piet", "niets", TODAY)


def test_a_later_remark_adds_to_adopted_minutes_and_changes_nothing(session, talk):
    version = adopted(session, talk)
    before = version_paper(session, version)
    remark = versions.add_remark(session, talk, "De sleutel is nummer 4.", date(2026, 5, 1))
    assert version_paper(session, version) == before
    said = words(version_paper(session, remark))
    assert "De sleutel is nummer 4." in said
    assert session.get_one(MinutesVersion, version).sha256[:8] in said
    assert session.get_one(Meeting, talk).state.value == "adopted"


def test_who_left_the_room_is_printed(session, talk):
    said = words(version_paper(session, sent(session, talk)))
    assert "Jan Proef left the room for this point: huurt zelf een ruimte." in said


def test_a_numbered_promise_whose_line_goes_is_closed_and_never_lost(session, talk):
    sent(session, talk)
    versions.take_back(session, talk, "was niet gezegd")
    item = points_of(session, talk)[0].id
    file_text(session, item, "= de huur wordt verlengd")
    promise = session.scalars(select(Promise)).one()
    assert (promise.number, promise.state.value) == ("T-2026-001", "lapsed")
    assert "de sleutel komt" in session.scalars(select(PromiseEvent.remark)).one()


def test_lines_have_only_words_that_were_typed(session, talk):
    for line in session.scalars(select(Line)):
        assert line.words in line.raw


def test_a_board_line_that_says_the_name_of_a_point_keeps_nothing_from_going_out(session, talk):
    item = points_of(session, talk)[0]
    file_text(session, item.id, f"% {item.title}\n> VGD: de sleutel komt")
    assert sent(session, talk)


def test_who_stood_aside_is_taken_back_until_the_minutes_are_sent_and_the_trail_tells(board):
    with board.acting("test") as session:
        a_board(session)
        department = a_department(session)
        talk = a_talk(session, department)
        item = written(session, talk, "Er is gesproken.")
        first = stand_aside(session, item, "Jan Proef", "huurt zelf een ruimte")
        stand_aside(session, item, "Fatima Voorbeeld", "buurvrouw", left_room=False)
    with board.acting("test") as session:
        take_back_aside(session, first)
    with board.acting("test") as session:
        (left,) = recusals(session, talk)
        assert left.name == "Fatima Voorbeeld"
        made, gone = changes_of(session, "recusal", first)
        assert (made.kind, gone.kind) == ("insert", "delete")
        assert (gone.before["name"], gone.before["reason"]) == (
            "Jan Proef",
            "huurt zelf een ruimte",
        )
        ended(session, talk)
        sent = versions.make_ready(session, talk, TODAY)
        printed = version_content(session, sent)
        (point,) = [one for one in printed.points if one.recusals]
        assert [one.name for one in point.recusals] == ["Fatima Voorbeeld"]
        with pytest.raises(Refused, match="sent"):
            take_back_aside(session, left.id)


def test_a_line_of_the_board_has_no_number_so_that_both_papers_number_alike(session, department):
    talk = a_talk(session, department)
    written(session, talk, "een\n% onder ons\ntwee", title="Huur")
    item = written(session, talk, "hier tellen we niet\nen hier ook niet", title="Onze grens")
    session.get_one(AgendaItem, item).internal = True
    file_text(session, item, "hier tellen we niet\nen hier ook niet")
    written(session, talk, "% nog iets\ndrie", title="Tuin")

    def numbers(printed):
        return [
            (point.number, point.title, [(line.number, line.words) for line in point.lines])
            for point in printed.points
        ]

    assert numbers(compose(session, talk)) == [
        (1, "Huur", [(1, "een"), (2, "twee")]),
        (2, "Tuin", [(3, "drie")]),
    ]
    assert numbers(compose(session, talk, inside=True)) == [
        (1, "Huur", [(1, "een"), (0, "onder ons"), (2, "twee")]),
        (0, "Onze grens", [(0, "hier tellen we niet"), (0, "en hier ook niet")]),
        (2, "Tuin", [(0, "nog iets"), (3, "drie")]),
    ]
    for number, said in ((1, "een"), (2, "twee"), (3, "drie")):
        line = line_at(session, talk, number)
        assert line is not None
        assert line.words == said
    inside = words(prints.draft_minutes(session, talk, inside=True))
    assert "2. Tuin" in inside
    assert "Onze grens (board only)" in inside
