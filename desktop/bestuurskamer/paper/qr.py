"""The square that a bank's app scans: EPC069-12, version 002, SEPA credit transfer."""

from __future__ import annotations

from bestuurskamer.money import NOTHING, Money

MOST_BYTES = 331
MOST_NAME = 70
MOST_TEXT = 140
MASK = 4
"""Any mask may be read; a fixed one saves trying all eight."""


def payment_words(name: str, iban: str, amount: Money, text: str) -> bytes:
    """What the square says, in UTF-8, without trailing empty lines.

    The name is cut to 70 characters and the text to 140, and no line can break into another.
    An amount of nothing or less, or no account, raises ValueError.
    """
    if amount <= NOTHING or not iban:
        raise ValueError("nothing to pay, or nowhere to pay it to")
    name, text = _one_line(name)[:MOST_NAME], _one_line(text)[:MOST_TEXT]
    while True:
        lines = ["BCD", "002", "1", "SCT", "", name, iban, f"EUR{amount.euros}", "", "", text]
        said = "\n".join(lines).encode("utf-8", "replace")
        if len(said) <= MOST_BYTES:
            return said
        if len(name) > 1:
            name = name[:-1]
        else:
            text = text[:-1]


def square(said: bytes) -> tuple[int, list[str]]:
    """How many modules a side has, and the black ones as one path of whole-number rectangles."""
    import segno

    code = segno.make_qr(said, error="m", mask=MASK, boost_error=False)
    path = []
    for y, row in enumerate(code.matrix):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                path.append(f"{x} {y} {end - x} 1 re")
            x = end + 1
    return len(code.matrix), path


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
