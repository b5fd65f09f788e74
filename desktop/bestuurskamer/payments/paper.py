"""What is printed of money: who still has to pay what, and the account of one tenant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bestuurskamer import language
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import OfficeRow
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.paper.report import Group, Report, report_pdf
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.payments.arrears import Late
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import OpenItem
from bestuurskamer.payments.running import Running, RunningLine

FOUR_AGES = 4


def open_items_pdf(
    office: OfficeRow, items: Sequence[OpenItem], late: Sequence[Late], day: date
) -> bytes:
    """What every tenant has open on a day, with how late it is; below it the ages."""
    groups = []
    for name in sorted({item.party for item in items}):
        theirs = [item for item in items if item.party == name]
        rows = tuple(_open_row(item, day) for item in theirs)
        sum_ = total(item.open for item in theirs)
        groups.append(Group(rows, name, ("", "", "", "", language.plain_money(sum_))))
    asked = total(item.open for item in items)
    sentence = ngettext(
        "{count} invoice is open, together {amount}.",
        "{count} invoices are open, together {amount}.",
        len(items),
    ).format(count=len(items), amount=language.money(asked))
    return report_pdf(
        Report(
            title=_("Open items"),
            sentence=sentence,
            columns=(
                Column(_("Number"), 1.6),
                Column(_("Day")),
                Column(_("Pay before")),
                Column(_("Late")),
                Column(_("Still open"), number=True),
            ),
            groups=tuple(groups),
            author=office.legal_name,
            state=language.day(day),
            total=(_("Total"), "", "", "", language.plain_money(asked)),
            notes=(_ages_sentence(late), _check(len(items), asked)),
            demo=office.demo,
        )
    )


def arrears_pdf(office: OfficeRow, late: Sequence[Late], day: date) -> bytes:
    """Who is late and how long, by age."""
    rows = tuple(_late_row(row) for row in late)
    sums = [total(row.ages[n] for row in late) for n in range(FOUR_AGES)]
    sentence = ngettext(
        "{count} tenant is late, together {amount}.",
        "{count} tenants are late, together {amount}.",
        len(late),
    ).format(count=len(late), amount=language.money(total(sums)))
    return report_pdf(
        Report(
            title=_("Arrears by age"),
            sentence=sentence,
            columns=(
                Column(_("Tenant"), 2.0),
                Column(_("0–30 days"), number=True),
                Column(_("31–60 days"), number=True),
                Column(_("61–90 days"), number=True),
                Column(_("over 90 days"), number=True),
                Column(_("Total"), number=True),
            ),
            groups=(Group(rows),),
            author=office.legal_name,
            state=language.day(day),
            total=(_("Total"), *(language.plain_money(s) for s in [*sums, total(sums)])),
            notes=(_("Days count from the last day to pay."), _check(len(late), total(sums))),
            demo=office.demo,
        )
    )


def statement_pdf(
    office: OfficeRow, party: PartyRow, account: Running, first: date, last: date
) -> bytes:
    """The account of one tenant from the first to the last day, both included."""
    before, lines = account.since(first)
    shown = [line for line in lines if line.day <= last]
    rows: list[tuple[str, ...]] = [
        (language.short_day(first), _("Stood open before"), "", "", _plain(before))
    ]
    rows += [_running_row(line) for line in shown]
    balance = shown[-1].balance if shown else before
    sentence = _standing(balance)
    asked, came = total(line.asked for line in shown), total(line.came for line in shown)
    return report_pdf(
        Report(
            title=_("Statement of account"),
            sentence=sentence.format(
                name=party.name, amount=language.money(Money(abs(balance.cents)))
            ),
            columns=(
                Column(_("Day")),
                Column(_("What"), 2.4),
                Column(_("Asked"), number=True),
                Column(_("Paid"), number=True),
                Column(_("Still open"), number=True),
            ),
            groups=(Group(tuple(rows)),),
            author=office.legal_name,
            state=_("{first} to {last}").format(first=language.day(first), last=language.day(last)),
            total=(_("Total"), "", _plain(asked), _plain(came), _plain(balance)),
            notes=(
                _("Deposits stand apart and are not in this account."),
                _("{before} + {asked} − {came} = {balance}").format(
                    before=_plain(before),
                    asked=_plain(asked),
                    came=_plain(came),
                    balance=_plain(balance),
                ),
            ),
            demo=office.demo,
        )
    )


def item_name(item: OpenItem) -> str:
    """What an open item is called."""
    if item.target is not Target.CHARGE:
        return item.number
    return _("collection costs") if item.number == "costs" else _("interest")


def _late_row(row: Late) -> tuple[Cell | str, ...]:
    ages = (language.plain_money(age) if age else "" for age in row.ages)
    return Cell(row.party.name, _days(row.days)), *ages, language.plain_money(row.total)


def _open_row(item: OpenItem, day: date) -> tuple[Cell | str, ...]:
    days = item.late(day)
    part = ""
    if item.paid > NOTHING:
        part = _("{paid} of {asked} was paid").format(
            paid=language.plain_money(item.paid), asked=language.plain_money(item.asked)
        )
    return (
        Cell(item_name(item), part),
        language.short_day(item.issued_on),
        language.short_day(item.due_on),
        _days(days) if days else "",
        language.plain_money(item.open),
    )


def _standing(balance: Money) -> str:
    if balance > NOTHING:
        return _("{name} still has {amount} to pay.")
    if balance < NOTHING:
        return _("{name} has a credit of {amount}.")
    return _("{name} has paid everything.")


def _running_row(line: RunningLine) -> tuple[str, ...]:
    return (
        language.short_day(line.day),
        say(line.words),
        _plain(line.asked) if line.asked else "",
        _plain(line.came) if line.came else "",
        _plain(line.balance),
    )


def _days(days: int) -> str:
    return ngettext("{count} day late", "{count} days late", days).format(count=days)


def _plain(amount: Money) -> str:
    return language.plain_money(amount)


def _ages_sentence(late: Sequence[Late]) -> str:
    sums = [total(row.ages[n] for row in late) for n in range(FOUR_AGES)]
    return _(
        "Late: up to 30 days {first}, to 60 days {second}, to 90 days {third}, longer {fourth}."
    ).format(
        first=language.money(sums[0]),
        second=language.money(sums[1]),
        third=language.money(sums[2]),
        fourth=language.money(sums[3]),
    )


def _check(count: int, amount: Money) -> str:
    return ngettext(
        "Check: sum of {count} row = {amount}.", "Check: sum of {count} rows = {amount}.", count
    ).format(count=count, amount=language.money(amount))
