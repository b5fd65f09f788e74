"""What a form asks about a lease, and what is not right about it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bestuurskamer.days import Month, later
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import MOST, NOTHING, Money
from bestuurskamer.rent.model import LineKind, Regime, Rhythm, Timing, VatTreatment


@dataclass(frozen=True)
class LineDraft:
    """A rent line to be made. `monthly` is without VAT; without a day it begins with its lease."""

    kind: LineKind
    monthly: Money | None
    text: str = ""
    vat: VatTreatment = VatTreatment.EXEMPT
    vat_reason: str = ""
    first_day: date | None = None


@dataclass(frozen=True)
class LeaseDraft:
    """A lease to be made; its days are both included, without a last day it has no end."""

    tenant_id: int | None
    room_ids: tuple[int, ...]
    first_day: date | None
    last_day: date | None = None
    lines: tuple[LineDraft, ...] = ()
    rhythm: Rhythm = Rhythm.MONTH
    timing: Timing = Timing.ADVANCE
    regime: Regime = Regime.UNKNOWN
    notice_by: date | None = None
    deposit_agreed: Money | None = None
    note: str = ""


@dataclass(frozen=True)
class ExtraDraft:
    """Something beside the rent on the invoice of a month."""

    lease_id: int
    text: str
    month: Month | None
    quantity: Decimal | None
    price: Money | None
    unit: str = ""
    vat: VatTreatment = VatTreatment.EXEMPT
    every_month: bool = False


def lease_problems(draft: LeaseDraft) -> dict[str, Words]:
    """What keeps a lease from being made, by field; empty when all is well."""
    found: dict[str, Words] = {}
    if draft.tenant_id is None:
        found["tenant"] = words(N_("Choose the tenant."))
    if not draft.room_ids:
        found["rooms"] = words(N_("Choose at least one room."))
    if draft.first_day is None:
        found["first_day"] = words(
            N_("Fill in the first day. Without it the rent cannot be worked out.")
        )
    elif draft.last_day is not None and draft.last_day < draft.first_day:
        found["last_day"] = _before_first(draft.first_day, draft.last_day)
    for line in draft.lines:
        if problem := _line_problem(line):
            found.setdefault(line.kind.value, problem)
    if not any(line.kind is LineKind.RENT for line in draft.lines):
        found["rent"] = words(N_("Fill in the rent a month. It may be 0,00."))
    if draft.deposit_agreed is not None and draft.deposit_agreed < NOTHING:
        found["deposit"] = words(N_("A deposit is never less than nothing."))
    return found


def lease_warnings(draft: LeaseDraft, head_last_day: date | None) -> list[Words]:
    """What the board should know before it makes this lease; nothing here forbids it.

    Art. 7:301 lid 2 BW: a 7:290 lease that goes on past two years lasts five.
    """
    found = []
    if draft.regime is Regime.LIVING:
        found.append(
            words(
                N_(
                    "Living space falls under other law, with its own rules on rent and notice. "
                    "Ask for advice before you let it."
                )
            )
        )
    if draft.regime is Regime.SHOP and draft.first_day and _passes_two_years(draft):
        found.append(
            words(
                N_(
                    "A shop, restaurant or workshop that stays longer than two years gets a "
                    "lease of five years by law."
                )
            )
        )
    if head_last_day and (draft.last_day is None or draft.last_day > head_last_day):
        found.append(
            words(N_("This lease goes on after the head lease ends on {day}."), day=head_last_day)
        )
    return found


def change_problems(
    monthly: Money | None, first_day: date | None, lease_first: date, reason: str
) -> dict[str, Words]:
    """What keeps a rent line from getting a successor, by field."""
    found: dict[str, Words] = {}
    if monthly is None:
        found["monthly"] = words(N_("Fill in the new amount a month."))
    elif monthly < NOTHING:
        found["monthly"] = words(N_("Rent is never less than nothing. Use a credit note instead."))
    if first_day is None:
        found["first_day"] = words(N_("Fill in from which day the new amount counts."))
    elif first_day < lease_first:
        found["first_day"] = words(N_("The lease begins on {day}, later."), day=lease_first)
    if not reason.strip():
        found["reason"] = words(N_("Fill in why. It stands with the new amount for ever."))
    return found


def line_problems(
    draft: LineDraft, first_day: date | None, lease_first: date, lease_last: date | None
) -> dict[str, Words]:
    """What keeps a line from being added to a lease, by field."""
    found: dict[str, Words] = {}
    if problem := _line_problem(draft):
        found["text" if draft.monthly is not None and draft.monthly >= NOTHING else "monthly"] = (
            problem
        )
    if first_day is None:
        found["first_day"] = words(N_("Fill in from which day the new amount counts."))
    elif first_day < lease_first:
        found["first_day"] = words(N_("The lease begins on {day}, later."), day=lease_first)
    elif lease_last is not None and first_day > lease_last:
        found["first_day"] = words(N_("The lease ends on {day}, before that."), day=lease_last)
    return found


def extra_problems(draft: ExtraDraft) -> dict[str, Words]:
    """What keeps an extra from being kept, by field."""
    found: dict[str, Words] = {}
    if not draft.text.strip():
        found["text"] = words(N_("Fill in what it is for. The tenant reads it on the invoice."))
    if draft.month is None:
        found["month"] = words(N_("Fill in on the invoice of which month it stands."))
    if draft.quantity is None or draft.quantity <= 0:
        found["quantity"] = words(N_("Fill in how many: more than 0."))
    if draft.price is None:
        found["price"] = words(N_("Fill in the price of one."))
    if draft.quantity is not None and draft.price is not None:
        amount = draft.price * Fraction(draft.quantity)
        if abs(amount.cents) > MOST.cents:
            found.setdefault("price", too_much(amount))
    return found


def too_much(amount: Money) -> Words:
    """That an amount is larger than any single amount of a small board."""
    return words(N_("{amount} is more than this program works with."), amount=amount)


def _line_problem(line: LineDraft) -> Words | None:
    if line.monthly is None:
        return words(N_("Fill in an amount, such as 310,00."))
    if line.monthly < NOTHING:
        return words(N_("Rent is never less than nothing. Use a credit note instead."))
    if line.monthly > MOST:
        return too_much(line.monthly)
    if line.kind is LineKind.OTHER and not line.text.strip():
        return words(N_("Fill in what it is for. The tenant reads it on the invoice."))
    return None


def _before_first(first_day: date, last_day: date) -> Words:
    meant = last_day
    while meant < first_day:
        meant = later(meant, 12)
    return words(N_("The last day is before the first day. Did you mean {day}?"), day=meant)


def _passes_two_years(draft: LeaseDraft) -> bool:
    assert draft.first_day is not None
    return draft.last_day is None or draft.last_day >= later(draft.first_day, 24)
