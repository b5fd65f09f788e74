from __future__ import annotations

import pytest

from bestuurskamer.paper.fonts import (
    BODY,
    ITALIC,
    NAME,
    STRONG,
    face_for,
    printable,
    runs,
    unprintable,
    width,
)
from bestuurskamer.paper.right_to_left import visual
from bestuurskamer.paper.sheet import Sheet, pdf
from bestuurskamer.paper.wrapping import cut, fitting_size, wrapped
from tests.paper.reader import words_on


def test_what_paper_cannot_write_is_named():
    assert unprintable("Łódź, Yılmaz ✓ ○ × € ² 🎉 ① → Ռուբեն გიორგი דוד محمد") == set()
    assert unprintable("a中b\u202e") == {"中", "\u202e"}
    assert unprintable("□") == set()


def test_what_paper_cannot_write_becomes_a_square():
    assert printable("a中b\u202ec\x00") == "a□b□c□"
    assert printable("a\tb\nc") == "a b c"
    assert printable("Cafe\u0301") == "Café"
    assert printable("soft\u00adhyphen") == "softhyphen"
    assert printable("❤\ufe0f 👩\u200d💻") == "❤ 👩💻"


def test_each_sign_comes_from_the_first_face_that_has_it():
    assert runs("Café De Zon", BODY) == ((BODY, "Café De Zon"),)
    assert runs("Zon 🎉① €", STRONG) == (
        (STRONG, "Zon "),
        ("NotoEmoji_400Regular", "🎉"),
        ("DejaVuSans", "①"),
        (STRONG, " €"),
    )
    assert runs("Zon 🎉", NAME)[0] == (NAME, "Zon ")
    assert width("Zon 🎉", BODY, 11) > width("Zon ", BODY, 11) + 3


def test_hebrew_and_arabic_are_drawn_from_the_right():
    assert visual("Studio 12") == "Studio 12"
    assert visual("Studio אבג, Bergen") == "Studio גבא, Bergen"
    assert visual("אב 12,50 (ג)") == "(ג) 12,50 בא"
    assert visual("محمد") == "\ufeaa\ufee4\ufea4\ufee3"
    assert visual("لا") == "\ufefb"


def test_a_paper_with_dutch_alone_carries_no_other_faces():
    plain, festive = Sheet("Factuur"), Sheet("Factuur")
    plain.text(25, 30, "Café De Zon")
    festive.text(25, 30, "Café De Zon 🎉")
    assert b"NotoEmoji" not in pdf([plain], title="", author="")
    made = pdf([festive], title="", author="")
    assert b"NotoEmoji" in made
    assert "Café De Zon 🎉" in words_on(made)


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
