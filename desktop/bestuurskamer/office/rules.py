"""What is true of a board's own data: numbers that can be checked, and what paper needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer.days import Month
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.language import _
from bestuurskamer.office.model import LegalForm, VatStatus


@dataclass(frozen=True)
class OfficeDraft:
    """What the board says of itself."""

    legal_name: str
    legal_form: LegalForm
    street: str
    postal_code: str
    town: str
    email: str = ""
    phone: str = ""
    kvk_number: str = ""
    contact: str = ""
    contact_phone: str = ""
    iban: str = ""
    account_holder: str = ""


@dataclass(frozen=True)
class InvoicingDraft:
    """How the board invoices."""

    vat_status: VatStatus
    vat_number: str
    payment_days: int
    invoice_title: str  # invoice or rent_note
    invoices_from: Month | None
    first_number: int
    vat_from: date | None = None  # from which day another VAT status counts; none: today


def office_problems(draft: OfficeDraft) -> dict[str, Words]:
    """What keeps these data from being kept, by field. What is left empty may wait."""
    found: dict[str, Words] = {}
    if not draft.legal_name.strip():
        found["legal_name"] = words(N_("Fill in the name of your foundation or association."))
    checks = (
        ("kvk_number", draft.kvk_number, kvk_problem),
        ("iban", draft.iban, iban_problem),
        ("email", draft.email, email_problem),
        ("postal_code", draft.postal_code, postal_code_problem),
    )
    for field, value, check in checks:
        if problem := check(value):
            found[field] = problem
    return found


def invoicing_problems(draft: InvoicingDraft) -> dict[str, Words]:
    """What keeps the board from invoicing this way, by field."""
    found: dict[str, Words] = {}
    if draft.vat_status is VatStatus.TAXED and not draft.vat_number.strip():
        found["vat_number"] = words(
            N_("Fill in your VAT id. It must stand on every invoice with VAT.")
        )
    if problem := vat_number_problem(draft.vat_number):
        found["vat_number"] = problem
    if not 1 <= draft.payment_days <= 90:
        found["payment_days"] = words(N_("Choose between 1 and 90 days."))
    if draft.invoices_from is None:
        found["invoices_from"] = words(N_("Fill in the month. Nothing before it is invoiced here."))
    if draft.first_number < 1:
        found["first_number"] = words(N_("The first number is 1 or more."))
    return found


def form_in(name: str) -> LegalForm:
    """The legal form that a name itself tells; a foundation where it tells none."""
    named = name.casefold()
    if "coöperatie" in named or "cooperatie" in named:
        return LegalForm.COOPERATIVE
    return LegalForm.ASSOCIATION if "vereniging" in named else LegalForm.FOUNDATION


def full_name(legal_name: str, form: LegalForm) -> str:
    """The name as it stands on paper: with its legal form, in the language now spoken."""
    named = legal_name.casefold()
    if any(word in named for word in ("stichting", "vereniging", "coöperatie", "cooperatie")):
        return legal_name
    forms = {
        LegalForm.FOUNDATION: _("Foundation"),
        LegalForm.ASSOCIATION: _("Association"),
        LegalForm.COOPERATIVE: _("Cooperative"),
    }
    return f"{forms[form]} {legal_name}"


def status_on(positions: Sequence[tuple[date, VatStatus]], day: date) -> VatStatus:
    """The VAT status that counts on a day; before the board said anything it is exempt."""
    begun = [status for first, status in positions if first <= day]
    return begun[-1] if begun else VatStatus.EXEMPT


def iban_problem(text: str) -> Words | None:
    """What is wrong with an account number (ISO 13616); an empty one is no problem."""
    from schwifty import IBAN
    from schwifty.exceptions import SchwiftyException

    bare = plain_iban(text)
    if not bare:
        return None
    try:
        IBAN(bare)
    except SchwiftyException:
        return words(
            N_("{iban} is not an account number: look for a wrong or missing digit."), iban=text
        )
    return None


def plain_iban(text: str) -> str:
    """An account number without spaces, in capitals."""
    return re.sub(r"[\s.\-]", "", text).upper()


def shown_iban(iban: str) -> str:
    """An account number in groups of four."""
    return " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))


def kvk_problem(text: str) -> Words | None:
    """A number of the trade register has eight digits (Handelsregisterbesluit 2008)."""
    if text.strip() and not re.fullmatch(r"\d{8}", re.sub(r"[\s.]", "", text)):
        return words(N_("A KvK number has eight digits."))
    return None


def vat_number_problem(text: str) -> Words | None:
    """What is wrong with a Dutch VAT id, such as NL123456782B90; an empty one is no problem."""
    from stdnum.nl import btw

    if text.strip() and not btw.is_valid(text):
        return words(N_("{number} is not a Dutch VAT id: look for a wrong digit."), number=text)
    return None


def postal_code_problem(text: str) -> Words | None:
    """What is wrong with a Dutch postal code; an empty one is no problem."""
    from stdnum.nl import postcode

    if text.strip() and not postcode.is_valid(text):
        return words(N_("A postal code looks like 1234 AB."))
    return None


def shown_postal_code(text: str) -> str:
    """A Dutch postal code as `1234 AB`; anything else as it was typed."""
    from stdnum.nl import postcode

    return str(postcode.validate(text)) if postcode.is_valid(text) else text


def email_problem(text: str) -> Words | None:
    """What is wrong with an e-mail address; an empty one is no problem."""
    if text.strip() and not re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}", text.strip()):
        return words(N_("{email} is not an e-mail address."), email=text)
    return None


def document_number(series: str, year: int, place: int) -> str:
    """The number people see: `2026-0012`, a credit note `C2026-0003`.

    >>> document_number("invoice", 2026, 12), document_number("credit", 2026, 3)
    ('2026-0012', 'C2026-0003')
    """
    letter = "C" if series == "credit" else ""
    return f"{letter}{year}-{place:04d}"
