"""A line such as `T1 ok` reads in plain words on paper, and stays as it was typed."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from bestuurskamer import language
from bestuurskamer.meetings import prints, snapshot, versions
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.composing import compose
from bestuurskamer.meetings.drafts import SmallDraft
from bestuurskamer.meetings.kept import version_paper
from bestuurskamer.meetings.minutes_paper import minutes_pdf
from bestuurskamer.meetings.minuting import keep_small
from bestuurskamer.meetings.model import CorrectionState, Line, MeetingKind, MinutesVersion
from bestuurskamer.meetings.plain_lines import in_plain_words
from bestuurskamer.meetings.promise_model import Promise, PromiseEvent
from tests.meetings.builders import TODAY, a_board, a_call, a_department, a_talk, sent, written
from tests.meetings.table import KNOWN
from tests.paper.reader import all_words

LINE = "T1 ok de sleutel ligt klaar"
SAID = "Promise T-2026-001 reported as kept: de sleutel ligt klaar"


@pytest.fixture
def talk(session):
    a_board(session)
    department = a_department(session)
    a_call(session, department, "> de sleutel komt !1-7")
    made = a_talk(session, department)
    written(session, made, f"{LINE}\ngewone regel")
    return made


def words(pdf):
    return " ".join(all_words(pdf).split())


@pytest.mark.parametrize(
    ("raw", "with_others", "said"),
    [
        (
            "T-2026-003 ok de sleutel ligt klaar", False,
            "Toezegging T-2026-003 nagekomen: de sleutel ligt klaar",
        ),
        ("T3 ok", True, "Toezegging T-2026-003 gemeld als nagekomen"),
        (
            "T3 !4-12 vakantie", True,
            "Toezegging T-2026-003 schuift op naar vrijdag 4 december 2026: vakantie",
        ),
        ("T3 vervallen", True, "Toezegging T-2026-003 vervalt"),
        ("A3 klaar", True, "Actie T-2026-003 gedaan"),
        ("A3 vervallen niet nodig", False, "Actie T-2026-003 vervalt: niet nodig"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_became_of_it(raw, with_others, said):
    language.speak("nl")
    read = read_line(raw, KNOWN, TODAY)
    assert in_plain_words(read, "T-2026-003", with_others=with_others) == said


def test_paper_says_it_in_plain_words_and_the_line_stays_as_typed(session, talk):
    assert SAID in words(prints.draft_minutes(session, talk))
    version = sent(session, talk)
    assert SAID in words(version_paper(session, version))
    assert LINE not in words(version_paper(session, version))
    assert LINE in session.scalars(select(Line.raw)).all()


def test_a_later_version_tells_of_the_same_promise(session, talk):
    sent(session, talk)
    versions.take_back(session, talk, "naam fout")
    department = session.scalars(select(Promise.department_id)).one()
    day = date(2027, 1, 5)
    keep_small(session, SmallDraft(MeetingKind.PHONE, "> nog een", day, "", department), day)
    assert "T-2027-001" in session.scalars(select(Promise.number)).all()
    versions.make_ready(session, talk, TODAY)
    assert SAID in words(prints.draft_minutes(session, talk))
    assert len(session.scalars(select(PromiseEvent.id)).all()) == 1  # and it acts once


def test_a_version_from_before_prints_as_it_was(session, talk):
    version = session.get_one(MinutesVersion, sent(session, talk))
    raw = json.loads(version.content)
    for point in raw["points"]:
        for line in point["lines"]:
            del line["plain"]
    assert LINE in words(minutes_pdf(snapshot.from_json(json.dumps(raw)), version.sha256))


def test_what_a_promise_is_told_has_no_signs(session):
    a_board(session)
    department = a_department(session)
    a_call(session, department, "> de sleutel komt !1-7")
    made = a_talk(session, department)
    written(session, made, "T1 ok")
    sent(session, made)
    remarks = session.scalars(select(PromiseEvent.remark)).all()
    assert remarks == ["Promise T-2026-001 reported as kept"]


def test_a_correction_shows_the_words_of_the_paper_and_is_taken_over(session, talk):
    version = sent(session, talk)
    one = versions.propose_correction(session, version, 1, "Piet", "De sleutel ligt er.", TODAY)
    versions.handle_correction(session, one, CorrectionState.TAKEN, TODAY)
    printed = compose(session, talk)
    assert printed.corrections[0].old == SAID
    assert printed.points[0].lines[0].on_paper == "De sleutel ligt er."
