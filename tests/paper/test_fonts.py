from __future__ import annotations

import pytest

from bestuurskamer.paper.fonts import (
    BODY,
    ITALIC,
    NAME,
    STRONG,
    face_for,
    printable,
    unprintable,
    width,
)
from bestuurskamer.paper.wrapping import cut, fitting_size, wrapped


def test_what_paper_cannot_write_is_named():
    assert unprintable("Łódź, Yılmaz ✓ ○ × € ²") == set()
    assert unprintable("a🎉b\u202e") == {"🎉", "\u202e"}
    assert unprintable("□") == set()


def test_what_paper_cannot_write_becomes_a_square():
    assert printable("a🎉b\u202ec\x00") == "a□b□c□"
    assert printable("a\tb\nc") == "a b c"
    assert printable("Cafe\u0301") == "Café"
    assert printable("soft\u00adhyphen") == "softhyphen"


def test_a_sign_that_a_face_lacks_comes_from_another():
    assert face_for("✓ klaar", NAME) == STRONG
    assert face_for("Buurthuis", NAME) == NAME


@pytest.mark.parametrize("face", [BODY, STRONG, ITALIC])
def test_digits_are_equally_wide_so_that_amounts_line_up(face):
    widths = [width(digit, face, 11) for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.01


@pytest.mark.parametrize("text", ["W" * 300, "word " * 100, "a " + "b" * 99 + " c", "", "\n\n"])
def test_lines_fit_and_lose_nothing(text):
    lines = wrapped(text, BODY, 11, 40)
    assert lines
    assert all(width(line, BODY, 11) <= 40 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_no_more_lines_than_asked_and_the_cut_is_seen():
    lines = wrapped("word " * 100, BODY, 11, 40, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width(line, BODY, 11) <= 40 for line in lines)
    assert cut("short", BODY, 11, 40) == "short"


def test_an_amount_is_made_smaller_rather_than_cut():
    amount = "€ 123.456.789.012,00"
    assert fitting_size(amount, BODY, 15, 100) == 15
    size = fitting_size(amount, BODY, 15, 20)
    assert width(amount, BODY, size) == pytest.approx(20)


def test_a_line_narrower_than_a_letter_still_ends():
    assert "".join(wrapped("WWW", BODY, 11, 0.1)) == "WWW"
