"""Invoices by e-mail without a network: drafts that the tenant's own mail program opens.

A draft is an .eml file with `X-Unsent: 1`, which mail programs open as a message to be sent.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from bestuurskamer import language
from bestuurskamer.invoices.handing import Paper, Papers, write_into
from bestuurskamer.invoices.how_to_pay import closing_words
from bestuurskamer.invoices.naming import mail_name, pdf_name
from bestuurskamer.invoices.snapshot import PrintedInvoice
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.reading import clean

_MOST_SUBJECT = 150


def draft_mail(printed: PrintedInvoice, pdf: bytes, to: str) -> bytes:
    """A message to one tenant with the paper attached, in the language of the tenant."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = clean(to)
    message["Subject"] = mail_subject(printed)
    message.set_content(mail_text(printed), cte="quoted-printable")
    name = pdf_name(printed.number, printed.buyer.name)
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def write_mails(papers: Papers, folder: Path) -> list[Path]:
    """Write a draft for each paper that goes by e-mail; in the order of `papers.mails`.

    Beside each stand its paper and its text, for who has no mail program that opens drafts.
    """
    drafts, loose = {}, {}
    for paper in papers.mails:
        name = mail_name(paper.number, paper.tenant)
        drafts[name] = draft_mail(paper.printed, paper.pdf, paper.email)
        loose[paper.file_name] = paper.pdf
        loose[f"{name.removesuffix('.eml')}.txt"] = loose_text(paper).encode("utf-8-sig")
    write_into(folder, loose)
    return write_into(folder, drafts)


def loose_text(paper: Paper) -> str:
    """To whom, the subject and the text, to paste in any mail program."""
    return f"{paper.email}\n{mail_subject(paper.printed)}\n\n{mail_text(paper.printed)}"


def mail_subject(printed: PrintedInvoice) -> str:
    """What stands above the message: “Factuur 2026-0012, Stichting Buurthuis De Proef”."""
    subject = f"{printed.title} {printed.number}, {printed.seller.name}"
    return clean(subject)[:_MOST_SUBJECT]


def mail_text(printed: PrintedInvoice) -> str:
    """The message itself, plain text."""
    with language.speaking(printed.language):
        greeting = _("Dear {name},").format(name=printed.buyer.attention or printed.buyer.name)
        paragraphs = [greeting, _what(printed)]
        if printed.total > NOTHING:
            paragraphs.append(_how_to_pay(printed))
        paragraphs.append(closing_words(printed).replace(language.FIXED_SPACE, " "))
        sender = [_("Kind regards,"), printed.seller.contact, printed.seller.name]
        paragraphs.append("\n".join(line for line in sender if line))
    return "\n\n".join(paragraphs) + "\n"


def _what(printed: PrintedInvoice) -> str:
    number = printed.number
    if printed.credits_number:
        return _(
            "With this message you receive credit note {number}."
            " We take {amount} off invoice {credited}."
        ).format(number=number, amount=_money(printed, -1), credited=printed.credits_number)
    said = _("With this message you receive invoice {number} of {amount}.")
    return said.format(number=number, amount=_money(printed))


def _how_to_pay(printed: PrintedInvoice) -> str:
    seller = printed.seller
    return "\n".join(
        (
            _("Please pay no later than {day}.").format(day=language.day(printed.due_on)),
            _("Amount: {amount}").format(amount=_money(printed)),
            _("To: {name}").format(name=seller.account_holder or seller.name),
            _("Account: {iban}").format(iban=shown_iban(seller.iban)),
            _("Description: {number}").format(number=printed.number),
        )
    )


def _money(printed: PrintedInvoice, sign: int = 1) -> str:
    return language.money(printed.total * sign).replace(language.FIXED_SPACE, " ")
