"""What the board said of itself before, as drafts in which a part can be changed."""

from __future__ import annotations

from bestuurskamer.office.queries import OfficeRow
from bestuurskamer.office.rules import InvoicingDraft, OfficeDraft


def office_draft(known: OfficeRow) -> OfficeDraft:
    """The board as it is known."""
    account = known.paid_into
    return OfficeDraft(
        legal_name=known.legal_name,
        legal_form=known.legal_form,
        street=known.street,
        postal_code=known.postal_code,
        town=known.town,
        email=known.email,
        phone=known.phone,
        kvk_number=known.kvk_number,
        contact=known.contact,
        contact_phone=known.contact_phone,
        iban=account.iban if account else "",
        account_holder=account.holder if account else "",
    )


def invoicing_draft(known: OfficeRow) -> InvoicingDraft:
    """How the board is known to invoice."""
    return InvoicingDraft(
        vat_status=known.vat_status,
        vat_number=known.vat_number,
        payment_days=known.payment_days,
        invoice_title=known.invoice_title,
        invoices_from=known.invoices_from,
        first_number=known.first_number,
    )
