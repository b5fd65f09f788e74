"""How an invoice will look before it is made: the same paper, without a number."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.invoices.composing import Heading, compose, days_of
from bestuurskamer.invoices.paper import invoice_pdf
from bestuurskamer.invoices.proposals import Proposal
from bestuurskamer.language import _
from bestuurskamer.office.queries import logo, the_office


def preview_pdf(session: Session, proposal: Proposal, today: date) -> bytes:
    """The paper of a proposal as it would be issued today, with “draft” in place of a number.

    Raises Refused when the logo is not a picture.
    """
    office = the_office(session, today)
    with language.speaking(proposal.party.language):
        number = _("draft")
    heading = Heading(number, *days_of(office, proposal.sums.total, today))
    printed = compose(office, proposal.party, proposal.items, proposal.sums, heading)
    return invoice_pdf(printed, logo=logo(session))
