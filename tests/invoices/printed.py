"""Invoices as they are printed, for tests: one that is exempt, and changes to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from bestuurskamer.days import Period
from bestuurskamer.invoices.snapshot import Buyer, PrintedInvoice, PrintedLine, Seller, VatTotal
from bestuurskamer.money import Money

DECEMBER = Period(date(2026, 12, 1), date(2027, 1, 1))
SELLER = Seller(
    name="Stichting Buurthuis De Proef",
    street="Meidoornstraat 2",
    postal_code="3399 XA",
    town="Waterwoud",
    email="geld@deproef.example",
    phone="078 123 45 67",
    kvk_number="12345678",
    iban="NL91ABNA0417164300",
    account_holder="Stg Buurthuis De Proef",
    contact="Hanneke de Wit, penningmeester",
    contact_phone="06 12 34 56 78",
)
BUYER = Buyer(
    number="H-04",
    name="Coöperatie Aan Tafel U.A.",
    attention="mevrouw Ł. Wiśniewska",
    street="Meidoornstraat 4",
    postal_code="3399 XB",
    town="Waterwoud",
)


def a_line(text: str = "Huur lokaal 1", cents: int = 685_00, **changed: Any) -> PrintedLine:
    line = PrintedLine(text, "whole month × € 685.00", DECEMBER, "exempt", Money(cents))
    return replace(line, **changed)


def an_invoice(**changed: Any) -> PrintedInvoice:
    invoice = PrintedInvoice(
        title="Invoice",
        number="2026-0154",
        language="en",
        issued_on=date(2026, 11, 23),
        due_on=date(2026, 12, 1),
        seller=SELLER,
        buyer=BUYER,
        lines=(a_line(),),
        vat_totals=(VatTotal("Exempt from VAT over € 685.00", Money(685_00), Money(0)),),
        net=Money(685_00),
        total=Money(685_00),
        notes=("Exempt from VAT, article 11-1-b.",),
        period="December 2026",
    )
    return replace(invoice, **changed)


def a_credit_note(**changed: Any) -> PrintedInvoice:
    credit = an_invoice(
        title="Credit note",
        number="2026-0160",
        lines=(a_line(cents=-685_00),),
        vat_totals=(VatTotal("Exempt from VAT", Money(-685_00), Money(0)),),
        net=Money(-685_00),
        total=Money(-685_00),
        credits_number="2026-0154",
        credits_day=date(2026, 11, 23),
    )
    return replace(credit, **changed)


def a_logo(side: int = 600, noise: bool = False) -> bytes:
    picture = (
        Image.effect_noise((side, side), 100).convert("RGB")
        if noise
        else Image.new("RGBA", (side, side), (30, 69, 57, 255))
    )
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
