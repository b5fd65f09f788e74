from __future__ import annotations

import pytest
import segno.helpers

from bestuurskamer.money import Money
from bestuurskamer.paper.qr import MOST_BYTES, payment_words, square

IBAN = "NL91ABNA0417164300"


def test_the_square_is_the_one_that_the_standard_asks_for():
    said = payment_words("De Proef", IBAN, Money(1234), "2026-0154")
    ours = square(said)[0]
    theirs = segno.helpers.make_epc_qr("De Proef", IBAN, "12.34", "2026-0154", encoding=1)
    assert ours == len(theirs.matrix)
    expected = segno.make_qr(said, error="m", mask=4, boost_error=False).matrix
    painted = [[0] * ours for _ in range(ours)]
    for piece in square(said)[1]:
        x, y, wide, high, operator = piece.split()
        assert (high, operator) == ("1", "re")
        for module in range(int(x), int(x) + int(wide)):
            assert not painted[int(y)][module]
            painted[int(y)][module] = 1
    assert painted == [list(row) for row in expected]


@pytest.mark.parametrize("name", ["W" * 300, "🎉" * 300, "é" * 300])
def test_the_words_never_grow_past_what_the_standard_allows(name):
    said = payment_words(name, IBAN, Money(99_999_999_999), name)
    assert len(said) <= MOST_BYTES
    lines = said.decode().split("\n")
    assert len(lines) == 11
    assert 0 < len(lines[5]) <= 70


def test_a_name_cannot_slip_in_another_account():
    lines = (
        payment_words("Piet\nNL00EVIL\r\x0b\u2028x", IBAN, Money(1), "a\nb").decode().split("\n")
    )
    assert lines[5:] == ["Piet NL00EVIL x", IBAN, "EUR0.01", "", "", "a b"]


@pytest.mark.parametrize(("iban", "cents"), [(IBAN, 0), (IBAN, -1), ("", 1)])
def test_nothing_to_pay_has_no_words(iban, cents):
    with pytest.raises(ValueError, match="nothing to pay"):
        payment_words("De Proef", iban, Money(cents), "1")
