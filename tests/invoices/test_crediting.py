from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.invoices import queries, rules
from bestuurskamer.invoices.actions import hand_out, issue_draft, keep_draft, take_over_item
from bestuurskamer.invoices.crediting import credit, redo
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.language import say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.model import VatStatus
from bestuurskamer.parties.model import Delivery
from bestuurskamer.rent.model import VatTreatment
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.invoices.test_month_run import issue_all

STANDARD, EXEMPT = VatTreatment.STANDARD, VatTreatment.EXEMPT


def a_free_invoice(session, *lines, tenant="Klusgroep"):
    draft = keep_draft(session, a_tenant(session, tenant), lines)
    return issue_draft(session, draft, TODAY).ids[0]


def test_a_whole_credit_note_leaves_nothing_open(session):
    an_office(session)
    a_lease(session, service=Money(25_00))
    (original,) = issue_all(session).ids
    assert credit(session, original, TODAY).numbers == ["C2026-0001"]
    row = queries.invoice(session, original)
    assert (row.total, row.credited, row.open) == (Money(335_00), Money(335_00), NOTHING)


def test_a_credit_note_names_the_original_on_paper(session):
    an_office(session)
    a_lease(session)
    (original,) = issue_all(session).ids
    (note,) = credit(session, original, TODAY).ids
    printed = queries.snapshot(session, note)
    assert (printed.credits_number, printed.total) == ("2026-0001", Money(-310_00))


def test_by_line_and_no_more_than_is_left(session):
    an_office(session)
    a_lease(session, service=Money(25_00))
    (original,) = issue_all(session).ids
    rent, service = queries.lines(session, original)
    credit(session, original, TODAY, {rent.id: Money(100_00)})
    assert queries.invoice(session, original).open == Money(235_00)
    with pytest.raises(Refused, match=r"210\.00"):
        credit(session, original, TODAY, {rent.id: Money(210_01)})
    credit(session, original, TODAY, {rent.id: Money(210_00), service.id: Money(25_00)})
    with pytest.raises(Refused, match="Nothing is left"):
        credit(session, original, TODAY)


def test_a_credit_note_is_not_credited(session):
    an_office(session)
    a_lease(session)
    (note,) = credit(session, issue_all(session).ids[0], TODAY).ids
    with pytest.raises(Refused, match="cannot be credited"):
        credit(session, note, TODAY)


def test_a_credited_month_is_not_proposed_again(session):
    an_office(session)
    a_lease(session)
    credit(session, issue_all(session).ids[0], TODAY)
    assert to_invoice(session, Month(2026, 3), TODAY).proposals == ()


def test_taking_back_and_beginning_anew_is_one_act(session):
    an_office(session)
    a_lease(session, service=Money(25_00))
    (original,) = issue_all(session).ids
    done, draft_id = redo(session, original, TODAY)
    assert done.numbers == ["C2026-0001"]
    (draft,) = queries.drafts(session)
    assert (draft.redoes_number, draft.net) == ("2026-0001", Money(335_00))
    again = issue_draft(session, draft_id, TODAY).ids[0]
    assert queries.invoice(session, again).number == "2026-0002"
    assert [line.text for line in queries.lines(session, again)] == [
        line.text for line in queries.lines(session, original)
    ]


def test_a_draft_becomes_an_invoice_once(session):
    an_office(session)
    draft = keep_draft(session, a_tenant(session), [rules.FreeLine("Key", Decimal(2), Money(7_50))])
    assert issue_draft(session, draft, TODAY).numbers == ["2026-0001"]
    with pytest.raises(Refused, match="already"):
        issue_draft(session, draft, TODAY)
    assert queries.count_invoices(session) == 1


def test_a_mixed_invoice_has_vat_on_its_taxed_part_alone(session):
    an_office(session, vat=VatStatus.TAXED)
    invoice_id = a_free_invoice(
        session,
        rules.FreeLine("Room", Decimal(1), Money(872_50), EXEMPT),
        rules.FreeLine("Cleaning", Decimal(2), Money(24_00), STANDARD),
    )
    row = queries.invoice(session, invoice_id)
    assert (row.net, row.vat, row.total) == (Money(920_50), Money(10_08), Money(930_58))


def test_a_board_under_the_small_business_scheme_charges_none(session):
    an_office(session, vat=VatStatus.KOR)
    line = rules.FreeLine("Cleaning", Decimal(2), Money(24_00), STANDARD)
    invoice_id = a_free_invoice(session, line)
    assert queries.invoice(session, invoice_id).total == Money(48_00)
    notes = queries.snapshot(session, invoice_id).notes
    assert any("kleineondernemersregeling" in note for note in notes)


def test_a_board_without_vat_cannot_ask_it_by_accident(session):
    an_office(session)
    with pytest.raises(Refused, match="charges none"):
        a_free_invoice(session, rules.FreeLine("Bar", Decimal(1), Money(10_00), STANDARD))


def test_reverse_charge_needs_and_prints_the_vat_id_of_the_tenant(session):
    an_office(session, vat=VatStatus.TAXED)
    line = rules.FreeLine("Hedge", Decimal(1), Money(100_00), VatTreatment.REVERSE)
    with pytest.raises(Refused, match="VAT id of the tenant"):
        a_free_invoice(session, line)
    tenant = a_tenant(session, "Groenbedrijf", vat_number="NL123456782B90")
    done = issue_draft(session, keep_draft(session, tenant, [line]), TODAY)
    notes = queries.snapshot(session, done.ids[0]).notes
    assert any("NL123456782B90" in note for note in notes)
    assert queries.invoice(session, done.ids[0]).total == Money(100_00)


def test_a_paper_given_out_is_logged(session):
    an_office(session)
    a_lease(session)
    (invoice_id,) = issue_all(session).ids
    hand_out(session, [invoice_id], Delivery.LETTERBOX, date(2026, 3, 3))
    assert queries.invoice(session, invoice_id).handed_on == date(2026, 3, 3)


def test_what_was_open_before_is_taken_over_under_its_old_number(session):
    an_office(session)
    tenant = a_tenant(session)
    take_over_item(session, tenant, "2025-118", date(2025, 12, 1), Money(50_00))
    with pytest.raises(Refused, match="later"):
        take_over_item(session, tenant, "X", date(2026, 3, 1), Money(50_00))
    (item,) = queries.openings(session)
    assert (item.number, item.amount) == ("2025-118", Money(50_00))


def test_the_last_credit_note_adds_up_on_paper_and_gives_back_what_is_left_per_rate(session):
    an_office(session, vat=VatStatus.TAXED)
    original = a_free_invoice(
        session,
        rules.FreeLine("Copies", Decimal(1), Money(3), STANDARD),
        rules.FreeLine("Room", Decimal(1), Money(10_00), VatTreatment.ZERO),
    )
    copies, _room = queries.lines(session, original)
    credit(session, original, TODAY, {copies.id: Money(1)})
    credit(session, original, TODAY, {copies.id: Money(1)})
    (last,) = credit(session, original, TODAY).ids
    printed = queries.snapshot(session, last)
    assert printed.net + total(row.vat for row in printed.vat_totals) == printed.total
    assert [(row.base, row.vat) for row in printed.vat_totals] == [(Money(-1), Money(-1))]
    assert printed.total == Money(-10_02)


RATES = (
    (STANDARD, Decimal(21)),
    (VatTreatment.REDUCED, Decimal(9)),
    (VatTreatment.ZERO, Decimal(0)),
    (EXEMPT, Decimal(0)),
)


@given(
    st.lists(
        st.tuples(st.sampled_from(RATES), st.integers(-999_99, 999_99)), min_size=1, max_size=8
    ),
    st.data(),
)
def test_credit_notes_together_give_back_the_vat_of_every_rate_exactly(asked, data):
    items = [
        rules.Item("Work", Money(cents), Money(cents), vat=vat, rate=rate)
        for (vat, rate), cents in asked
    ]
    original = {(s.vat, s.rate): s.tax for s in rules.sums(items).per_vat}
    left, taken, given_back = list(items), dict.fromkeys(original, NOTHING), dict(original)
    for last in (False, False, False, True):
        notes = []
        for place, item in enumerate(left):
            most = item.amount.cents
            cents = most if last else data.draw(st.integers(min(0, most), max(0, most)))
            notes.append(replace(item, amount=Money(-cents)))
            left[place] = replace(item, amount=item.amount - Money(cents))
        sums = rules.credit_sums(notes, taken)
        assert sums.net + total(s.tax for s in sums.per_vat) == sums.total
        for s in sums.per_vat:
            taken[s.vat, s.rate] -= s.base
            given_back[s.vat, s.rate] += s.tax
    assert set(given_back.values()) == {NOTHING}


def test_a_credit_note_never_gives_back_more_vat_than_was_asked():
    """Thirty cents carry six cents of VAT, though each three cents alone round up to one."""
    part = [rules.Item("Copies", Money(-3), Money(-3), vat=STANDARD, rate=Decimal(21))]
    tax = total(
        rules.credit_sums(part, {(STANDARD, Decimal(21)): Money(3 * place)}).tax
        for place in range(10)
    )
    assert tax == Money(-6)


def test_only_letting_names_its_article_and_a_reason_of_ones_own_replaces_it():
    def said(kind, reason=""):
        return say(rules.vat_note(EXEMPT, reason, kind))

    for kind in ("rent", "service", "extra"):
        assert "article 11-1-b" in said(kind)
    assert said("other") == "Exempt from VAT."
    assert said("other", "Exempt: sports, article 11-1-e.") == "Exempt: sports, article 11-1-e."
    assert rules.vat_note(STANDARD, "", "rent") is None


def test_the_reason_of_a_free_line_stands_on_paper(session):
    an_office(session, vat=VatStatus.TAXED)
    line = rules.FreeLine("Course", Decimal(1), Money(10_00), EXEMPT, "Exempt: youth work.")
    printed = queries.snapshot(session, a_free_invoice(session, line))
    assert printed.notes == ("Exempt: youth work.",)


def test_a_draft_that_comes_to_nothing_says_so(session):
    an_office(session)
    lines = [rules.FreeLine("Key", Decimal(n), Money(7_50)) for n in (1, -1)]
    with pytest.raises(Refused, match="nothing to pay"):
        a_free_invoice(session, *lines)
    with pytest.raises(Refused, match="below zero"):
        a_free_invoice(session, lines[1], tenant="Anna")


amounts = st.lists(st.tuples(st.integers(1, 9_999_99), st.booleans()), min_size=1, max_size=6)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(amounts, st.data())
def test_credit_notes_never_give_back_more_or_less_than_was_asked(board, asked, data):
    with board.acting("property") as session:
        if queries.count_invoices(session) == 0:
            an_office(session, vat=VatStatus.TAXED)
        lines = [
            rules.FreeLine("Work", Decimal(1), Money(cents), STANDARD if taxed else EXEMPT)
            for cents, taxed in asked
        ]
        invoice_id = a_free_invoice(session, *lines)
        for line in queries.lines(session, invoice_id):
            part = data.draw(st.integers(0, line.amount.cents))
            if part:
                credit(session, invoice_id, TODAY, {line.id: Money(part)})
        if any(line.left for line in queries.lines(session, invoice_id)):
            credit(session, invoice_id, TODAY)
        row = queries.invoice(session, invoice_id)
        assert row.open == NOTHING
        assert total(line.left for line in queries.lines(session, invoice_id)) == NOTHING


@given(amounts)
def test_net_and_vat_are_the_total_and_vat_is_rounded_once_a_rate(asked):
    items = [
        rules.Item(
            "Work", Money(c), Money(c), vat=STANDARD if t else EXEMPT, rate=Decimal(21 if t else 0)
        )
        for c, t in asked
    ]
    added = rules.sums(items)
    assert added.net + added.tax == added.total
    base = sum(c for c, taxed in asked if taxed)
    assert abs(added.tax.cents * 100 - base * 21) <= 50
