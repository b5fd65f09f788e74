from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.figures.actions import add_shipped, set_figure
from bestuurskamer.figures.queries import figures_on
from bestuurskamer.figures.rules import FigureDraft
from bestuurskamer.money import Money
from bestuurskamer.office import rules
from bestuurskamer.office.actions import (
    choose_invoicing,
    describe_office,
    keep_place,
    last_place,
    mend_account,
    open_account,
)
from bestuurskamer.office.model import AccountKind, LegalForm, VatStatus
from bestuurskamer.office.queries import the_office, vat_positions, vat_status_on
from bestuurskamer.office.rules import InvoicingDraft, OfficeDraft
from tests.builders import IBAN, TODAY, an_office


@pytest.mark.parametrize(
    "iban", ["NL91 ABNA 0417 1643 00", "nl91abna0417164300", "", "BE71096123456769"]
)
def test_a_right_iban_is_taken(iban):
    assert rules.iban_problem(iban) is None


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Bewonersvereniging De Wilg", LegalForm.ASSOCIATION),
        ("Coöperatie De Linde", LegalForm.COOPERATIVE),
        ("Buurthuis De Proef", LegalForm.FOUNDATION),
    ],
)
def test_a_name_tells_its_legal_form_where_it_holds_one(name, form):
    assert rules.form_in(name) is form


@pytest.mark.parametrize(
    "iban", ["NL91 ABNA 0417 1643 01", "NL00FOUT", "12345", "NL91ABNA04171643"]
)
def test_a_wrong_iban_is_told(iban):
    assert rules.iban_problem(iban) is not None


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (rules.kvk_problem, "1234 5678", "1234567"),
        (rules.vat_number_problem, "NL123456782B90", "NL123456789B90"),
        (rules.postal_code_problem, "1234 ab", "0234 AB"),
        (rules.email_problem, "a.b@huis.example", "a@b"),
    ],
)
def test_numbers_are_checked_and_may_be_empty(check, right, wrong):
    assert check("") is None
    assert check(right) is None
    assert check(wrong) is not None


def test_a_vat_status_counts_from_its_day(session):
    an_office(session, since=Month(2026, 1))
    draft = InvoicingDraft(VatStatus.KOR, "", 14, "invoice", Month(2026, 1), 1)
    choose_invoicing(session, draft, date(2026, 7, 1))
    assert vat_status_on(session, date(2026, 6, 30)) is VatStatus.EXEMPT
    assert vat_status_on(session, date(2026, 7, 1)) is VatStatus.KOR


def test_a_vat_status_from_a_wrong_day_is_mended(session):
    an_office(session, since=Month(2026, 1))
    number = "NL123456782B90"
    for since in (date(2027, 1, 1), date(2026, 7, 1)):
        draft = InvoicingDraft(VatStatus.TAXED, number, 14, "invoice", Month(2026, 1), 1, since)
        choose_invoicing(session, draft, TODAY)
    assert vat_positions(session) == (
        (date(2026, 1, 1), VatStatus.EXEMPT),
        (date(2026, 7, 1), VatStatus.TAXED),
    )
    back = InvoicingDraft(VatStatus.EXEMPT, "", 14, "invoice", Month(2026, 1), 1, date(2026, 7, 1))
    choose_invoicing(session, back, TODAY)
    assert vat_positions(session) == ((date(2026, 1, 1), VatStatus.EXEMPT),)


def test_an_account_is_mended_and_only_one_stands_on_invoices(session):
    an_office(session)
    savings = open_account(session, AccountKind.BANK, "NL20INGB0001234567", "A", None, None)
    with pytest.raises(Refused, match="this number already"):
        open_account(session, AccountKind.BANK, "NL20 INGB 0001 2345 67", "A", None, None)
    mend_account(session, savings, "NL20INGB0001234567", "B", Money(5), TODAY, on_invoices=True)
    paid_into = the_office(session, TODAY).paid_into
    assert (paid_into.id, paid_into.holder, paid_into.opening_balance) == (savings, "B", Money(5))
    first = next(a for a in the_office(session, TODAY).accounts if a.id != savings)
    assert not first.on_invoices
    with pytest.raises(Refused, match="this number already"):
        mend_account(session, savings, first.iban, "B", None, None, on_invoices=True)


def test_a_taxed_board_needs_its_vat_id(session):
    an_office(session)
    draft = InvoicingDraft(VatStatus.TAXED, "", 14, "invoice", Month(2026, 1), 1)
    with pytest.raises(Refused, match="VAT id"):
        choose_invoicing(session, draft, TODAY)


def test_another_account_replaces_the_one_on_invoices_and_none_is_doubled(session):
    an_office(session)
    office = the_office(session, TODAY)
    draft = OfficeDraft(
        office.legal_name, LegalForm.FOUNDATION, "", "", "", iban="NL20INGB0001234567"
    )
    describe_office(session, draft)
    describe_office(session, draft)
    session.flush()
    (account,) = the_office(session, TODAY).accounts
    assert account.iban == "NL20INGB0001234567" != IBAN


def test_places_in_a_series_follow_each_other_and_years_begin_anew(session):
    an_office(session, first_number=118)
    assert last_place(session, "invoice", 2026) == 117
    keep_place(session, "invoice", 2026, 120)
    session.flush()
    assert last_place(session, "invoice", 2026) == 120
    assert last_place(session, "invoice", 2027) == 0
    assert last_place(session, "credit", 2026) == 0


def test_the_very_first_invoice_follows_the_old_list_in_whatever_year(session):
    an_office(session, since=Month(2027, 1), first_number=48)
    assert last_place(session, "invoice", 2026) == 47
    keep_place(session, "invoice", 2026, 48)
    session.flush()
    assert last_place(session, "invoice", 2027) == 0


@pytest.mark.parametrize(
    "attack", ["UPDATE number_series SET last_number = 1", "DELETE FROM number_series"]
)
def test_numbers_only_rise_in_the_database_too(board, attack):
    with board.acting("ground") as session:
        an_office(session)
        keep_place(session, "invoice", 2026, 7)
    with pytest.raises(DatabaseError), board.acting("attack") as session:
        session.execute(text(attack))


def test_the_boards_own_figure_wins_and_the_shipped_one_stays(session):
    add_shipped(session)
    session.flush()
    day = date(2027, 1, 1)
    draft = FigureDraft("vat_standard", day, Decimal("21.5"), "Belastingplan 2027")
    set_figure(session, draft, TODAY)
    session.flush()
    assert figures_on(session, date(2026, 12, 31))["vat_standard"] == 21
    assert figures_on(session, day)["vat_standard"] == Decimal("21.5")
    assert add_shipped(session) == 0


def test_a_figure_needs_its_source(session):
    with pytest.raises(Refused, match="where you found it"):
        set_figure(session, FigureDraft("vat_standard", TODAY, Decimal(22), " "), TODAY)


def test_a_line_follows_the_vat_of_its_days_and_not_of_its_issue(session):
    from bestuurskamer.invoices.proposals import to_invoice
    from bestuurskamer.rent.model import VatTreatment
    from tests.builders import a_lease

    an_office(session, vat=VatStatus.TAXED)
    a_lease(session, vat=VatTreatment.STANDARD)
    april = date(2026, 4, 1)
    draft = FigureDraft("vat_standard", april, Decimal(25), "Belastingplan")
    set_figure(session, draft, TODAY)
    session.flush()
    found = to_invoice(session, Month(2026, 4), date(2026, 3, 20)).proposals
    assert [p.items[0].rate for p in found] == [21, 25]
    draft = InvoicingDraft(VatStatus.KOR, "", 14, "invoice", Month(2026, 3), 1, april)
    choose_invoicing(session, draft, date(2026, 3, 20))
    session.flush()
    found = to_invoice(session, Month(2026, 4), date(2026, 3, 20)).proposals
    assert [p.items[0].vat for p in found] == [VatTreatment.STANDARD, VatTreatment.KOR]
