"""What must always hold at the secretary's table, I1 to I17, each with the tests that hold it.

`invariants.toml` names them; here stand those that have no better place.
"""

from __future__ import annotations

import ast
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from bestuurskamer.dossiers.happenings import ProcedureDraft
from bestuurskamer.dossiers.procedures import start_procedure
from bestuurskamer.dossiers.ready_papers import terms_paper
from bestuurskamer.meetings import prints, versions
from bestuurskamer.meetings.agenda import plan_meeting, points_of
from bestuurskamer.meetings.coming_back import topics_to_judge
from bestuurskamer.meetings.drafts import MeetingDraft
from bestuurskamer.meetings.model import AgendaItem, ItemState, Meeting, Topic
from bestuurskamer.meetings.rules import Finding, LineToCheck, PointToCheck, check
from bestuurskamer.parties.departments import end_department
from tests.dossiers.builders import KindChoice
from tests.dossiers.builders import a_dossier as a_matter
from tests.meetings.builders import (
    HELD,
    a_board,
    a_department,
    a_dossier,
    a_talk,
    an_official,
    ended,
    written,
)
from tests.paper.reader import all_words

HERE = Path(__file__).parent.parent
TODAY = date(2026, 3, 4)
TEXT = (
    "> VGD/Bakker: de sleutel komt !1-7\n< wij sturen de lijst @jan !1-4\n"
    "* bestek nalezen @fatima !12-9\n= de huur wordt verlengd\n? wie tekent /VGD"
)


def test_each_invariant_has_tests_that_are_there():
    held_by = tomllib.loads((HERE / "meetings" / "invariants.toml").read_text("utf-8"))
    assert list(held_by) == [f"I{place}" for place in range(1, 18)]
    for name, held in held_by.items():
        assert held["tests"]
        for one in held["tests"]:
            path, _colons, test = one.partition("::")
            tree = ast.parse((HERE / path).read_text("utf-8"))
            names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            assert test in names, f"{name}: {one}"


@pytest.fixture
def department(session):
    a_board(session)
    made = a_department(session)
    an_official(session, made)
    return made


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE minutes_version SET sha256 = 'x'",
        "DELETE FROM minutes_version",
        "UPDATE trail SET after = '{}'",
        "DELETE FROM trail",
        "UPDATE promise_event SET day = '2026-01-01'",
        "DELETE FROM promise_event",
    ],
)
def test_versions_events_and_the_trail_are_only_added_to(board, change):
    with board.acting("test") as session:
        a_board(session)
        made = a_department(session)
        an_official(session, made)
        talk = a_talk(session, made)
        written(session, talk, TEXT)
        ended(session, talk)
        versions.make_ready(session, talk, TODAY)
        number = session.scalars(text("SELECT id FROM promise")).first()
        from bestuurskamer.meetings.following_up import raise_again

        raise_again(session, number, "", TODAY)
    with pytest.raises(IntegrityError), board.acting("test") as session:
        session.execute(text(change))


@pytest.mark.parametrize("column", ["department_id", "meeting_id", "given_on"])
def test_no_promise_with_a_number_lacks_department_source_or_day(board, column):
    with board.acting("test") as session:
        a_board(session)
        made = a_department(session)
        talk = a_talk(session, made)
        written(session, talk, "> VGD: de sleutel komt")
        ended(session, talk)
        versions.make_ready(session, talk, TODAY)
    with pytest.raises(IntegrityError), board.acting("test") as session:
        session.execute(text(f"UPDATE promise SET {column} = NULL"))


def test_a_topic_that_comes_back_is_the_same_topic(session, department):
    talk = a_talk(session, department)
    written(session, talk, "> VGD: de sleutel komt")
    ended(session, talk)
    versions.make_ready(session, talk, TODAY)
    later = plan_meeting(
        session, MeetingDraft("Overleg", date(2026, 4, 2), True, department_id=department)
    )
    (topic,) = session.scalars(select(Topic).where(Topic.title == "Huur"))
    items = session.scalars(select(AgendaItem).where(AgendaItem.topic_id == topic.id)).all()
    assert [item.meeting_id for item in items] == [talk, later]


def test_topics_come_back_with_the_department_that_came_after(session, department):
    talk = a_talk(session, department)
    written(session, talk, "> VGD: de sleutel komt")
    ended(session, talk)
    versions.make_ready(session, talk, TODAY)
    new = a_department(session, "Vastgoedontwikkeling", "VGO")
    end_department(session, department, TODAY, new)
    later = plan_meeting(
        session, MeetingDraft("Overleg", date(2026, 4, 2), True, department_id=new)
    )
    judged = topics_to_judge(session, session.get_one(Meeting, later))
    assert [(topic.title, topic.fits) for topic in judged] == [("Huur", True)]
    titles = [point.title for point in points_of(session, later)]
    assert "Huur" in titles
    assert "Adopt the minutes of 2 March 2026" in titles


WHOLE = PointToCheck(
    1,
    "Huur",
    ItemState.TREATED,
    (
        LineToCheck(
            1, 1, "their_promise", "de sleutel komt", hidden=False, department_id=1, due_on=TODAY
        ),
        LineToCheck(1, 2, "action", "bestek nalezen", hidden=False, who="Jan", due_on=TODAY),
        LineToCheck(1, 3, "internal", "dit blijft onder ons", hidden=True),
    ),
)


def found(*points, ours=1, theirs=1):
    return [one.finding for one in check(points, ours=ours, theirs=theirs, with_others=True,
                                         held_on=HELD)]  # fmt: skip


def test_whole_minutes_have_nothing_on_the_check_list():
    assert found(WHOLE) == []


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ({"kind": "action", "who": ""}, Finding.NO_PERSON),
        ({"kind": "their_promise", "department_id": None}, Finding.NO_DEPARTMENT),
        ({"kind": "their_promise", "due_on": date(2026, 3, 1)}, Finding.DAY_PASSED),
        ({"kind": "our_promise", "words": "x" * 301}, Finding.LONG_PROMISE),
        ({"kind": "text", "words": "Dit is vertrouwelijk."}, Finding.INTERNAL_WORDS),
        ({"kind": "text", "number_known": False}, Finding.UNKNOWN_NUMBER),
        ({"kind": "text", "unknown": ("Pieters",)}, Finding.UNKNOWN_NAME),
    ],
)
def test_the_check_list_finds_it(line, finding):
    good = LineToCheck(1, 1, "text", "tekst", hidden=False, who="Jan", department_id=1)
    assert found(replace(WHOLE, lines=(replace(good, **line),))) == [finding]
    assert found(WHOLE, ours=0) == [Finding.NOBODY_OF_US]
    assert found(WHOLE, theirs=0) == [Finding.NOBODY_OF_THEM]
    assert found(replace(WHOLE, state=ItemState.OPEN)) == [Finding.POINT_OPEN]
    assert found(replace(WHOLE, state=ItemState.OPEN, hidden=True)) == []
    assert found(replace(WHOLE, lines=())) == [Finding.EMPTY_POINT]


def test_every_list_on_paper_names_matter_topic_and_source(session, department):
    matter = a_dossier(session, "D-2026-009")
    talk = a_talk(session, department)
    item = written(session, talk, TEXT)
    session.get_one(Topic, session.get_one(AgendaItem, item).topic_id).dossier_id = matter
    session.flush()
    from bestuurskamer.meetings.filing import file_text

    file_text(session, item, TEXT)
    ended(session, talk)
    versions.make_ready(session, talk, TODAY)
    papers = [prints.promise_list, prints.action_list, prints.decision_list]
    for paper in papers:
        said = " ".join(all_words(paper(session, TODAY)).split())
        for part in ("D-2026-009 Hoofdhuur", "Overleg Vastgoed", "2 Mar", "Huur"):
            assert part in said, (paper.__name__, part)
    permit = a_matter(session, "Terras", kind=KindChoice(code="permit"))
    start_procedure(session, permit, ProcedureDraft("objection", TODAY, "terras"), TODAY)
    said = " ".join(all_words(terms_paper(session, TODAY)).split())
    assert "Terras" in said
    assert "made known 4-3-2026" in said


@pytest.mark.parametrize("table", ["department", "dossier", "meeting", "line", "promise", "topic"])
def test_nothing_goes_that_something_else_points_to(board, table):
    with board.acting("test") as session:
        a_board(session)
        made = a_department(session)
        an_official(session, made)
        matter = a_dossier(session)
        talk = a_talk(session, made)
        item = written(session, talk, TEXT)
        session.get_one(Topic, session.get_one(AgendaItem, item).topic_id).dossier_id = matter
        ended(session, talk)
        versions.make_ready(session, talk, TODAY)
        number = session.scalars(text("SELECT id FROM promise")).first()
        from bestuurskamer.meetings.following_up import raise_again

        raise_again(session, number, "", TODAY)
    with pytest.raises(IntegrityError), board.acting("test") as session:
        session.execute(text(f"DELETE FROM {table}"))
