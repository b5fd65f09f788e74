"""The treasurer drops the bank's file on the page, looks, and says what the money was for."""

# ruff: noqa: E501 – a row of a bank is one line

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from bestuurskamer.books.vat_return import vat_return
from bestuurskamer.days import Month
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Party, PartyIban
from bestuurskamer.payments.kinds import add_shipped_kinds
from bestuurskamer.payments.known_until import known_until
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.queries import entries, entry, imports, kinds
from bestuurskamer.screens.bank.page import BankPage
from bestuurskamer.screens.kit.form import Sheet
from tests.builders import IBAN, TODAY
from tests.payments.test_allocating import two_months
from tests.payments.test_same_books import FORMS, MONTH

OTHER = "NL02ABNA0123456789"
HEAD = '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"'


def a_row(amount: str, text: str, side: str = "Bij", name: str = "Atelier Kleur") -> str:
    return f'"20260402";"{name}";"{IBAN}";"{OTHER}";"OV";"{side}";"{amount}";"x";"{text}"'


@pytest.fixture
def page(host, desk) -> BankPage:
    with desk.board.acting("test") as session:
        two_months(session)
        add_shipped_kinds(session)
    made = BankPage(host)
    host.put(made)
    return made


def take_in(qtbot, page: BankPage, path: Path) -> Sheet:
    page.take_in([path])
    qtbot.waitUntil(lambda: page.sheet is not None)
    assert page.sheet is not None
    return page.sheet


def a_file(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "bank.csv"
    path.write_text("\n".join([HEAD, *rows]))
    return path


def numbers(page: BankPage) -> list[str]:
    return [item.number for item in page.host.desk.read(open_items)]


def know_account(desk) -> None:
    """The account in the rows is known as that of the tenant."""
    with desk.board.acting("test") as session:
        tenant = session.scalars(select(Party).where(Party.name == "Atelier Kleur")).one()
        session.add(PartyIban(party=tenant, iban=OTHER, holder=tenant.name))


def test_a_file_is_looked_at_first_and_then_comes_in(qtbot, page, tmp_path, desk):
    sheet = take_in(qtbot, page, a_file(tmp_path, a_row("310,00", f"huur {numbers(page)[0]}")))
    assert desk.read(entries) == []
    sheet.save()
    assert [row.amount for row in desk.read(entries)] == [Money(310_00)]
    assert page.segment.current() == "to_place"
    assert len(page.ledger.table.rows) == 1


def test_a_certain_entry_is_linked_with_one_press_and_unlinked_again(qtbot, page, tmp_path, desk):
    know_account(desk)
    first = numbers(page)[0]
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", f"huur {first}"))).save()
    assert page.all.isVisible()
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    assert first not in numbers(page)
    page.open_thing("placed")
    (row,) = page.ledger.table.rows
    page.judge.unlink(row.id)
    assert first in numbers(page)


def test_whose_a_new_account_is_is_asked_once_and_then_remembered(qtbot, page, tmp_path, desk):
    one, two = numbers(page)
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", f"huur {one}"))).save()
    assert not page.all.isVisible()
    page.judge.confirm()
    later = a_row("310,00", f"huur {two}").replace("20260402", "20260403")
    take_in(qtbot, page, a_file(tmp_path, later)).save()
    assert page.all.isVisible()


def test_enter_never_confirms_an_amount_that_differs(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("300,00", f"huur {numbers(page)[0]}"))).save()
    page.ledger.opened.emit(page.ledger.current())
    assert page.judge.sheet is not None
    assert desk.read(entries)[0].placed == Money(0)


def test_what_is_known_already_is_shown_without_a_tick(qtbot, page, tmp_path, desk):
    path = a_file(tmp_path, a_row("310,00", "huur"), a_row("310,00", "huur"))
    take_in(qtbot, page, path).save()
    sheet = take_in(qtbot, page, path)
    assert sheet.table.checked_rows() == []
    assert not sheet.main.isEnabled()
    assert len(desk.read(entries)) == 2


def test_one_entry_is_opened_by_its_number_however_long_ago(qtbot, page, tmp_path, desk):
    know_account(desk)
    first = numbers(page)[0]
    rows = a_row("310,00", f"huur {first}"), a_row("12,00", "wie is dit", name="Onbekend")
    take_in(qtbot, page, a_file(tmp_path, *rows)).save()
    placed, waits = sorted(desk.read(entries), key=lambda row: row.amount, reverse=True)
    page._confirm_certain()
    page._most = 1
    page.open_thing(placed.id)
    assert (page.segment.current(), page.ledger.current().id) == ("placed", placed.id)
    page.open_thing(waits.id)
    assert (page.segment.current(), page.ledger.current().entry.id) == ("to_place", waits.id)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"%PDF-1.7 brief", "not a file that a bank gives", id="a letter"),
        pytest.param(FORMS["camt 02"](MONTH)[:-90].encode(), "cut off", id="cut off"),
        pytest.param(
            FORMS["camt 02"](MONTH).replace("053", "054").encode(),
            "not of the statement",
            id="camt.054",
        ),
        pytest.param(
            FORMS["mt940 ing"](MONTH).replace(":60F:", ":34F:").encode(),
            "not of the statement",
            id="mt942",
        ),
        pytest.param(b"<?xml version='1.0'?><!DOCTYPE a>camt.053<a/>", "DOCTYPE", id="doctype"),
        pytest.param(b"<?xml version='1.0'?>camt.053" + b"<a>" * 200_000, "cut off", id="deep"),
        pytest.param(b"x" * 20_000_001, "larger than 20 MB", id="too large"),
        pytest.param("huur;é;ü".encode("utf-16"), "not a file that a bank gives", id="other signs"),
    ],
)
def test_a_file_that_is_no_statement_gets_one_message(
    qtbot, page, tmp_path, host, desk, content, said
):
    wrong = tmp_path / "van de bank"
    wrong.write_bytes(content)
    page.take_in([wrong])
    qtbot.waitUntil(lambda: bool(host.told))
    assert [said in told.text for told in host.told] == [True]
    assert "othing was brought in" in host.told[0].text
    assert (page.sheet, desk.read(imports)) == (None, [])


def test_a_file_without_a_new_entry_is_noted_and_moves_the_day(qtbot, page, tmp_path, host, desk):
    path = tmp_path / "maart.xml"
    path.write_text(FORMS["camt 02"](MONTH[:1]))
    take_in(qtbot, page, path).save()
    empty = FORMS["camt 02"](MONTH[:1])
    empty = empty[: empty.index("<Ntry>")] + empty[empty.index("</Ntry>") + 7 :]
    path.write_text(empty.replace("5310.00", "5000.00").replace("2026-03-02", "2026-03-31"))
    sheet = take_in(qtbot, page, path)
    assert "Nothing new up to" in sheet.main.text()
    sheet.save()
    assert host.told[-1].text == "Noted: there was nothing new at the bank."
    assert desk.read(known_until, TODAY)[0].day == date(2026, 3, 31)


def test_a_file_can_be_taken_back_and_not_while_it_is_used(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", "huur"))).save()
    page.open_thing("imports")
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert desk.read(entries) == []
    assert [row.taken_back_on for row in desk.read(imports)] == [TODAY]


def test_a_cost_is_put_under_a_kind_and_remembered(qtbot, page, tmp_path, desk):
    row = a_row("385,00", "termijn", "Af", "Energie Voorbeeld")
    take_in(qtbot, page, a_file(tmp_path, row)).save()
    page.judge.choose_other()
    sheet = page.judge.sheet
    assert sheet is not None
    kind = next(v for v in sheet.what._values if v[0] == "kind")
    sheet.what.set_value(kind)
    sheet.vat.set_value(Money(66_82))
    sheet.save()
    (placed,) = desk.read(entries)
    assert placed.left == Money(0)
    again = a_row("390,00", "termijn mei", "Af", "Energie Voorbeeld")
    take_in(qtbot, page, a_file(tmp_path, again)).save()
    (seen,) = page.ledger.table.rows
    assert seen.best is not None
    assert seen.best.parts[0].kind_id == kind[1]


def test_more_than_is_open_becomes_credit_and_is_said_before(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("700,00", "huur"))).save()
    page.judge.choose_other()
    sheet = page.judge.sheet
    assert sheet is not None
    party = next(v for v in sheet.what._values if v[0] == "party")
    sheet.what.set_value(party)
    assert [part.amount for part in sheet.parts()] == [
        Money(310_00),
        Money(310_00),
        Money(80_00),
    ]
    sheet.save()
    assert numbers(page) == []


def test_who_is_late_stands_with_the_age_of_the_money(qtbot, page, desk):
    desk._today = lambda: date(2026, 6, 1)
    page.open_thing("late")
    (late,) = page.ledger.table.rows
    assert late.total == Money(620_00)


def test_the_desk_knows_how_to_take_a_link_back(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", f"huur {numbers(page)[0]}"))).save()
    page.judge.confirm()
    assert desk.read(entries)[0].left == Money(0)
    assert desk.undo()
    assert desk.read(entries)[0].left == Money(310_00)


def say(page: BankPage, kind: str) -> Sheet:
    """Open the sheet that asks, with the first choice of a kind."""
    page.judge.choose_other()
    sheet = page.judge.sheet
    assert sheet is not None
    sheet.what.set_value(next(v for v in sheet.what._values if v[0] == kind))
    return sheet


def placed(desk) -> list[tuple[Target, Money]]:
    return [
        (a.target, a.amount)
        for row in desk.read(entries)
        for a in row.allocations
        if a.undone_on is None
    ]


def test_one_payment_is_divided_by_hand_and_the_rest_is_credit(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("400,00", "huur"))).save()
    sheet = say(page, "party")
    first, second = sheet.divide.fields.values()
    assert [first.money(), second.money()] == [Money(310_00), Money(90_00)]
    first.set_value(Money(100_00))
    second.set_value(Money(250_00))
    assert "50.00" in sheet.told.words.text()
    sheet.save()
    assert placed(desk) == [
        (Target.INVOICE, Money(100_00)),
        (Target.INVOICE, Money(250_00)),
        (Target.CREDIT, Money(50_00)),
    ]


def test_an_invoice_that_is_chosen_gets_the_money_first(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", "huur"))).save()
    last = numbers(page)[-1]
    page.judge.choose_other()
    sheet = page.judge.sheet
    wanted = [item.id for item in desk.read(open_items) if item.number == last]
    sheet.what.set_value(("invoice", wanted[0]))
    sheet.save()
    assert last not in numbers(page)
    assert len(numbers(page)) == 1


def test_more_than_the_entry_is_refused_and_nothing_is_kept(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", "huur"))).save()
    sheet = say(page, "party")
    for field in sheet.divide.fields.values():
        field.set_value(Money(310_00))
    sheet.save()
    assert sheet.amount.has_problem()
    assert not sheet.is_closed
    assert placed(desk) == []


def test_money_that_comes_early_is_kept_as_credit(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("75,00", "vooruit"))).save()
    say(page, "credit").save()
    assert placed(desk) == [(Target.CREDIT, Money(75_00))]


def test_a_deposit_is_never_income(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("500,00", "borg"))).save()
    say(page, "deposit").save()
    assert placed(desk) == [(Target.DEPOSIT, Money(500_00))]


def test_an_entry_that_comes_back_opens_what_it_paid(qtbot, page, tmp_path, desk):
    first = numbers(page)[0]
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", f"huur {first}"))).save()
    page.judge.confirm()
    back = a_row("310,00", "storno", "Af")
    take_in(qtbot, page, a_file(tmp_path, back)).save()
    sheet = say(page, "back")
    assert sheet.what._values[0][0] == "back"
    assert not sheet.amount.isVisible()
    sheet.save()
    assert first in numbers(page)
    assert page.ledger.table.rows == []


def test_a_receipt_is_kept_with_the_cost_and_can_be_added_later(qtbot, page, tmp_path, desk):
    scan, later = tmp_path / "bon.pdf", tmp_path / "bon2.pdf"
    scan.write_bytes(b"%PDF-1.7 bon")
    later.write_bytes(b"%PDF-1.7 nog een")
    take_in(qtbot, page, a_file(tmp_path, a_row("24,10", "kwasten", "Af", "Bouwmarkt"))).save()
    sheet = say(page, "kind")
    sheet.take_receipt(scan)
    sheet.save()
    assert desk.read(entries)[0].receipts == 1
    page.open_thing("placed")
    page.judge.add_paper(later)
    assert desk.read(entries)[0].receipts == 2


def test_a_receipt_that_is_no_paper_keeps_nothing_and_the_sheet_stays(qtbot, page, tmp_path, desk):
    wrong = tmp_path / "bon.docx"
    wrong.write_bytes(b"PK nee")
    take_in(qtbot, page, a_file(tmp_path, a_row("24,10", "kwasten", "Af", "Bouwmarkt"))).save()
    sheet = say(page, "kind")
    sheet.take_receipt(wrong)
    sheet.save()
    assert not sheet.is_closed
    assert "bon.docx" in sheet.message.words.text()
    assert placed(desk) == []


def test_undo_takes_all_certain_links_back_in_one_go(qtbot, page, tmp_path, desk):
    know_account(desk)
    one, two = numbers(page)
    rows = [a_row("310,00", f"huur {number}") for number in (one, two)]
    take_in(qtbot, page, a_file(tmp_path, *rows)).save()
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    assert numbers(page) == []
    assert desk.undo()
    assert numbers(page) == [one, two]


def test_undo_leaves_what_was_said_of_the_entry_before(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("400,00", "huur"))).save()
    sheet = say(page, "credit")
    sheet.amount.set_value(Money(90_00))
    sheet.save()
    say(page, "party").save()
    assert desk.read(entries)[0].left == Money(0)
    assert desk.undo()
    assert placed(desk) == [(Target.CREDIT, Money(90_00))]


def test_before_the_first_file_the_page_says_what_to_do(qtbot, page, tmp_path, desk):
    assert page._blank["new"].isVisible()
    take_in(qtbot, page, a_file(tmp_path, a_row("310,00", f"huur {numbers(page)[0]}"))).save()
    assert not page._blank["new"].isVisible()
    page.judge.confirm()
    assert page._blank["done"].isVisible()


def test_tab_goes_from_the_amount_to_the_invoices_and_then_to_the_note(qtbot, page, tmp_path):
    take_in(qtbot, page, a_file(tmp_path, a_row("400,00", "huur"))).save()
    page.host.window.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    sheet = say(page, "party")
    sheet.amount.go()
    lines = [field.line for field in sheet.divide.fields.values()]
    for line in [*lines, sheet.note.line]:
        sheet.focusNextPrevChild(True)
        assert line.hasFocus()


def test_a_cost_of_a_kind_of_ones_own_is_named_and_placed_at_once(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("25,00", "bloemen", "Af", "Bloemist"))).save()
    sheet = say(page, "new_kind")
    sheet.save()
    assert not sheet.is_closed  # it has no name yet
    sheet.kind_name.set_value("Bloemen en kaarten")
    sheet.save()
    assert placed(desk) == [(Target.KIND, Money(-25_00))]
    assert "Bloemen en kaarten" in [kind.name for kind in desk.read(kinds)]


def test_a_bill_with_shifted_vat_asks_what_is_owed_and_what_comes_back(qtbot, page, tmp_path, desk):
    take_in(qtbot, page, a_file(tmp_path, a_row("100,00", "schilderwerk", "Af", "Schilder"))).save()
    (row,) = desk.read(entries)
    page.judge.choose_other()
    sheet = page.judge.sheet
    energy = next(kind.id for kind in desk.read(kinds) if kind.key == "energy")
    sheet.what.set_value(("kind", energy))
    assert not sheet.owed.isVisible()
    sheet.shifted.set_value(True)
    assert (sheet.owed.money(), sheet.returned.money()) == (Money(21_00), Money(0))
    assert not sheet.vat.isVisible()
    sheet.returned.set_value(Money(22_00))
    sheet.save()
    assert not sheet.is_closed
    sheet.returned.set_value(Money(0))
    sheet.save()
    assert desk.read(entry, row.id).left == Money(0)
    found = desk.read(vat_return, (Month(2026, 4), Month(2026, 6)))
    assert [(source.thing, source.amount) for source in found.owed] == [(row.id, Money(21_00))]
