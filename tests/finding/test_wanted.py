"""What somebody looks for, read from one field."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.finding.wanted import Number, Sort, State, Wanted, wanted
from bestuurskamer.folding import fold


def test_everything_at_once():
    query = (
        'is:open soort:toezegging afd:VGD na:2025-03 vóór:2026-01 @jan T14 "Groen  onderhoud" dak'
    )
    assert wanted(query) == Wanted(
        words=("groen onderhoud", "dak"),
        sorts=frozenset({Sort.PROMISE}),
        states=frozenset({State.OPEN}),
        departments=("vgd",),
        people=("jan",),
        numbers=(Number(Sort.PROMISE, 14),),
        since=date(2025, 3, 1),
        before=date(2026, 1, 1),
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2025", date(2025, 1, 1)),
        ("2025-03", date(2025, 3, 1)),
        ("2025-3-14", date(2025, 3, 14)),
        ("14-3-2025", date(2025, 3, 14)),
        ("3-2025", date(2025, 3, 1)),
        ("29-2-2024", date(2024, 2, 29)),
    ],
)
def test_a_day_a_month_or_a_year(said, day):
    assert wanted(f"na:{said}") == Wanted(since=day)
    assert wanted(f"VÓÓR:{said}") == wanted(f"tot:{said}") == Wanted(before=day)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("t14", Number(Sort.PROMISE, 14)),
        ("T-2026-014", Number(Sort.PROMISE, 14, 2026)),
        ("A31", Number(Sort.ACTION, 31)),
        ("B-2025-007", Number(Sort.DECISION, 7, 2025)),
        ("D-2026-03", Number(Sort.DOSSIER, 3, 2026)),
    ],
)
def test_numbers_of_what_is_kept(said, number):
    assert wanted(said) == Wanted(numbers=(number,))


@pytest.mark.parametrize(
    "filter_",
    ["soort:onzin", "is:raar", "na:gisteren", "voor:31-4-2025", "na:1203", "na:2025-13"],
)
def test_a_filter_that_means_nothing_is_told(filter_):
    found = wanted(f"dak {filter_}")
    assert found == Wanted(words=("dak",), misread=(filter_,))


def test_a_filter_still_being_typed_changes_nothing():
    assert wanted("dak afd:") == wanted("dak")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Huurovereenkomst coördinator", ("huurovereenkomst", "coordinator")),
        ('"open aanhaling', ("open aanhaling",)),
        ("“tussen aanhaling”", ("tussen aanhaling",)),
        ("14:30 https://example.nl", ("14:30", "https://example.nl")),
        ("en/of R&D jan@example.nl", ("en/of", "r&d", "jan@example.nl")),
        ('"T14"', ("t14",)),
        ("huur huur", ("huur",)),
    ],
)
def test_what_is_no_filter_is_a_word(query, words):
    assert wanted(query) == Wanted(words=words)


def test_a_name_of_more_words_stands_between_quotation_marks():
    assert wanted('afd:"Groen en Water" /vgd &D-2026-03 wie:jan').departments == (
        "groen en water",
        "vgd",
    )


def test_nothing_wanted_is_false_and_a_misread_filter_wants_nothing():
    assert not wanted("   ")
    assert not wanted("soort:onzin")
    assert wanted("is:open")


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_read_and_capitals_and_spaces_do_not_matter(query):
    found = wanted(query)
    assert wanted(f"  {query}  ").words == found.words
    assert wanted(fold(query)) == found
    assert all(word == fold(word) and word.strip() == word for word in found.words)


@given(st.lists(st.sampled_from(["is:open", "@jan", "dak", "T14", '"a b"', "na:2025", "afd:v"])))
def test_the_order_of_filters_does_not_matter(parts):
    one, other = wanted(" ".join(parts)), wanted(" ".join(reversed(parts)))
    assert set(one.words) == set(other.words)
    assert (one.states, one.since, one.people, one.numbers) == (
        other.states, other.since, other.people, other.numbers,
    )  # fmt: skip
