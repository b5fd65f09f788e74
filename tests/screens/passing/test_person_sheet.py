from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from bestuurskamer.parties.model import Party
from bestuurskamer.screens.passing.person_sheet import CleanUpSheet, PersonSheet
from tests.builders import a_lease, a_tenant, an_office


def test_somebody_is_looked_up_and_erased_and_old_copies_are_named(qtbot, host):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
        number = a_tenant(session, "Quirijn Uniekennaam")
    host.desk.board.copy_now()
    host.window.show()
    sheet = PersonSheet(host, number)
    sheet.open()
    assert "Quirijn Uniekennaam" in sheet.about.text()
    sheet.ask_erase()
    sheet._question.answered.emit("erase")
    qtbot.waitUntil(lambda: bool(host.told), timeout=60_000)
    assert sheet.is_closed
    assert "1 older copy still holds it" in host.told[-1].text
    with host.desk.board.reading() as session:
        assert "Quirijn" not in session.get_one(Party, number).name


def test_a_tenant_with_a_lease_cannot_be_erased_and_why_is_said(host):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
        a_lease(session, tenant="Atelier Kleur")
        number = session.scalar(select(Party.id).where(Party.name == "Atelier Kleur"))
    host.window.show()
    sheet = PersonSheet(host, number)
    sheet.open()
    assert not sheet.gone.isEnabled()
    assert "A lease runs." in sheet.why_not.text()


def test_the_clean_up_offers_who_left_long_ago_and_not_who_rents(host):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
        a_lease(session, tenant="Al Weg", last_day=date(2025, 3, 31))
        a_lease(session, tenant="Bo Blijft", room="Lokaal 2")
    host.window.show()
    host.desk._today = lambda: date(2028, 1, 1)
    sheet = CleanUpSheet(host)
    sheet.open()
    assert [kept.name for kept in sheet.found] == ["Al Weg"]


def test_the_papers_of_a_year_past_its_term_are_cleaned_up_and_told(qtbot, window):
    window.desk._today = lambda: date(2033, 1, 2)
    sheet = CleanUpSheet(window)
    sheet.open()
    years = [one.year for one in sheet.papers.due]
    assert years[-1] == 2025
    words = [label.text() for label in sheet.papers.findChildren(QLabel)]
    assert any("2026 stays until 31 December 2033" in text for text in words)
    question = sheet.papers.ask(sheet.papers.due[-1])
    question.answered.emit("thin")
    qtbot.waitUntil(
        lambda: "of 2025 were cleaned up" in window.notice.accessibleName(), timeout=60_000
    )
    assert sheet.is_closed
    assert 2025 not in [one.year for one in CleanUpSheet(window).papers.due]
