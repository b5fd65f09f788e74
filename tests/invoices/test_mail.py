from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from bestuurskamer import language
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.handing import papers_of
from bestuurskamer.invoices.mail import draft_mail, mail_text, write_mails
from bestuurskamer.invoices.queries import invoices, pdf
from bestuurskamer.parties.model import Delivery
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.invoices.printed import an_invoice
from tests.invoices.test_month_run import issue_all


def read(data):
    return message_from_bytes(data, policy=policy.default)


def test_a_draft_opens_as_a_message_to_be_sent_with_the_right_paper():
    message = read(draft_mail(an_invoice(), b"%PDF-1.4 this one", "geld@tafel.example"))
    assert (message["X-Unsent"], message["To"]) == ("1", "geld@tafel.example")
    (attached,) = message.iter_attachments()
    assert attached.get_content() == b"%PDF-1.4 this one"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename().startswith(an_invoice().number)
    assert attached.get_filename().endswith(".pdf")


def test_the_message_says_amount_day_account_and_number():
    printed = an_invoice()
    with language.speaking(printed.language):
        wanted = language.money(printed.total).replace(language.FIXED_SPACE, " ")
        day = language.day(printed.due_on)
    body = read(draft_mail(printed, b"x", "a@b.example")).get_body().get_content()
    for words in (wanted, day, "NL91 ABNA 0417 1643 00", printed.number):
        assert words in body


def test_the_message_is_in_the_language_of_the_tenant():
    assert "€ 685,00" in mail_text(an_invoice(language="nl"))
    assert "€ 685.00" in mail_text(an_invoice(language="en"))
    assert language.spoken() == "en"


def test_a_credit_note_asks_no_money():
    printed = an_invoice()
    note = replace(printed, total=-printed.total, net=-printed.net, credits_number="2026-0007")
    assert "NL91" not in mail_text(note)
    assert "2026-0007" in mail_text(note)


@pytest.mark.parametrize(
    "name",
    ["Piet <b>Klus</b>", "a\r\nBcc: all@example.org", "Łucja 🧘 " * 60, "\u202eeman", "../../etc"],
)
def test_a_hostile_name_stays_text(name):
    printed = an_invoice()
    printed = replace(
        printed,
        buyer=replace(printed.buyer, name=name, attention=""),
        seller=replace(printed.seller, name=name),
    )
    message = read(draft_mail(printed, b"x", "a@b.example\r\nBcc: all@example.org"))
    assert message["Bcc"] is None
    (attached,) = message.iter_attachments()
    assert "/" not in attached.get_filename()
    assert attached.get_content() == b"x"


def mailed(session, *names):
    for place, name in enumerate(names):
        tenant = a_tenant(session, name, delivery=Delivery.EMAIL)
        a_lease(session, tenant_id=tenant, room=f"Lokaal {place}")


def test_every_mailed_paper_gets_a_draft_of_its_own_with_its_own_bytes(session, tmp_path):
    an_office(session)
    mailed(session, "Atelier Kleur", "Atelier Kleur", "Yoga / Adem")
    a_lease(session, tenant="Post", room="Zaal")
    issue_all(session)
    ids = [row.id for row in invoices(session)]
    paths = write_mails(papers_of(session, ids, TODAY), tmp_path / "e-mail")
    assert [path.name for path in paths] == [
        "2026-0001 Atelier Kleur.eml",
        "2026-0002 Atelier Kleur.eml",
        "2026-0004 Yoga Adem.eml",
    ]
    kept = {row.number: pdf(session, row.id) for row in invoices(session)}
    for path in paths:
        (attached,) = read(path.read_bytes()).iter_attachments()
        assert attached.get_content() == kept[path.name[:9]]
        assert path.with_suffix(".pdf").read_bytes() == kept[path.name[:9]]
        text = path.with_suffix(".txt").read_text("utf-8-sig")
        assert text.startswith("atelier@kleur.example\nFactuur " + path.name[:9])


def test_a_folder_that_cannot_be_made_is_told_plainly(session, tmp_path):
    an_office(session)
    mailed(session, "Atelier Kleur")
    issue_all(session)
    in_the_way = tmp_path / "e-mail"
    in_the_way.write_text("a file")
    papers = papers_of(session, [row.id for row in invoices(session)], TODAY)
    with pytest.raises(Refused, match="The invoices themselves are kept"):
        write_mails(papers, in_the_way)
