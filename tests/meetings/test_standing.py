"""“Where do we stand”: one page always, rows whole or counted, nothing of the board alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bestuurskamer import language
from bestuurskamer.building.actions import describe_head_lease
from bestuurskamer.building.model import HeadLease
from bestuurskamer.building.rules import HeadLeaseDraft
from bestuurskamer.dossiers.model import Dossier, Mover
from bestuurskamer.meetings import prints
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.promise_model import Direction, Promise, PromiseState
from bestuurskamer.meetings.register_rows import From, PromiseRow
from bestuurskamer.meetings.rules import OPEN_PROMISES, measures
from bestuurskamer.meetings.standing import FixedDay, Move, Standing
from bestuurskamer.meetings.standing_paper import standing_pdf
from bestuurskamer.money import Money
from bestuurskamer.paper.letterhead import Letterhead
from bestuurskamer.parties.model import Department
from tests.builders import a_lease
from tests.meetings.talks import LIMIT, SECRET, TODAY, many, promise, talks
from tests.paper.reader import all_words, outside_the_leaf, pages, words_on

HEAD = Letterhead("Stichting Buurthuis De Proef", "Proefstraat 1", "1234 AB", "Voorbeeldstad")


@pytest.fixture
def made(session):
    return talks(session)


def flat(pdf: bytes) -> str:
    return " ".join(all_words(pdf).split())


def a_row(place: int, words: str, direction: Direction, state: PromiseState) -> PromiseRow:
    given_on = TODAY - timedelta(days=place + 1)
    due = given_on + timedelta(days=30) if place % 4 else None
    still_open = state in OPEN_PROMISES
    return PromiseRow(
        id=place,
        number=f"{'T' if direction is Direction.THEIRS else 'W'}-2026-{place:03d}",
        direction=direction,
        words=f"{words} einde{place}x",
        department_id=1,
        department="VGD",
        by_name="Piet Bakker" if place % 2 else "",
        given_on=given_on,
        due_on=due,
        precision=Precision.DAY if due else Precision.NONE,
        state=state,
        closed_on=None if still_open else TODAY,
        moved=place % 3,
        raised=0,
        last_raised=None,
        internal=False,
        source=From(1, "Overleg", given_on, "Huur", None, ""),
        measures=measures(given_on, due, still_open, TODAY),
    )


def a_standing(theirs, ours, days=(), said="Wij wachten.") -> Standing:
    return Standing(
        name="Vastgoed",
        about_department=True,
        organisation="Gemeente Voorbeeldstad",
        contacts=("Piet Bakker",),
        day=TODAY,
        talk_on=TODAY,
        moves=(Move("D-2026-003 Hoofdhuur", "Vastgoed", TODAY, 0, said),),
        theirs=tuple(theirs),
        ours=tuple(ours),
        days=tuple(days),
        sources=(TODAY,),
        references=("D-2026-003",),
        promised_by="Vastgoed",
    )


LETTERS = st.text("abcdefghij klmnop", min_size=1, max_size=300)


@st.composite
def any_standing(draw):
    rows = []
    for direction in Direction:
        texts = draw(st.lists(LETTERS, max_size=8))
        count = draw(st.integers(0, 100)) if texts else 0
        state = draw(st.sampled_from(PromiseState))
        rows.append(
            [
                a_row(place, texts[place % len(texts)].strip() or "w", direction, state)
                for place in range(1, count + 1)
            ]
        )
    days = [
        FixedDay(TODAY + timedelta(days=n), "obligation", draw(LETTERS) or "x", leads=n == 0)
        for n in range(draw(st.integers(0, 12)))
    ]
    moves = tuple(
        Move(f"D-2026-{n:03d} {draw(LETTERS)}", draw(LETTERS), TODAY, n, draw(LETTERS) * 4)
        for n in range(draw(st.integers(0, 9)))
    )
    name = draw(LETTERS)
    made = a_standing(rows[0], rows[1], days)
    return replace(made, moves=moves, name=name, promised_by=name, contacts=(draw(LETTERS),) * 9)


def counted(words: str) -> int:
    return sum(int(count) for count in re.findall(r"\+ (\d+) more, see the list", words))


@settings(max_examples=40)
@given(any_standing())
def test_it_is_always_one_page_and_no_row_is_cut(standing):
    pdf = standing_pdf(standing, HEAD)
    assert pages(pdf) == 1
    assert not outside_the_leaf(pdf, 190.5, 297)
    words = words_on(pdf)
    shown = 0
    for row in (*standing.theirs, *standing.ours):
        if row.number in words:
            shown += 1
            last = re.sub(r"\s", "", f"einde{row.id}x”")
            assert last in re.sub(r"\s", "", words), row.number
    hidden = len(standing.theirs) + len(standing.ours) - shown
    assert hidden <= counted(words)
    assert "Agreed today" in words


@pytest.mark.parametrize("count", [0, 1, 7, 60, 200])
@pytest.mark.parametrize("letters", [1, 90, 300])
def test_two_hundred_promises_of_three_hundred_letters_are_one_page(count, letters):
    sentence = ("wij komen er op terug " * 20)[:letters].strip() or "w"
    rows = [a_row(n, sentence, Direction.THEIRS, PromiseState.OPEN) for n in range(1, count + 1)]
    pdf = standing_pdf(a_standing(rows, rows[: count // 2]), HEAD)
    assert pages(pdf) == 1
    shown = len(re.findall(r"T-2026-\d{3}", words_on(pdf)))
    assert shown + counted(words_on(pdf)) == count + count // 2
    assert shown >= min(count, 1 if letters == 300 else 4)


def test_a_talk_comes_back_on_the_page_of_its_department(session, made):
    language.speak("nl")
    words = flat(prints.standing_of_department(session, made.department, TODAY))
    assert "Waar staan we: afdeling Vastgoed" in words
    assert "voor het overleg van donderdag 26 november 2026" in words
    assert "Aan zet: Vastgoed, sinds 14 september 2026 (70 dagen)" in words
    assert "30 sep 1 keer verzet × 54 dagen te laat" in words
    assert "× 23 dagen te laat" in words
    assert "○ loopt, nog 22 dagen" in words
    assert "✓ nagekomen 29 mei" in words
    assert "Bron: verslagen van 11 mei, 14 sep; D-2026-003 · stand van 23 november 2026" in words
    assert "Vandaag afgesproken" in words


def test_nothing_of_the_board_alone_is_ever_on_it(session, made):
    hidden = session.get_one(Promise, promise(session, "meting"))
    hidden.internal = True
    session.flush()
    for pdf in (
        prints.standing_of_department(session, made.department, TODAY),
        prints.standing_of_dossier(session, made.dossier, TODAY),
    ):
        words = flat(pdf)
        assert SECRET not in words
        assert LIMIT not in words
        assert "wethouder" not in words, "a reminder of our own"
        assert "meting van het dak" not in words


def test_the_page_of_a_matter_names_it_and_each_department(session, made):
    words = flat(prints.standing_of_dossier(session, made.dossier, TODAY))
    assert "Where do we stand: matter Verlenging hoofdhuur matter D-2026-003" in words
    assert "(Piet Bakker, VGD)" in words


def test_the_end_of_the_head_lease_leads_and_names_no_tenant(session, made):
    a_lease(session, tenant="Naaister Ans", last_day=date(2027, 8, 31))
    describe_head_lease(
        session,
        HeadLeaseDraft(
            "Gemeente Elders", Money(200_00), date(2017, 4, 1), date(2027, 3, 31),
            renewal_by=date(2026, 12, 31),
        ),
    )  # fmt: skip
    dossier = session.get_one(Dossier, made.dossier)
    dossier.head_lease_id = session.scalars(select(HeadLease.id)).one()
    session.flush()
    language.speak("nl")
    words = flat(prints.standing_of_department(session, made.department, TODAY))
    dates = words[words.index("Vaste datums") :]
    assert "Laatste dag om verlenging van de hoofdhuur te vragen 31 december 2026, nog 38" in dates
    assert "Laatste dag van de hoofdhuur 31 maart 2027, nog 128 dagen" in dates
    assert "31 augustus 2027, 5 maanden na de hoofdhuur" in dates
    assert "Ans" not in words


def test_a_department_without_anything_still_has_its_page(session, made):
    pdf = prints.standing_of_department(session, made.other, TODAY)
    assert pages(pdf) == 1
    assert flat(pdf).count("Nothing is open.") == 2


def test_promises_of_a_department_stand_with_the_one_that_took_over(session, made):
    session.get_one(Department, made.department).successor_id = made.other
    session.flush()
    assert "kruipruimte" in flat(prints.standing_of_department(session, made.other, TODAY))


def test_what_was_closed_more_than_a_year_ago_is_left_out(session, made):
    one = session.get_one(Promise, promise(session, "overzicht"))
    one.closed_on = date(2025, 11, 1)
    session.flush()
    assert "overzicht" not in flat(prints.standing_of_department(session, made.department, TODAY))


def test_two_hundred_stored_promises_are_counted_to_the_last(session, made):
    many(session, made, [f"woord {n}" for n in range(200)])
    pdf = prints.standing_of_department(session, made.department, TODAY)
    shown = len(set(re.findall(r"T-202\d-\d{3,4}", words_on(pdf))))
    assert pages(pdf) == 1
    assert shown + counted(words_on(pdf)) == len(session.scalars(select(Promise)).all())


def test_the_same_state_gives_the_same_bytes(session, made):
    one = prints.standing_of_department(session, made.department, TODAY)
    assert one == prints.standing_of_department(session, made.department, TODAY)


def test_the_move_of_the_board_stands_under_its_own_name(session, made):
    session.get_one(Dossier, made.dossier).mover = Mover.US
    session.flush()
    words = flat(prints.standing_of_dossier(session, made.dossier, TODAY))
    assert "To move: Stichting Buurthuis De Proef" in words
