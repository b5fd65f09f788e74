"""The card of terms: started by hand, recorded, a letter changed, and what today says of it."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from bestuurskamer.dossiers.drafts import KindChoice
from bestuurskamer.dossiers.happenings import Happened, ProcedureDraft
from bestuurskamer.dossiers.letters import PromiseFacts
from bestuurskamer.dossiers.model import LetterSort, ProcedureState
from bestuurskamer.dossiers.procedures import start_procedure
from bestuurskamer.dossiers.ready_letters import About
from bestuurskamer.dossiers.running_terms import ProcedureRow, procedures_of, terms_soon
from bestuurskamer.screens.kit.fields import LineField
from bestuurskamer.screens.terms.card import TermsCard
from bestuurskamer.screens.terms.letter_sheet import reminder_sheet
from bestuurskamer.screens.terms.sheets import EndSheet
from bestuurskamer.screens.terms.words import name_of, state_of, term_todos, told_of
from tests.builders import TODAY, an_office
from tests.dossiers.builders import a_department, a_dossier
from tests.paper.reader import words_on
from tests.screens.conftest import TestHost


@pytest.fixture
def dossier(host: TestHost) -> int:
    with host.desk.board.acting("Made a matter") as session:
        an_office(session)
        a_department(session)
        return a_dossier(session, "Terras op het plein", kind=KindChoice(code="permit"))


@pytest.fixture
def card(qtbot: QtBot, host: TestHost, dossier: int) -> TermsCard:
    return shown(host, dossier)


def shown(host: TestHost, dossier: int) -> TermsCard:
    made = TermsCard(host, dossier)
    host.put(made)
    return made


def rows(host: TestHost, dossier: int) -> list[ProcedureRow]:
    return host.desk.read(procedures_of, dossier, TODAY)


def started(host: TestHost, dossier: int, start: date, code: str = "application") -> ProcedureRow:
    draft = ProcedureDraft(code, start, "terrasvergunning")
    host.desk.do("Started", start_procedure, dossier, draft, TODAY)
    return rows(host, dossier)[0]


def type_in(field: object, text: str) -> None:
    assert isinstance(field, LineField)
    field.line.setText(text)


def test_an_objection_asks_for_the_day_it_was_made_known(
    card: TermsCard, host: TestHost, dossier: int
) -> None:
    sheet = card.ask_start()
    assert "never the day on which you received it" in sheet.day.label.text()
    sheet.save()
    assert sheet.message.isVisible()
    type_in(sheet.fields["what"], "besluit over het terras")
    type_in(sheet.fields["start_on"], "27-2-2026")
    sheet.save()
    (row,) = rows(host, dossier)
    assert row.ending.end == date(2026, 4, 10)
    assert name_of(row) == "Objection to a decision: besluit over het terras"
    assert told_of(row).splitlines() == [
        "The last day is Friday 10 April 2026.",
        "made known 27-2-2026, 6 weeks (Awb 6:7, 6:8) = 10-4",
    ]


def test_an_application_may_have_a_length_of_a_by_law(
    card: TermsCard, host: TestHost, dossier: int
) -> None:
    sheet = card.ask_start()
    sheet.kind.set_value("application")
    type_in(sheet.fields["what"], "subsidie")
    type_in(sheet.fields["start_on"], "28-2-2026")
    type_in(sheet.fields["count"], "10")
    sheet.save()
    assert "where you found it" in sheet.message.words.text()
    type_in(sheet.fields["article"], "Subsidieverordening, art. 7")
    sheet.by_law.set_value(True)
    sheet.save()
    assert rows(host, dossier)[0].ending.end == date(2026, 5, 9)  # a Saturday


def test_a_woo_request_is_a_term_folded_under_more(
    card: TermsCard, host: TestHost, dossier: int
) -> None:
    sheet = card.ask_start()
    offered = [sheet.kind.pick.itemText(place) for place in range(sheet.kind.pick.count())]
    assert offered[0] == "Objection to a decision"
    assert "Request under the Woo" not in offered
    assert not sheet.woo.isVisible()
    sheet.more_button.click()
    assert sheet.woo.isVisible()
    sheet.woo.click()
    assert "never brings an automatic penalty" in sheet.note.text()
    type_in(sheet.fields["what"], "stukken over de tuin")
    type_in(sheet.fields["start_on"], "2-2-2026")
    sheet.save()
    assert [row.kind.code for row in rows(host, dossier)] == ["woo"]


def test_what_happened_is_recorded_and_taken_back(host: TestHost, dossier: int) -> None:
    row = started(host, dossier, date(2026, 2, 2))
    sheet = shown(host, dossier).ask_happened(row)
    assert sheet.kind.value() is Happened.DECIDED
    sheet.kind.set_value(Happened.SUSPENDED)
    assert sheet.until.isHidden()
    type_in(sheet.fields["day"], "9-2-2026")
    sheet.save()
    (row,) = rows(host, dossier)
    assert row.state is ProcedureState.SUSPENDED

    sheet = shown(host, dossier).ask_happened(row)
    assert sheet.kind.value() is Happened.RESUMED
    sheet.kind.set_value(Happened.TAKEN_BACK)
    sheet.taken.set_value(row.happenings[0].id)
    type_in(sheet.fields["note"], "andere aanvraag")
    sheet.save()
    assert rows(host, dossier)[0].state is ProcedureState.RUNNING


def test_only_what_can_happen_is_offered(host: TestHost, dossier: int) -> None:
    row = started(host, dossier, date(2026, 2, 2), "objection")
    sheet = shown(host, dossier).ask_happened(row)
    offered = {sheet.kind.pick.itemText(place) for place in range(sheet.kind.pick.count())}
    assert offered == {"reminded", "other event"}


def test_a_notice_of_default_is_offered_when_late_and_may_be_changed(
    host: TestHost, dossier: int
) -> None:
    card = shown(host, dossier)
    running = started(host, dossier, date(2026, 2, 2))
    assert "Write a notice of default" not in dict(card.entries(running))
    late = started(host, dossier, date(2025, 9, 1))
    assert "Write a notice of default" in dict(card.entries(late))
    sheet = card.ask_letter(late)
    sheet.text.set_value("Eerste alinea.\n\nTweede alinea.")
    words = words_on(sheet.keep().paper)
    assert "Eerste alinea." in words
    assert "Tweede alinea." in words
    sheet.text.set_value("")
    sheet.save()
    assert sheet.fields["text"].has_problem()


def test_a_day_of_the_board_needs_its_reason(host: TestHost, dossier: int) -> None:
    row = started(host, dossier, date(2026, 2, 2))
    sheet = EndSheet(host, row)
    sheet.open()
    type_in(sheet.fields["day"], "1-4-2026")
    sheet.save()
    assert "Write why" in sheet.message.words.text()
    type_in(sheet.fields["reason"], "zo afgesproken")
    sheet.save()
    (row,) = rows(host, dossier)
    assert row.ending.end == date(2026, 4, 1)
    assert "Set by the board: 1-4-2026. Reason: zo afgesproken" in told_of(row)


def test_today_shows_what_ends_within_two_weeks_or_passed(host: TestHost, dossier: int) -> None:
    started(host, dossier, date(2026, 1, 16))  # ends on 13 March
    started(host, dossier, date(2026, 2, 20))
    started(host, dossier, date(2025, 12, 1))  # passed on 26 January
    work = term_todos(host.desk.read(terms_soon, TODAY))
    assert [todo.state.word for todo in work if todo.state] == ["35 days late", "11 days left"]
    assert all((todo.place, todo.thing) == ("dossiers", dossier) for todo in work)
    assert "D-2026-001 Terras op het plein" in work[0].soft


def test_a_decided_term_is_good_news(host: TestHost, dossier: int) -> None:
    row = started(host, dossier, date(2026, 1, 16))
    sheet = shown(host, dossier).ask_happened(row)
    sheet.kind.set_value(Happened.DECIDED)
    type_in(sheet.fields["day"], "27-2-2026")
    sheet.save()
    (row,) = rows(host, dossier)
    assert state_of(row).word == "decided"
    assert host.desk.read(terms_soon, TODAY) == []


def test_a_woo_request_is_written_here_too(card: TermsCard) -> None:
    sheet = card.ask_woo()
    sheet.save()
    assert sheet.fields["about"].has_problem()
    type_in(sheet.fields["about"], "de verhuur van het pand")
    type_in(sheet.fields["first"], "2-2-2026")
    type_in(sheet.fields["last"], "1-2-2026")
    sheet.save()
    assert sheet.fields["last"].has_problem()
    type_in(sheet.fields["last"], "1-3-2026")
    sheet.department.set_value(sheet.department._values[-1])
    words = " ".join(words_on(sheet.keep().paper).split())
    assert "from 2 February 2026 to 1 March 2026" in words
    assert "Gemeente Voorbeeldstad" in words


def test_a_reminder_of_a_promise_may_be_changed_before_it_is_printed(
    host: TestHost, dossier: int
) -> None:
    told = PromiseFacts(
        "de sleutel komt vóór 1 februari", "Sanne Bakker", "Vastgoed", date(2026, 1, 12),
        date(2026, 2, 1), "verslag 12 januari 2026, regel 3",
    )  # fmt: skip
    sheet = reminder_sheet(host, told, About(LetterSort.REMINDER, None, dossier))
    sheet.open()
    assert "“de sleutel komt vóór 1 februari”" in sheet.text.value()
    sheet.text.set_value(sheet.text.value() + "\n\nWij bellen u maandag.")
    words = words_on(sheet.keep().paper)
    assert "Wij bellen u maandag." in words
    assert "D-2026-001" in words
