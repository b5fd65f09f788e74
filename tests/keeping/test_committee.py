from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import select

from bestuurskamer.errors import Refused
from bestuurskamer.keeping.committee import (
    Found,
    Verdict,
    drawn,
    paper_beside,
    sample,
)
from bestuurskamer.keeping.committee_paper import committee_pdf, counted
from bestuurskamer.money import NOTHING
from bestuurskamer.payments.model import Entry
from bestuurskamer.payments.receipts import add_receipt
from tests.keeping.conftest import DAY


def _text(data):
    with pypdfium2.PdfDocument(data) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


@given(st.sets(st.integers(1, 10_000)), st.text(min_size=1, max_size=10), st.integers(0, 50))
def test_a_lot_draws_each_once_and_always_the_same(numbers, lot, count):
    found = drawn(numbers, lot, count)
    assert len(found) == len(set(found)) == min(count, len(numbers))
    assert set(found) <= numbers
    assert drawn(sorted(numbers, reverse=True), lot, count) == found


def test_another_lot_draws_others():
    assert drawn(range(1000), "1", 10) != drawn(range(1000), "2", 10)


def test_payments_and_invoices_are_drawn_each_with_its_paper(lived):
    with lived.reading() as session:
        found = sample(session, 2025, "kas", 5, 5)
        assert (len(found.payments), len(found.invoices)) == (5, 5)
        assert all(p.amount > NOTHING and p.day.year == 2025 for p in found.payments)
        assert all(paper_beside(session, p).startswith(b"%PDF") for p in found.invoices)
        assert sample(session, 2025, "kas", 5, 5) == found


def test_a_picture_of_a_receipt_is_put_on_a_page(lived):
    out = BytesIO()
    Image.new("RGB", (200, 300), "white").save(out, "PNG")
    with lived.acting("test") as session:
        entry = session.scalars(
            select(Entry)
            .where(Entry.amount < NOTHING, Entry.booked_on >= date(2025, 1, 1))
            .order_by(Entry.id)
        ).first()
        year = entry.booked_on.year
        add_receipt(session, entry.id, "bon.png", out.getvalue(), DAY)
    with lived.reading() as session:
        found = sample(session, year, "1", 200, 0)
        with_paper = [p for p in found.payments if p.papers]
        assert with_paper
        assert paper_beside(session, with_paper[0]).startswith(b"%PDF")
        bare = next(p for p in found.payments if not p.papers)
        assert paper_beside(session, bare) is None


def test_the_report_says_the_lot_what_was_found_and_where_to_sign(lived):
    with lived.reading() as session:
        before = session.connection().exec_driver_sql("SELECT count(*) FROM act").scalar()
        one = sample(session, 2025, "lot-7", 3, 3)
        found = {piece: Found(Verdict.RIGHT) for piece in one.pieces[:-1]}
        found[one.pieces[-1]] = Found(Verdict.WRONG, "Bedrag klopt niet met de huur")
        text = _text(committee_pdf(session, one, found, ["Jo Proef", "Al Proef"], DAY))
        after = session.connection().exec_driver_sql("SELECT count(*) FROM act").scalar()
    assert before == after
    assert "lot-7" in text
    assert "Bedrag klopt niet" in text.replace("\r\n", " ")
    assert "Jo Proef" in text
    assert "Al Proef" in text
    assert one.invoices[0].number in text
    assert counted(one, found)[:2] == ["5 of 6 pieces are right.", "1 is not right."]


@pytest.mark.parametrize(("lot", "count"), [("", 1), ("a", 0), ("a", 201), ("a", -1)])
def test_nothing_is_drawn_without_a_lot_or_a_count_in_reach(lived, lot, count):
    with lived.reading() as session, pytest.raises(Refused):
        sample(session, 2025, lot, count, 0)
