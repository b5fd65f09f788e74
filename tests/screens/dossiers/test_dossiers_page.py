from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bestuurskamer.building.actions import describe_building, describe_head_lease
from bestuurskamer.building.rules import BuildingDraft, HeadLeaseDraft
from bestuurskamer.dossiers.actions import hand_move
from bestuurskamer.dossiers.agreements import add_agreement, add_obligation
from bestuurskamer.dossiers.documents import Content, file_document
from bestuurskamer.dossiers.drafts import (
    AgreementDraft,
    DocumentDraft,
    KindChoice,
    LinkDraft,
    MoveDraft,
    ObligationDraft,
)
from bestuurskamer.dossiers.kinds import kinds
from bestuurskamer.dossiers.letters import WooAsk, woo_request
from bestuurskamer.dossiers.model import Dossier, LetterSort, LinkKind, Mover, Stage
from bestuurskamer.dossiers.queries import dossier
from bestuurskamer.dossiers.ready_letters import About, keep_letter
from bestuurskamer.dossiers.steps import link
from bestuurskamer.money import Money
from bestuurskamer.screens.dossiers import reading
from bestuurskamer.screens.dossiers.page import DossiersPage
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.choice import TickBox
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import Chip
from bestuurskamer.screens.kit.question import Question
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.dossiers.builders import a_department, a_dossier
from tests.screens.dossiers.seeing import press, texts


@pytest.fixture
def page(host, board):
    """A page with one matter without a date, and one with the municipality for months."""
    with board.acting("built") as session:
        an_office(session)
        describe_building(session, BuildingDraft("De Proef"))
        head = describe_head_lease(
            session,
            HeadLeaseDraft("Gemeente", Money(400_00), date(2017, 4, 1), date(2026, 8, 31)),
        )
        vgd = a_department(session)
        lease = a_dossier(
            session, "Hoofdhuur <b>nu</b>", head_lease_id=head, board_limit="Niet boven 400 euro."
        )
        hand_move(session, lease, MoveDraft(Mover.DEPARTMENT, date(2025, 12, 1), vgd), TODAY)
        a_dossier(session, "Tuin", kind=KindChoice(code="permit"))
    shown = DossiersPage(host)
    host.put(shown)
    return shown


def number_of(page, title):
    return next(row.id for row in page.rows if row.title.startswith(title))


def view_of(page, title):
    return page.host.desk.read(dossier, number_of(page, title), TODAY)


def test_the_list_says_what_lacks_a_date_and_what_lies_with_others(page):
    assert page.sentence.text() == (
        "2 dossiers are open. 1 has no next date. 1 lies with others for over a month."
    )
    assert [row.title for row in page.list.table.rows] == ["Hoofdhuur <b>nu</b>", "Tuin"]
    columns = {column.title: column for column in page.list.table.columns}
    first, second = page.list.table.rows
    assert columns["Dossier"].cell(first).below == "The head lease ends on Monday 31 August 2026."
    assert columns["Whose move"].cell(first).text == "VGD"
    assert columns["Whose move"].cell(first).below == "91 days"
    assert columns["Time left"].cell(second).state.word == "no next date"


def test_the_part_without_a_date_counts_and_shows_only_those(page):
    page.open_thing("without_day")
    assert [row.title for row in page.list.table.rows] == ["Tuin"]
    assert any(b.accessibleName() == "Without a next date 1" for b in page.findChildren(Button))


def test_enter_opens_a_dossier_and_the_back_link_leads_back(page, qtbot):
    page.list.ledger.choose(number_of(page, "Tuin"))
    qtbot.keyClick(page.list.ledger, Qt.Key.Key_Return)
    assert page.title.text() == "Tuin"
    assert page.sentence.text() == "D-2026-002 · Vergunning"
    page.back_link.click()
    assert page.title.text() == "Dossiers"


def test_the_page_says_whose_move_it_is_and_what_the_head_lease_asks(page):
    page.open_thing(number_of(page, "Hoofdhuur"))
    said = texts(page.one.view)
    assert "Move: Vastgoed" in said
    assert "since 1 December 2025, 91 days" in said
    (message,) = (m for m in page.one.view.findChildren(Message) if m.isVisible())
    assert "The head lease ends on Monday 31 August 2026." in message.accessibleName()
    message.button.click()
    assert page.host.went == [("tenants", "head_lease")]


def test_no_label_takes_data_for_markup(page):
    page.open_thing(number_of(page, "Hoofdhuur"))
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_limit_of_the_board_is_folded_until_it_is_asked_for_and_again_on_the_next_visit(page):
    one = number_of(page, "Hoofdhuur")
    page.open_thing(one)
    assert "400 euro" not in texts(page.one.view)
    press(page.one.view, "Show")
    assert "400 euro" in texts(page.one.view)
    page.open_thing(one)
    assert "400 euro" not in texts(page.one.view)


def test_a_step_is_ticked_with_the_day_and_taken_back(page):
    page.open_thing(number_of(page, "Tuin"))
    box = next(b for b in page.one.view.findChildren(TickBox) if b.isVisible())
    first = view_of(page, "Tuin").steps[0]
    assert box.accessibleName() == first.what
    box.click()
    assert view_of(page, "Tuin").steps[0].done_on == TODAY
    assert "1 of 8 done" in texts(page.one.view)
    assert page.host.desk.undo() == "a step"
    assert view_of(page, "Tuin").steps[0].done_on is None


def test_the_usual_next_stage_is_one_press_away(page):
    page.open_thing(number_of(page, "Tuin"))
    press(page.one.view, "To: First talk")
    assert view_of(page, "Tuin").row.stage is Stage.FIRST_TALK
    page.one._wanted("stage", 0)
    page.sheet.stage.set_value(Stage.EVALUATION)
    page.sheet.save()
    press(page.one.view, "To: Stopped")
    assert view_of(page, "Tuin").row.stage is Stage.STOPPED


def test_a_new_dossier_asks_a_name_and_a_kind_and_is_then_shown(page, qtbot):
    page.new_button.click()
    sheet = page.sheet
    sheet.save()
    assert sheet.fields["title"].has_problem()
    assert sheet.fields["kind"].has_problem()
    qtbot.keyClicks(sheet.title.line, "Groen")
    sheet.kind.set_value(KindChoice(code="assignment"))
    sheet.limit.set_value("Niet onder 800 zakken.")
    sheet.save()
    assert page.title.text() == "Groen"
    assert view_of(page, "Groen").board_limit == "Niet onder 800 zakken."
    assert len(view_of(page, "Groen").steps) == 8


def test_after_a_talk_all_that_changed_is_one_sheet(page):
    page.open_thing(number_of(page, "Tuin"))
    page.one.update.click()
    sheet = page.sheet
    sheet.standing.set_value("Het wacht op de tekening.")
    sheet.mover.who.set_value(view_of(page, "Hoofdhuur").row.mover_department_id)
    assert sheet.mover.since.day() == TODAY
    sheet.next_what.set_value("bellen")
    sheet.save()
    assert sheet.fields["next_on"].has_problem()
    sheet.next_on.set_value(date(2026, 3, 20))
    sheet.save()
    row = view_of(page, "Tuin").row
    assert (row.mover_short, row.next_day.what, row.lacks_next_day) == ("VGD", "bellen", False)
    assert "Then: bellen, 20 March 2026" in texts(page.one.view)


def test_who_is_to_move_may_be_somebody_else_by_name(page):
    page.open_thing(number_of(page, "Hoofdhuur"))
    page.one.update.click()
    sheet = page.sheet
    assert sheet.mover.since.day() == date(2025, 12, 1)
    sheet.mover.who.set_value(-1)
    sheet.save()
    assert sheet.fields["name"].has_problem()
    sheet.mover.name.set_value("de notaris")
    sheet.save()
    assert "Move: de notaris" in texts(page.one.view)


def test_what_changed_is_read_only_once_closed_and_can_be_opened_again(page):
    page.open_thing(number_of(page, "Tuin"))
    page.one.more.entries()["Close the dossier"]()
    page.sheet.save()
    assert page.one.again.isVisible()
    assert not page.one.update.isVisible()
    assert page.segment.current() == "open"
    assert [row.title for row in page.closed] == ["Tuin"]
    page.one.again.click()
    assert page.closed == []
    assert page.host.told[-1].text == "The dossier is open again."


def test_an_agreement_works_out_the_last_day_for_notice_while_typing(page):
    page.open_thing(number_of(page, "Tuin"))
    page.one._wanted("add_agreement", 0)
    sheet = page.sheet
    sheet.title.set_value("Beheer")
    sheet.last.set_value(date(2027, 3, 31))
    sheet.months.set_value(3)
    assert "3 months before it gives 31 December 2026." in texts(sheet)
    sheet.save()
    assert view_of(page, "Tuin").agreements[0].notice_by == date(2026, 12, 31)
    assert "give notice by 31 December 2026" in texts(page.one.view)


def test_what_must_be_done_under_an_agreement_comes_back_once_met(page, board):
    with board.acting("more") as session:
        made = add_agreement(session, number_of(page, "Tuin"), AgreementDraft("Beheer"))
        add_obligation(session, made, ObligationDraft("Verslag", True, date(2026, 2, 28), 1))
    page.reload()
    page.open_thing(number_of(page, "Tuin"))
    words = [c.accessibleName() for c in page.one.view.findChildren(Chip) if c.isVisible()]
    assert "2 days late" in words
    press(page.one.view, "Done: Verslag")
    assert view_of(page, "Tuin").agreements[0].obligations[0].next_on == date(2026, 3, 28)


def test_related_dossiers_are_opened_from_each_other(page, board):
    one, other = number_of(page, "Tuin"), number_of(page, "Hoofdhuur")
    with board.acting("more") as session:
        link(session, one, LinkDraft(other, LinkKind.CONTRADICTS, "wacht op elkaar"))
    page.reload()
    page.open_thing(other)
    assert "wacht op elkaar" in texts(page.one.view)
    press(page.one.view, "Open D-2026-002 Tuin")
    assert page.title.text() == "Tuin"


def test_a_document_is_read_named_and_filed_and_tells_its_type_before(page, qtbot, tmp_path):
    path = tmp_path / "brief_gemeente.txt"
    path.write_text("Beste gemeente, de huurovereenkomst loopt af.", "utf-8")
    page.open_thing(number_of(page, "Tuin"))
    page.one.add_document()
    sheet = page.sheet
    assert "at most 20 MB" in texts(sheet)
    sheet.save()
    assert "Choose the file first." in texts(sheet)
    sheet.take(path)
    qtbot.waitUntil(lambda: sheet.content is not None)
    assert sheet.title.value() == "brief gemeente"
    assert "brief_gemeente.txt · Plain text · 1\u00a0kB" in texts(sheet)
    sheet.save()
    (row,) = view_of(page, "Tuin").documents
    assert row.title == "brief gemeente"
    assert "Plain text" in texts(page.one.view)


def test_a_program_is_not_filed_and_why_is_said_on_the_sheet(page, qtbot, tmp_path):
    path = tmp_path / "offerte.pdf.exe"
    path.write_bytes(b"MZ\x90\x00")
    page.open_thing(number_of(page, "Tuin"))
    page.one.add_document()
    sheet = page.sheet
    sheet.take(path)
    qtbot.waitUntil(sheet.found.isVisible)
    assert "could do harm" in texts(sheet)
    assert sheet.content is None


def test_the_words_and_pages_of_a_pdf_are_read_for_finding(tmp_path, qapp):
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "brief.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "Verlenging huurovereenkomst")
    canvas.showPage()
    canvas.drawString(100, 700, "tweede blad")
    canvas.save()
    content = reading.read_for_filing(path)
    assert "huurovereenkomst" in content.words
    assert "tweede blad" in content.words
    assert content.pages == 2


def test_a_broken_pdf_is_filed_without_words(tmp_path, qapp):
    path = tmp_path / "stuk.pdf"
    path.write_bytes(b"%PDF-1.7 no more than this")
    content = reading.read_for_filing(path)
    assert (content.words, content.pages) == ("", None)


def test_a_document_is_opened_as_a_copy_and_only_on_request(page, board, monkeypatch):
    with board.acting("more") as session:
        content = Content("brief.pdf", b"%PDF-1.7 x")
        draft = DocumentDraft("Brief", number_of(page, "Tuin"))
        filed = file_document(session, draft, content, TODAY)
    opened = []
    monkeypatch.setattr(
        "bestuurskamer.screens.dossiers.reading.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()) or True,
    )
    page.reload()
    page.open_thing(number_of(page, "Tuin"))
    assert opened == []
    press(page.one.view, "Open Brief")
    (path,) = opened
    assert path.endswith("brief.pdf")
    with board.acting("same") as session:
        again = file_document(session, DocumentDraft("Nog eens"), content, TODAY)
    assert (filed.known_as, again.known_as) == ("", "Brief")


def test_a_kind_and_its_steps_are_changed_on_screen(page):
    page.more.entries()["Kinds of dossier"]()
    sheet = page.sheet
    sheet.kind.set_value(KindChoice(code="complaint"))
    assert sheet.name.value() == "Klacht"
    sheet.steps.set_value("Bellen\nSchrijven")
    sheet.save()
    page.new_button.click()
    page.sheet.title.set_value("Zwerfafval")
    names = [page.sheet.kind.pick.itemText(i) for i in range(page.sheet.kind.pick.count())]
    page.sheet.kind.pick.setCurrentIndex(names.index("Klacht"))
    page.sheet.save()
    assert [step.what for step in view_of(page, "Zwerfafval").steps] == ["Bellen", "Schrijven"]


SUBSIDY, COMPLAINT = KindChoice(code="subsidy"), KindChoice(code="complaint")


@pytest.fixture
def kind_sheet(page):
    page.more.entries()["Kinds of dossier"]()
    return page.sheet


def test_another_kind_is_shown_at_once_while_nothing_was_typed(kind_sheet):
    kind_sheet.kind.set_value(COMPLAINT)
    assert kind_sheet.name.value() == "Klacht"
    kind_sheet.leave()  # only looking asks nothing
    assert kind_sheet.is_closed


@pytest.mark.parametrize(
    ("verb", "kind", "steps", "kept"),
    [
        ("stay", SUBSIDY, "Bellen", False),
        ("drop", COMPLAINT, "", False),
        ("save", COMPLAINT, "", True),
    ],
)
def test_steps_that_were_typed_are_not_lost_when_another_kind_is_chosen(
    page, kind_sheet, verb, kind, steps, kept
):
    kind_sheet.kind.set_value(SUBSIDY)
    kind_sheet.steps.set_value("Bellen")
    kind_sheet.kind.set_value(COMPLAINT)
    assert (kind_sheet.kind.value(), kind_sheet.steps.value()) == (SUBSIDY, "Bellen")
    (question,) = kind_sheet.findChildren(Question)
    question.answer(verb)
    assert kind_sheet.kind.value() == kind
    assert (kind_sheet.steps.value() == "Bellen") == bool(steps)
    assert kind_sheet.is_changed() == bool(steps)
    (row,) = (row for row in page.host.desk.read(kinds) if row.choice.code == "subsidy")
    assert (row.steps == "Bellen") == kept


def test_a_kind_that_cannot_be_saved_stays_with_what_was_typed(kind_sheet):
    kind_sheet.kind.set_value(SUBSIDY)
    kind_sheet.name.set_value("")
    kind_sheet.kind.set_value(COMPLAINT)
    (question,) = kind_sheet.findChildren(Question)
    question.answer("save")
    assert (kind_sheet.kind.value(), kind_sheet.name.value()) == (SUBSIDY, "")
    assert kind_sheet.name.has_problem()


def test_an_empty_place_says_what_it_is_for(host, board):
    with board.acting("built") as session:
        an_office(session)
    shown = DossiersPage(host)
    host.put(shown)
    assert "A dossier keeps everything of one matter" in texts(shown)
    assert shown.main_button().accessibleName() == "New dossier"


def test_what_a_matter_is_about_is_one_press_away(page, board):
    with board.acting("linked") as session:
        tenant = a_tenant(session, "Anna de Vries")
        matter = session.get_one(Dossier, number_of(page, "Tuin"))
        matter.lease_id, matter.commission = a_lease(session, tenant_id=tenant), "Groenonderhoud"
    page.open_thing(number_of(page, "Hoofdhuur"))
    press(page.one.view, "Open The head lease")
    page.open_thing(number_of(page, "Tuin"))
    press(page.one.view, "Open The lease of Anna de Vries")
    assert page.host.went == [("tenants", "head_lease"), ("tenants", tenant)]
    assert "paid assignment" in texts(page.one.view)


def test_when_a_letter_went_out_is_logged_with_the_letter_itself(page, board, host):
    matter = number_of(page, "Tuin")
    with board.acting("letter") as session:
        ask = woo_request(WooAsk("de tuin", ""))
        keep_letter(session, ask, About(LetterSort.WOO, None, matter), TODAY)
    page.open_thing(matter)
    (row,) = page.one.seen.documents
    page.one.show_document(row.id)
    assert page.sheet.sent.isHidden()
    page.sheet.leave()
    press(page.one.view, f"It went out: {row.title}")
    page.sheet.how.set_value("by e-mail")
    page.sheet.save()
    (row,) = page.one.seen.documents
    assert (row.sent_on, row.sent_how) == (TODAY, "by e-mail")
    page.one.show_document(row.id)
    assert not page.sheet.sent.isHidden()
