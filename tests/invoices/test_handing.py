from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from bestuurskamer.invoices import queries
from bestuurskamer.invoices.actions import hand_out
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.invoices.handing import (
    cover_title,
    papers_of,
    print_file_of,
    record_handed_out,
    write_papers,
)
from bestuurskamer.invoices.issued import issued_paper, not_handed_out
from bestuurskamer.invoices.model import PaperLogo
from bestuurskamer.invoices.paper import invoice_pdf
from bestuurskamer.invoices.previewing import preview_pdf
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.invoices.reprinting import to_print
from bestuurskamer.office.actions import set_logo
from bestuurskamer.parties.model import Delivery, Party
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.invoices.printed import a_logo
from tests.invoices.test_month_run import MARCH, issue_all
from tests.paper.reader import pictures_on, words_on

WAYS = {
    "Anna": Delivery.LETTERBOX,
    "Bram": Delivery.POST,
    "Cor": Delivery.EMAIL,
    "Dirk": Delivery.EMAIL,
}


def run_of(session):
    an_office(session)
    for name, way in WAYS.items():
        tenant = a_tenant(session, name, email=f"{name}@example.org", delivery=way)
        a_lease(session, tenant_id=tenant, room=f"Lokaal {name}")
        if name == "Dirk":  # whose address was lost later
            session.get_one(Party, tenant).email = ""
    issue_all(session)
    return papers_of(session, not_handed_out(session), TODAY)


def test_post_comes_before_letterbox_and_who_has_no_address_gets_post(session):
    papers = run_of(session)
    assert [paper.tenant for paper in papers.letters] == ["Bram", "Dirk", "Anna"]
    assert [paper.tenant for paper in papers.mails] == ["Cor"]
    assert cover_title(papers.letters) == "3 letters, 1 of them in a letterbox"


def test_the_print_file_begins_with_its_cover_list(session):
    papers = run_of(session)
    data = print_file_of(papers, TODAY)
    cover = words_on(data, 0)
    assert all(name in cover for name in ("Anna", "Bram", "Dirk"))
    assert "Cor" not in cover
    assert "Bram" in words_on(data, 1)


def test_every_paper_is_a_file_of_its_own_beside_the_print_file(session, tmp_path):
    papers = run_of(session)
    names = [path.name for path in write_papers(papers, tmp_path / "uit", TODAY)]
    assert names[0] == "2026-0001 Anna.pdf"
    assert len(names) == 5
    kept = (tmp_path / "uit" / "2026-0001 Anna.pdf").read_bytes()
    assert kept == queries.pdf(session, papers.rows[0].id)


def test_what_was_handed_out_is_recorded_in_its_own_way_and_reprinted_as_a_duplicate(session):
    papers = run_of(session)
    first = papers.rows[0]
    before = issued_paper(session, first.id)
    assert to_print(before) == before.pdf
    record_handed_out(session, {paper.id: paper.way for paper in papers.rows}, TODAY)
    assert not_handed_out(session) == []
    after = issued_paper(session, first.id)
    assert [(h.delivery, h.on_day) for h in after.handouts] == [(Delivery.LETTERBOX, TODAY)]
    assert after.printed.number in words_on(to_print(after))
    assert to_print(after) == invoice_pdf(after.printed, duplicate=True)
    assert queries.pdf(session, first.id) == before.pdf


def test_a_preview_has_no_number_and_takes_none(session):
    an_office(session)
    a_lease(session)
    (proposal,) = to_invoice(session, MARCH, TODAY).proposals
    words = words_on(preview_pdf(session, proposal, TODAY), 0)
    assert "2026-0001" not in words
    assert "310,00" in words
    assert queries.count_invoices(session) == 0


def test_paper_keeps_the_logo_of_its_day_of_issue(session):
    old, new = a_logo(), a_logo(side=60, noise=True)
    an_office(session)
    set_logo(session, old)
    a_lease(session)
    (invoice_id,) = issue_all(session).ids
    set_logo(session, new)
    papers = papers_of(session, [invoice_id], TODAY)
    (paper,) = papers.rows
    assert invoice_pdf(paper.printed, logo=paper.logo) == paper.pdf
    assert paper.logo == old
    shown = print_file_of(papers, TODAY)
    assert pictures_on(shown, 1) == pictures_on(paper.pdf, 0) != []
    hand_out(session, [invoice_id], None, TODAY)
    assert pictures_on(to_print(issued_paper(session, invoice_id)), 0) == pictures_on(shown, 1)


def test_a_logo_is_kept_once_for_all_papers_that_have_it(session):
    an_office(session)
    a_lease(session, room="Lokaal 1")
    set_logo(session, a_logo())
    (first,) = issue_all(session).ids
    credit(session, first, TODAY)
    set_logo(session, None)
    a_lease(session, tenant="Piet", room="Lokaal 2")
    (plain,) = issue_all(session).ids
    assert session.scalar(select(func.count()).select_from(PaperLogo)) == 1
    assert issued_paper(session, first).logo == a_logo()
    assert issued_paper(session, plain).logo is None


def test_a_kept_logo_is_frozen(board):
    with board.acting("ground") as session:
        an_office(session)
        set_logo(session, a_logo())
        a_lease(session)
        issue_all(session)
    for change in ("UPDATE paper_logo SET picture = x'00'", "DELETE FROM paper_logo"):
        with pytest.raises(IntegrityError, match="frozen"), board.acting("change") as session:
            session.execute(text(change))


def test_what_went_out_before_is_a_duplicate_in_the_print_file_too(session):
    papers = run_of(session)
    record_handed_out(session, {papers.letters[0].id: Delivery.POST}, TODAY)
    again = print_file_of(papers_of(session, [p.id for p in papers.rows], TODAY), TODAY)
    marked = [number for number in (1, 2, 3) if "duplicaat" in words_on(again, number)]
    assert marked == [1]
