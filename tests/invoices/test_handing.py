from __future__ import annotations

from bestuurskamer.invoices import queries
from bestuurskamer.invoices.handing import (
    cover_title,
    papers_of,
    print_file_of,
    record_handed_out,
    write_papers,
)
from bestuurskamer.invoices.issued import issued_paper, not_handed_out
from bestuurskamer.invoices.paper import invoice_pdf
from bestuurskamer.invoices.previewing import preview_pdf
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.invoices.reprinting import to_print
from bestuurskamer.parties.model import Delivery, Party
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.invoices.test_month_run import MARCH, issue_all
from tests.paper.reader import words_on

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
