"""Text as it is searched, and what is found marked in the text as it was written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.folding import fold, folded, marked, sought

TEXT = st.text(st.one_of(st.characters(), st.sampled_from("aAbß ﬁﬃĳéëÉï´̈́ǅŉΐİıøÆ“-–­")), max_size=40)


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Coördinator", "coordinator"),
        ("coo\N{COMBINING DIAERESIS}rdinator", "coordinator"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("ﬁets", "fiets"),
        ("ĳsbaan", "ijsbaan"),
        ("Yılmaz", "yilmaz"),
        ("İstanbul", "istanbul"),
        ("Sørensen", "sorensen"),
        ("één ’s-Gravenhage", "een 's-gravenhage"),
        ("12 m²", "12 m2"),
    ],
)
def test_text_is_folded(written, searched):
    assert fold(written) == searched


def test_a_word_is_found_inside_another_and_marked_as_it_was_written():
    text = "De Huurovereenkomst van de coördinator"
    hits = [text[start:end] for start, end in marked(text, "OVEREENKOMST coordinator")]
    assert hits == ["overeenkomst", "coördinator"]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        pytest.param("Straße 3", "s", ["S", "ß"], id="half of a letter is all of it"),
        pytest.param("coo\u0308rdinator", "oor", ["oo\u0308r"], id="its accent goes along"),
        pytest.param("caf\u00e9 cafe\u0301", "cafe", ["caf\u00e9", "cafe\u0301"], id="both forms"),
        pytest.param("huurhuur", "huur", ["huurhuur"], id="hits that touch are one"),
        pytest.param("groen onderhoud", "“groen onderhoud”", ["groen onderhoud"], id="together"),
        pytest.param("onderhoud groen", '"groen onderhoud"', [], id="not apart"),
        pytest.param("huur", "", [], id="nothing sought"),
        pytest.param("banana", "ana", ["anana"], id="hits that overlap are one"),
    ],
)
def test_what_is_marked(text, query, hits):
    assert [text[start:end] for start, end in marked(text, query)] == hits


def test_quotation_marks_keep_words_together():
    assert sought('huur  "Groen   onderhoud" huur') == ("huur", "groen onderhoud")


@given(TEXT)
def test_folding_twice_changes_nothing_and_the_map_agrees(text):
    assert fold(fold(text)) == fold(text)
    assert folded(text).text == fold(text)


@given(TEXT)
def test_accents_written_apart_or_together_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(TEXT, st.data())
def test_every_hit_leads_to_the_slice_it_came_from(text, data):
    whole = folded(text)
    assert len(whole.places) == len(whole.text) + 1
    if not whole.text:
        return
    start = data.draw(st.integers(0, len(whole.text) - 1))
    end = data.draw(st.integers(start + 1, len(whole.text)))
    first, last = whole.original(start, end)
    assert 0 <= first < last <= len(text)
    assert whole.text[start:end] in fold(text[first:last])
    assert len(fold(text[first + 1 : last])) < len(fold(text[first:last]))  # it begins with a hit


@given(TEXT, TEXT)
def test_marks_follow_each_other_within_the_text(text, query):
    ends = [0]
    for start, end in marked(text, query):
        assert ends[-1] <= start < end <= len(text)
        assert ends[-1] < start or ends == [0]
        ends.append(end)
