"""How tenants, leases and rooms are called on screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bestuurskamer import language
from bestuurskamer.building.rules import Deadline
from bestuurskamer.days import day_before
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING
from bestuurskamer.parties.model import Delivery, PartyKind
from bestuurskamer.rent.model import DepositMoveKind, LineKind, Regime, Rhythm, Timing, VatTreatment
from bestuurskamer.rent.queries import DepositState
from bestuurskamer.rent.regime import legal_term, two_years_on
from bestuurskamer.rent.rules import LineTerms
from bestuurskamer.rent.tenancy import LeaseRow, Standing, TenantRow
from bestuurskamer.rent.terms import LeasedRoom
from bestuurskamer.screens.kit.paint import State


def standing_state(row: TenantRow) -> State:
    """How a tenant stands, as a chip."""
    match row.standing:
        case Standing.RENTS:
            return State(_("rents"), "ok", "house")
        case Standing.BEGINS:
            day = language.short_day(row.since) if row.since else ""
            return State(_("begins {day}").format(day=day), "info", "calendar-days")
        case Standing.ENDS:
            return State(_("ends"), "warn", "hourglass")
        case Standing.GIVEN_UP:
            return State(_("given up"), "warn", "calendar-clock")
        case Standing.FORMER:
            return State(_("former"), "neutral", "door-closed")
        case _:
            return State(_("no lease yet"), "info", "file-text")


def deposit_state(deposit: DepositState | None) -> State | None:
    """How a deposit stands, or nothing when none was agreed or moved."""
    if deposit is None:
        return None
    if deposit.held > NOTHING:
        agreed = deposit.agreed or NOTHING
        if deposit.received < agreed:
            return State(_("partly received"), "warn", "hourglass")
        return State(_("received"), "ok")
    if deposit.received > NOTHING:
        return State(_("settled"), "neutral", "check")
    if deposit.asked > NOTHING:
        return State(_("asked for"), "warn", "hourglass")
    if deposit.agreed:
        return State(_("to be asked"), "warn", "circle-dot")
    return None


def room_names(rooms: Iterable[LeasedRoom]) -> str:
    """The names of rooms in one line, each once."""
    return ", ".join(dict.fromkeys(room.name for room in rooms))


def area_of(rooms: Iterable[LeasedRoom]) -> str:
    """The square metres of rooms together, or nothing when one is not known."""
    areas = [room.area for room in rooms]
    known = [area for area in areas if area]
    if not known or len(known) < len(areas):
        return ""
    return metres(sum(known[1:], known[0]))


def metres(area: object) -> str:
    """Square metres."""
    return f"{language.show(area)}{language.FIXED_SPACE}m²" if area else ""


def line_name(line: LineTerms) -> str:
    """What a rent line is for."""
    return line.text or kind_name(line.kind)


def kind_name(kind: LineKind) -> str:
    """What a kind of rent line is called."""
    return {
        LineKind.RENT: _("Rent"),
        LineKind.SERVICE: _("Service charges"),
        LineKind.OTHER: _("Other"),
    }[kind]


def until(day: date | None) -> str:
    """The last day of something, or that it has none."""
    return language.short_day(day) if day else _("no end")


def lease_name(lease: LeaseRow) -> str:
    """A lease by its rooms and days."""
    rooms = room_names(lease.terms.rooms) or _("without a room")
    first = language.short_day(lease.terms.first_day)
    if lease.terms.last_day is None:
        return _("{rooms}, from {first}").format(rooms=rooms, first=first)
    last = language.short_day(lease.terms.last_day)
    return _("{rooms}, {first} to {last}").format(rooms=rooms, first=first, last=last)


def delivery_name(delivery: Delivery) -> str:
    """How paper reaches somebody."""
    return {
        Delivery.EMAIL: _("by e-mail"),
        Delivery.POST: _("on paper, by post"),
        Delivery.LETTERBOX: _("on paper, in their own letterbox"),
    }[delivery]


def party_kind_name(kind: PartyKind) -> str:
    """Person or organisation."""
    return {
        PartyKind.ORGANISATION: _("Organisation"),
        PartyKind.PERSON: _("Person"),
    }[kind]


def move_name(kind: DepositMoveKind) -> str:
    """What happened to a deposit."""
    return {
        DepositMoveKind.ASKED: _("Asked for"),
        DepositMoveKind.RECEIVED: _("Received"),
        DepositMoveKind.RETURNED: _("Given back"),
        DepositMoveKind.KEPT: _("Kept for damage or arrears"),
    }[kind]


def rhythm_name(rhythm: Rhythm) -> str:
    """How many months stand on one invoice."""
    return {Rhythm.MONTH: _("every month"), Rhythm.QUARTER: _("every quarter")}[rhythm]


def timing_name(timing: Timing) -> str:
    """Before or after the period."""
    return {Timing.ADVANCE: _("in advance"), Timing.AFTERWARDS: _("afterwards")}[timing]


def regime_name(regime: Regime) -> str:
    """Under which law a space is let."""
    return {
        Regime.UNKNOWN: _("Not chosen yet"),
        Regime.OFFICE: _("Class room, studio, office, storage (7:230a)"),
        Regime.SHOP: _("Shop, restaurant, workshop with customers (7:290)"),
        Regime.LIVING: _("Living space"),
    }[regime]


def by_law(first_day: date, last_day: date | None, today: date) -> str:
    """Until when a 7:290 lease runs by law, and until when notice can be given."""
    term = legal_term(first_day, last_day, today)
    if term is not None:
        text = _(
            "By law it runs to {day}. Notice: by registered letter, no later than {notice}, "
            "with a ground that the law names."
        )
        return text.format(day=language.day(term.last_day), notice=language.day(term.notice_by))
    if today < two_years_on(first_day):
        text = _("When it goes on after {day}, it is a lease of five years by law.")
        return text.format(day=language.day(day_before(two_years_on(first_day))))
    return _("The ten years of the law are over. Notice takes a year, by registered letter.")


def vat_name(vat: VatTreatment) -> str:
    """How VAT is treated on a line."""
    return {
        VatTreatment.EXEMPT: _("Exempt from VAT"),
        VatTreatment.STANDARD: _("High VAT rate"),
        VatTreatment.REDUCED: _("Low VAT rate"),
        VatTreatment.ZERO: _("VAT rate of 0 %"),
        VatTreatment.REVERSE: _("VAT reverse-charged"),
        VatTreatment.KOR: _("Small-business scheme"),
    }[vat]


def deadline_words(deadline: Deadline) -> str:
    """A day of the head lease that comes near or passed, as a sentence."""
    day, left = language.day(deadline.day), deadline.days_left
    if left < 0:
        return {
            "notice": _("The last day to give notice was {day}."),
            "renewal": _("The last day to ask for renewal was {day}."),
            "end": _("The head lease ended on {day}."),
        }[deadline.kind].format(day=day)
    count = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return {
        "notice": _("Give notice no later than {day}: {left}."),
        "renewal": _("Ask for renewal no later than {day}: {left}."),
        "end": _("The head lease ends on {day}: {left}."),
    }[deadline.kind].format(day=day, left=count)
