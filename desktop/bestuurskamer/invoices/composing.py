"""An invoice put together word for word, from the board, the tenant and the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.days import Month, Period
from bestuurskamer.invoices import rules
from bestuurskamer.invoices.snapshot import Buyer, PrintedInvoice, PrintedLine, Seller, VatTotal
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.queries import OfficeRow
from bestuurskamer.office.rules import full_name
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.rent.model import VatTreatment


@dataclass(frozen=True)
class Heading:
    """What stands at the head: number, days, and of a credit note which invoice it credits."""

    number: str
    issued_on: date
    due_on: date
    credits_number: str = ""
    credits_day: date | None = None
    logo_sha256: str = ""


def days_of(office: OfficeRow, total: Money, today: date) -> tuple[date, date]:
    """The day of issue and the last day to pay; where nothing is asked they are the same."""
    asked = total > NOTHING
    return today, rules.due_day(today, office.payment_days) if asked else today


def compose(
    office: OfficeRow,
    party: PartyRow,
    items: Sequence[rules.Item],
    sums: rules.Sums,
    heading: Heading,
) -> PrintedInvoice:
    """Write an invoice or credit note in the language of the tenant."""
    with language.speaking(party.language):
        return PrintedInvoice(
            title=_title(office, items, heading),
            number=heading.number,
            language=party.language,
            issued_on=heading.issued_on,
            due_on=heading.due_on,
            seller=seller_of(office, items),
            buyer=buyer_of(party),
            lines=tuple(_line(item) for item in items),
            vat_totals=tuple(_vat_total(s) for s in sums.per_vat if s.rate),
            net=sums.net,
            total=sums.total,
            notes=_notes(items, party),
            period=_period(items),
            credits_number=heading.credits_number,
            credits_day=heading.credits_day,
            demo=office.demo,
            logo_sha256=heading.logo_sha256,
        )


def seller_of(office: OfficeRow, items: Sequence[rules.Item] = ()) -> Seller:
    """The board as it stands on paper; its VAT id only where VAT is charged."""
    account = office.paid_into
    charged = any(item.rate or item.vat is VatTreatment.REVERSE for item in items)
    return Seller(
        name=full_name(office.legal_name, office.legal_form),
        street=office.street,
        postal_code=office.postal_code,
        town=office.town,
        email=office.email,
        phone=office.phone,
        kvk_number=office.kvk_number,
        vat_number=office.vat_number if charged else "",
        iban=account.iban if account else "",
        account_holder=account.holder if account else "",
        contact=office.contact,
        contact_phone=office.contact_phone or office.phone,
    )


def buyer_of(party: PartyRow) -> Buyer:
    """The tenant as it stands on paper, where its post goes."""
    return Buyer(
        number=party.number,
        name=party.name,
        attention=party.contact,
        street=party.post_street or party.street,
        postal_code=party.post_postal_code if party.post_street else party.postal_code,
        town=party.post_town if party.post_street else party.town,
        country=party.country,
        kvk_number=party.kvk_number,
        vat_number=party.vat_number,
        reference=party.reference,
    )


def _title(office: OfficeRow, items: Sequence[rules.Item], heading: Heading) -> str:
    if heading.credits_number:
        return _("Credit note")
    titles = {"invoice": _("Invoice"), "rent_note": _("Rent note")}
    return titles[rules.title_of(office.invoice_title, items)]


def _line(item: rules.Item) -> PrintedLine:
    label = language.say(rules.vat_label(item.vat, item.rate))
    return PrintedLine(item.text, item.explanation, item.period, label, item.amount)


def _vat_total(added: rules.VatSum) -> VatTotal:
    label = _("VAT {rate} % of {base}").format(
        rate=language.number(added.rate), base=language.money(added.base)
    )
    return VatTotal(label, added.base, added.tax)


def _notes(items: Sequence[rules.Item], party: PartyRow) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for item in items:
        if note := rules.vat_note(item.vat, item.vat_reason, item.kind):
            found[language.say(note)] = None
    if any(item.vat is VatTreatment.REVERSE for item in items):
        found[_("Your VAT id: {number}").format(number=party.vat_number)] = None
    if party.post_street:  # the law wants the address where the buyer is
        place = f"{party.street}, {party.postal_code} {party.town}"
        found[_("Your address: {place}").format(place=place)] = None
    return tuple(found)


def _period(items: Sequence[rules.Item]) -> str:
    periods = [item.period for item in items if item.period]
    if not periods:
        return ""
    whole = Period(min(p.start for p in periods), max(p.end for p in periods))
    first, last = Month.of(whole.start), Month.of(whole.last)
    if first == last:
        return language.month(first)
    if first.year == last.year:
        return _("{first} to {last}").format(
            first=language.month_name(first), last=language.month(last)
        )
    return _("{first} to {last}").format(first=language.month(first), last=language.month(last))
