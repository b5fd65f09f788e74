"""The foot of an invoice: how to pay it, or what happens when there is nothing to pay."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.invoices.snapshot import PrintedInvoice
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.paper.fonts import BODY, NAME, STRONG
from bestuurskamer.paper.qr import payment_words, square
from bestuurskamer.paper.sheet import LEFT, Sheet
from bestuurskamer.paper.wrapping import cut, wrapped

BOX_Y, BOX_HEIGHT, CODE = 212.0, 42.0, 31.0
LAST_Y = 248.0
"""The sentence that stands in place of the box begins here at the lowest."""


def draw_payment_box(sheet: Sheet, printed: PrintedInvoice) -> None:
    """How to pay, in the order of the bank's own screen, with the code to scan."""
    seller = printed.seller
    sheet.frame(LEFT, BOX_Y, sheet.right - LEFT, BOX_HEIGHT)
    sheet.text(LEFT + 6, BOX_Y + 7.4, _("How to pay"), NAME, 12.5)
    code_x = sheet.right - 6 - CODE
    if seller.iban:
        payee = seller.account_holder or seller.name
        said = payment_words(payee, seller.iban, printed.total, printed.number)
        units, path = square(said)
        sheet.path(code_x, BOX_Y + (BOX_HEIGHT - CODE) / 2, CODE, units, path)
        scan = _("or scan the code with your bank's app")
        sheet.text(code_x - 5, BOX_Y + 7.4, scan, BODY, 10.5, "right")
    rows = _payment_rows(printed, code_x - 5 - (LEFT + 38))
    lead = min(5.6, 23.5 / (len(rows) - 1))
    for place, (word, value) in enumerate(rows):
        y = BOX_Y + 14.2 + place * lead
        sheet.text(LEFT + 6, y, word, BODY, 10.5)
        sheet.text(LEFT + 38, y, value, STRONG, 11)


def _payment_rows(printed: PrintedInvoice, room: float) -> list[tuple[str, str]]:
    seller = printed.seller
    payee = wrapped(seller.account_holder or seller.name, STRONG, 11, room, most=2)
    return [
        (_("Amount"), language.money(printed.total)),
        (_("Pay to"), payee[0]),
        *[("", line) for line in payee[1:]],
        (_("Account"), shown_iban(seller.iban)),
        (_("Description to give"), cut(printed.number, STRONG, 11, room)),
        (_("No later than"), language.day(printed.due_on)),
    ]


def draw_nothing_to_pay(sheet: Sheet, printed: PrintedInvoice, y: float) -> None:
    """Say what happens instead, below the totals, where nothing is asked."""
    amount = language.money(-printed.total)
    if printed.total == NOTHING:
        text = _("You do not have to pay anything.")
    elif printed.credits_number:
        text = _(
            "You do not have to pay this. We take {amount} off invoice {number}."
            " Have you already paid that invoice? Then we pay the amount back to you."
        ).format(amount=amount, number=printed.credits_number)
    else:
        text = _(
            "You do not have to pay this. We take {amount} off your next invoice,"
            " or pay it back to you."
        ).format(amount=amount)
    y = min(y + 6, LAST_Y)
    for line in wrapped(text, BODY, 11, sheet.right - LEFT, most=2):
        sheet.text(LEFT, y, line, BODY, 11)
        y += 5.2


def closing_words(printed: PrintedInvoice) -> str:
    """The offer to call, by name; by e-mail where there is no number."""
    seller = printed.seller
    phone = (seller.contact_phone or seller.phone).replace(" ", language.FIXED_SPACE)
    name = seller.contact or seller.name
    if phone:
        call = _("Call {name}: {phone}.").format(name=name, phone=phone)
    elif seller.email:
        call = _("Write to {name}: {email}.").format(name=name, email=seller.email)
    else:
        call = _("Ask {name}.").format(name=name)
    if printed.total <= NOTHING:
        return _("Do you have a question? {call}").format(call=call)
    return _(
        "Is something not right, or can you not pay in time? {call} We will find a way together."
    ).format(call=call)
