from __future__ import annotations

import pypdfium2
import pytest

from bestuurskamer import language
from bestuurskamer.books.flows import flows
from bestuurskamer.errors import Refused
from bestuurskamer.keeping.handing_over import estate, hand_over
from bestuurskamer.keeping.handing_over_paper import Between, hand_over_pdf
from bestuurskamer.office.actions import add_member
from bestuurskamer.office.queries import members
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.vault.chain import head
from tests.keeping.conftest import DAY

WHO = Between("Stichting De Proef", ["Jo Oud"], ["Al Nieuw", "Bo Nieuw"], [("Laptop", "Al Nieuw")])


def _text(data):
    with pypdfium2.PdfDocument(data) as opened:
        text = "\n".join(page.get_textpage().get_text_range() for page in opened)
    return " ".join(text.split())


def test_the_report_names_money_open_items_promises_copies_mark_and_people(lived):
    lived.copy_now()
    with lived.reading() as session:
        what = estate(session, lived.path, DAY)
        text = _text(hand_over_pdf(what, WHO))
        moved = flows(session, DAY.replace(month=1, day=1), DAY)
        assert what.money == moved.closing
        assert {item.number for item in what.open} == {i.number for i in open_items(session)}
        mark = head(session).mark
    assert language.money(what.money).replace("\N{NO-BREAK SPACE}", " ") in text
    assert mark in text
    assert what.promises
    assert all(row.number in text for row in what.promises if row.number)
    assert len(what.copies) == 1
    assert what.copies[0].mark in text
    for name in ("Jo Oud", "Al Nieuw", "Bo Nieuw"):
        assert f"over: {name}" in text


def test_handing_over_ends_who_worked_here_and_keeps_their_names(lived):
    with lived.acting("test") as session:
        add_member(session, "Jo Oud")
    with lived.acting("test") as session:
        hand_over(session, ["Al Nieuw"], DAY)
    with lived.reading() as session:
        assert members(session) == []
    with lived.reading() as session:
        kept = session.connection().exec_driver_sql(
            "SELECT last_day FROM board_member WHERE name = 'Jo Oud'"
        )
        assert kept.scalar_one() == DAY.isoformat()


def test_nothing_is_handed_over_to_nobody(lived):
    with lived.acting("test") as session, pytest.raises(Refused):
        hand_over(session, [" "], DAY)
