"""Every paper of meetings: what stands on it, what never does, and no row that is cut."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bestuurskamer import language
from bestuurskamer.dossiers.actions import hand_move, move_stage
from bestuurskamer.dossiers.drafts import MoveDraft
from bestuurskamer.dossiers.model import Mover, Stage
from bestuurskamer.errors import words
from bestuurskamer.meetings import prints, versions
from bestuurskamer.meetings.agenda import add_point, order_points, points_of
from bestuurskamer.meetings.dossier_tale import dossier_timeline
from bestuurskamer.meetings.filing import file_text
from bestuurskamer.meetings.following_up import move_promise
from bestuurskamer.meetings.lists_paper import About, actions_pdf, decisions_pdf, promises_pdf
from bestuurskamer.meetings.model import AgendaItem, Line
from bestuurskamer.meetings.promise_model import (
    ActionState,
    Contradiction,
    DecisionKind,
    Direction,
    Promise,
    PromiseState,
)
from bestuurskamer.meetings.promise_model import Decision as StoredDecision
from bestuurskamer.meetings.register_rows import ActionRow, DecisionRow
from bestuurskamer.meetings.since import Since
from bestuurskamer.meetings.timeline import Happened
from bestuurskamer.meetings.timeline_paper import since_pdf, timeline_pdf
from bestuurskamer.vault.trail import Act
from tests.meetings.talks import LIMIT, SECRET, TODAY, promise, talks
from tests.meetings.test_standing import LETTERS, a_row
from tests.paper.reader import all_words, outside_the_leaf, pages, words_on

ABOUT = About("Stichting Buurthuis De Proef", TODAY)
INTERNAL_POINT = "Wat wij werkelijk willen"
INTERNAL_LINE = "desnoods zonder keukenvloer"


@pytest.fixture
def made(session):
    found = talks(session)
    hidden = add_point(session, found.planned, INTERNAL_POINT, internal=True)
    file_text(session, hidden, INTERNAL_LINE)
    ids = [item.id for item in points_of(session, found.planned)]
    order_points(session, found.planned, [hidden, *(n for n in ids if n != hidden)])
    return found


def flat(pdf: bytes) -> str:
    return " ".join(all_words(pdf).split())


def for_others(session, made) -> dict[str, bytes]:
    """Every paper that the other side may read."""
    key = promise(session, "sleutel")
    return {
        "minutes": prints.draft_minutes(session, made.first),
        "agenda": prints.agenda(session, made.planned, TODAY),
        "form": prints.hand_form(session, made.planned, TODAY),
        "slip": prints.corrections_slip(session, made.first),
        "slip of a draft": prints.corrections_slip(session, made.planned),
        "decisions": prints.decision_list(session, TODAY),
        "actions": prints.action_list(session, TODAY),
        "actions by day": prints.action_list(session, TODAY, by_person=False),
        "promises": prints.promise_list(session, TODAY),
        "promises of one": prints.promise_list(session, TODAY, department_id=made.department),
        "promises in a matter": prints.promise_list(session, TODAY, dossier_id=made.dossier),
        "standing": prints.standing_of_department(session, made.department, TODAY),
        "standing in a matter": prints.standing_of_dossier(session, made.dossier, TODAY),
        "since": prints.since_last(session, made.department, TODAY),
        "timeline": prints.timeline_of_dossier(session, made.dossier, TODAY),
        "timeline of a promise": prints.timeline_of_promise(session, key, TODAY),
    }


def test_nothing_of_the_board_alone_is_on_a_paper_for_others(session, made):
    for name, pdf in for_others(session, made).items():
        found = flat(pdf)
        for secret in (SECRET, LIMIT, INTERNAL_POINT, INTERNAL_LINE, "wethouder", "INTERNAL"):
            assert secret not in found, name


def test_internal_records_are_on_no_list_for_others(session, made):
    for one in (
        session.get_one(Promise, promise(session, "sleutel")),
        session.scalars(select(StoredDecision)).one(),
    ):
        one.internal = True
    session.flush()
    key = promise(session, "sleutel")
    for name, pdf in for_others(session, made).items():
        if name not in ("minutes", "timeline of a promise"):
            assert "kruipruimte" not in flat(pdf), name
            assert "keukenvloer wordt vervangen" not in flat(pdf), name
    assert "INTERNAL" in flat(prints.timeline_of_promise(session, key, TODAY))
    inside = flat(prints.decision_list(session, TODAY, inside=True))
    assert "keukenvloer wordt vervangen" in inside
    assert "INTERNAL" in inside


def test_every_paper_is_black_on_white_within_its_margins(session, made):
    made_ones = for_others(session, made)
    made_ones["script"] = prints.script(session, made.planned, TODAY)
    for name, pdf in made_ones.items():
        document = pdfium.PdfDocument(pdf)
        for leaf in document:
            picture = leaf.render(scale=0.5).to_pil().convert("RGB")
            assert all(red == green == blue for _n, (red, green, blue) in picture.getcolors(99999))
            wide = leaf.get_width() / (72 / 25.4)
            assert not outside_the_leaf(pdf, wide - 19, 297), name
        document.close()


def test_every_foot_says_of_which_day_or_version_it_is(session, made):
    language.speak("nl")
    for name, pdf in for_others(session, made).items():
        foot = words_on(pdf).replace("\n", " ")
        assert "tand van 23 november 2026" in foot or "Versie 1" in foot or "Concept" in foot, name


def test_the_agenda_says_when_where_who_and_what_is_open_at_each_point(session, made):
    language.speak("nl")
    words = flat(prints.agenda(session, made.planned, TODAY))
    assert "donderdag 26 november 2026 19:30" in words
    assert "Plaats Buurthuis, zaal 2" in words
    assert "Piet Bakker (beheerder, VGD)" in words
    assert "4. Hoofdhuur" in words
    at_point = words[words.index("4. Hoofdhuur") : words.index("5. Any other")]
    assert "de sleutel van de kruipruimte" in at_point
    assert "T-2026-001 uiterlijk 30 sep 1 keer verzet × 54 dagen te laat" in at_point
    assert "overzicht van de onderhuurders" not in words, "that one was kept"


def test_a_promise_that_no_point_is_about_still_stands_on_the_agenda(session, made):
    for item in points_of(session, made.planned):
        item.topic_id = None
    session.flush()
    words = flat(prints.agenda(session, made.planned, TODAY))
    assert "de sleutel" in words[words.index("Open as well, at no point") :]


def test_the_script_has_its_band_on_each_page_and_what_the_board_needs(session, made):
    pdf = prints.script(session, made.planned, TODAY)
    assert pages(pdf) > 1
    for page in range(pages(pdf)):
        assert "INTERNAL: for the board alone" in words_on(pdf, page)
    for needed in (SECRET, LIMIT, INTERNAL_POINT, INTERNAL_LINE, "Bakker zegt dat het dak"):
        assert needed in flat(pdf)


def test_a_point_of_the_board_alone_takes_no_number_on_any_paper(session, made):
    for pdf in (
        prints.agenda(session, made.planned, TODAY),
        prints.script(session, made.planned, TODAY),
        prints.hand_form(session, made.planned, TODAY),
    ):
        assert "4. Hoofdhuur" in flat(pdf)


def test_a_promise_stands_at_the_point_about_its_topic_before_any_of_its_matter(session, made):
    first = add_point(session, made.planned, "Alles over de huur", dossier_id=made.dossier)
    rest = [item.id for item in points_of(session, made.planned) if item.id != first]
    order_points(session, made.planned, [first, *rest])
    found = flat(prints.script(session, made.planned, TODAY))
    assert found.index("1. Alles over de huur") < found.index("5. Hoofdhuur")
    assert found.index("5. Hoofdhuur") < found.index("de sleutel van de kruipruimte")
    assert found.count(LIMIT) == 1


def test_the_form_has_boxes_for_each_open_promise_with_its_number(session, made):
    words = flat(prints.hand_form(session, made.planned, TODAY))
    assert words.count("new day:") == 4
    for number in ("T-2026-001", "T-2026-003", "T-2026-004", "T-2026-005"):
        assert number in words


def test_the_slip_names_the_version_and_holds_what_was_proposed(session, made):
    version = session.scalars(select(versions.MinutesVersion)).first()
    versions.propose_correction(
        session, version.id, 2, "Piet Bakker", "de sleutel komt vóór 1 juli", TODAY
    )
    words = flat(prints.corrections_slip(session, made.first))
    assert "de sleutel komt vóór 1 juli (Piet Bakker)" in words
    assert version.sha256[:8] in words
    assert words.count("yes no") == 10


def test_the_actions_stand_by_person_and_by_day(session, made):
    person = flat(prints.action_list(session, TODAY))
    assert person.index("Fatima Voorbeeld") < person.index("begroting keukenvloer")
    assert "× 192 days late" in person
    by_day = flat(prints.action_list(session, TODAY, by_person=False))
    assert by_day.index("Late") < by_day.index("A-2026-001") < by_day.index("December 2026")


def test_the_promises_stand_by_department_with_age_moves_and_source(session, made):
    language.speak("nl")
    words = flat(prints.promise_list(session, TODAY, department_id=made.department))
    assert "5 toezeggingen, waarvan 2 te laat." in words
    assert "196 dagen oud" in words
    assert "1 keer verzet" in words
    assert "Overleg Vastgoed 11 mei, Hoofdhuur" in words
    assert "D-2026-003 Verlenging hoofdhuur" in words


def test_since_last_time_tells_what_is_new_late_moved_and_contradicted(session, made):
    one, other = session.scalars(
        select(Line.id)
        .join(AgendaItem)
        .where(AgendaItem.meeting_id == made.second)
        .where(Line.words.contains("dak"))
    ).all()
    session.add(
        Contradiction(
            dossier_id=made.dossier,
            one_line_id=one,
            other_line_id=other,
            seen_on=date(2026, 10, 1),
            note="dak",
        )
    )
    session.flush()
    words = flat(prints.since_last(session, made.department, TODAY))
    assert "Since Overleg Vastgoed of 14 September 2026." in words
    parts = re.split(r"Done|New|Late|The day was moved|Contradicts each other", words)[1:]
    done, new, late, moved, against = parts
    assert "overzicht" not in done, "that was kept before"
    assert "concept van de verlenging" in new
    assert "sleutel" in late
    assert "de sleutelmaker was ziek" in moved
    assert "was 1 Jul" in moved
    assert "meting van het dak" in against
    assert "het dak al gemeten" in against


def test_the_timeline_has_the_day_of_each_event_and_the_moment_of_entry(session, made):
    entered = language.moment(session.scalars(select(Act.at).order_by(Act.id.desc())).first())
    words = flat(prints.timeline_of_dossier(session, made.dossier, TODAY))
    assert f"11 May 2026 {entered} T-2026-001: promised by Vastgoed" in words
    assert "T-2026-001: day moved from 1 July 2026 to 30 September 2026" in words
    assert words.index("11 May 2026") < words.index("14 Sep")


def test_the_timeline_tells_to_whom_the_move_went_and_each_stage(session, made):
    since = date(2026, 10, 2)
    hand_move(session, made.dossier, MoveDraft(Mover.US, since=since), TODAY)
    session.flush()
    again = MoveDraft(Mover.DEPARTMENT, date(2026, 10, 9), made.department)
    hand_move(session, made.dossier, again, TODAY)
    session.flush()
    move_stage(session, made.dossier, Stage.NEGOTIATION)
    session.flush()
    told = dossier_timeline(session, made.dossier, date(2030, 1, 1))
    said = [(one.day, language.say(one.what)) for one in told]
    assert (since, "Our move") in said
    assert (date(2026, 10, 9), "To move: Vastgoed") in said
    assert "Stage: Negotiation" in [what for _day, what in said]


def test_no_paper_in_dutch_has_a_word_of_english_left(session):
    language.speak("nl")
    made = talks(session)
    move_promise(session, promise(session, "meting"), None, "geen datum meer", TODAY)
    move_promise(session, promise(session, "concept"), TODAY, "nieuwe datum", TODAY)
    english = re.compile(r"\b(the|day|days|runs|not|minutes|with|moved|late|who|from)\b")
    for name, pdf in for_others(session, made).items():
        assert not english.search(flat(pdf)), name


def test_an_empty_register_is_a_paper_as_well(session, made):
    empty = prints.since_last(session, made.other, TODAY)
    assert "There was no meeting with Groen before" in flat(empty)
    assert pages(decisions_pdf([], ABOUT)) == 1
    assert pages(actions_pdf([], ABOUT)) == 1
    assert pages(promises_pdf([], ABOUT)) == 1


@st.composite
def many_rows(draw):
    texts = draw(st.lists(LETTERS, min_size=1, max_size=6))
    count = draw(st.integers(1, 70))
    return [
        a_row(n, texts[n % len(texts)].strip() or "w", Direction.THEIRS, PromiseState.OPEN)
        for n in range(1, count + 1)
    ]


@settings(max_examples=12)
@given(many_rows())
def test_no_row_of_any_list_is_cut(rows):
    decisions = [
        DecisionRow(
            row.id, row.number, row.words, DecisionKind.JOINT, row.given_on, None, None,
            "", "", None, False, row.source,
        )
        for row in rows
    ]  # fmt: skip
    actions = [
        ActionRow(
            row.id, row.number, row.words, f"Lid {row.id % 3}", row.given_on, row.due_on,
            row.precision, ActionState.OPEN, False, row.source, row.measures,
        )
        for row in rows
    ]  # fmt: skip
    told = [
        Happened(TODAY - timedelta(days=row.id), None, words(row.number), row.words) for row in rows
    ]
    since = Since("Vastgoed", TODAY, "Overleg", TODAY, (), tuple(rows), (), (), ())
    for pdf in (
        promises_pdf([replace(row, moved=2) for row in rows], ABOUT),
        decisions_pdf(decisions, ABOUT),
        actions_pdf(actions, ABOUT),
        actions_pdf(actions, ABOUT, by_person=False),
        timeline_pdf(told, ABOUT, "D-2026-003"),
        since_pdf(since, ABOUT),
    ):
        of_pages = [re.sub(r"\s", "", words_on(pdf, page)) for page in range(pages(pdf))]
        for row in rows:
            (page,) = [n for n, words_ in enumerate(of_pages) if row.number in words_]
            assert f"einde{row.id}x" in of_pages[page], row.number
