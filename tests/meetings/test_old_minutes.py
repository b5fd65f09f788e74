"""Old minutes as lines to look at."""

from __future__ import annotations

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.meetings.capture import kind_of
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.old_minutes import LONGEST_LINE, MOST_LINES, read_old_minutes
from tests.meetings.table import TODAY
from tests.texts.files import docx, odt, p


def lines(content: bytes) -> list[str]:
    return list(read_old_minutes("verslag", content, TODAY).lines)


def test_headings_and_lists_become_plain_lines():
    body = (
        p("") + p("Verslag 12 mei", style="Kop1") + p("Aanwezig: allen") + p("") + p("")
        + p("sleutel", num="1") + p("dak", num="2") + p("")
    )  # fmt: skip
    assert lines(docx(body)) == ["# Verslag 12 mei", "Aanwezig: allen", "", "- sleutel", "1. dak"]


def test_what_looks_like_a_mark_is_text():
    said = ["= huur", "&gt; citaat", "* ster", "T14 ok", "?", "*let op* vet"]
    found = lines(docx("".join(map(p, said))))
    assert found == [" = huur", " > citaat", " * ster", " T14 ok", " ?", "*let op* vet"]
    assert {kind_of(line, TODAY) for line in found} == {LineKind.TEXT}


def test_a_long_paragraph_becomes_lines_between_words():
    found = lines(odt(f"<text:p>{'woord ' * 2000}</text:p>"))
    assert max(map(len, found)) <= LONGEST_LINE
    assert " ".join(found).split() == ["woord"] * 2000
    assert "".join(lines(docx(p("a" * 9000)))) == "a" * 9000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (docx(p(" ")), "no text"),
        (b"a\n" * (MOST_LINES + 1), "one meeting at a time"),
        (docx(p("a"))[:-30], "damaged or cut off. Nothing was taken over"),
        (b"%PDF-1.4\x00", "not a document"),
    ],
)
def test_what_cannot_be_taken_over_is_refused_in_plain_words(content, said):
    with pytest.raises(Refused, match=said):
        lines(content)
