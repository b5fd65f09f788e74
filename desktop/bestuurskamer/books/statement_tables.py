"""The account of one tenant as a table: what was asked, what came, what is left after each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bestuurskamer import language
from bestuurskamer.books.overview import Line, Overview, Part, written
from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.days import Period
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.ledger import Column
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.payments.running import Running, RunningLine


def statement_table(party: PartyRow, account: Running, first: date, last: date) -> Overview:
    """The account of one tenant from the first to the last day, both included."""
    before, since = account.since(first)
    shown = [line for line in since if line.day <= last]
    balance = shown[-1].balance if shown else before
    asked, came = total(line.asked for line in shown), total(line.came for line in shown)
    steps = [_source(line, party) for line in account.lines if line.day <= last]
    ago = len(steps) - len(shown)
    credit = account.credit_on(last)
    notes: tuple[str, ...] = ()
    if credit > NOTHING:
        said = _("In it is a credit of {credit}. Without it {open} is open.")
        owed = language.money(balance + credit)
        notes = (said.format(credit=language.money(credit), open=owed),)
    start = Line((first, _("Stood open before"), None, None, before), _upto(steps, ago))
    rows = [_line(line, steps, place) for place, line in enumerate(shown, start=ago)]
    return Overview(
        title=_("Statement of account"),
        sentence=_standing(balance).format(
            name=party.name, amount=language.money(Money(abs(balance.cents)))
        ),
        state=language.period(Period.through(first, last)),
        kept_to=_("Deposits stand apart and are not in this account."),
        columns=(
            Column(_("Day")),
            Column(_("What"), 2.4),
            Column(_("Asked"), number=True),
            Column(_("Paid"), number=True),
            Column(_("Still open"), number=True),
        ),
        parts=(Part((start, *rows), party.name),),
        total=(_("Total"), "", asked, came, balance),
        total_behind=_upto(steps, len(steps)),
        check=_("Check: {before} + {asked} − {came} = {balance}.").format(
            before=written(before),
            asked=written(asked),
            came=written(came),
            balance=written(balance),
        ),
        notes=notes,
    )


def _standing(balance: Money) -> str:
    if balance > NOTHING:
        return _("{name} still has {amount} to pay.")
    if balance < NOTHING:
        return _("{name} has a credit of {amount}.")
    return _("{name} has paid everything.")


def _line(line: RunningLine, steps: Sequence[Source], place: int) -> Line:
    """A step with itself behind what was asked or paid, and all steps up to it behind the rest."""
    values = (line.day, say(line.words), line.asked or None, line.came or None, line.balance)
    step = steps[place]
    behind = {2: (step,)} if line.asked else {3: taken_off((step,))}
    return Line(values, behind | _upto(steps, place + 1))


def _source(line: RunningLine, party: PartyRow) -> Source:
    opens: tuple[str, object] = ("tenants", party.id)
    if line.invoice_id is not None:
        opens = ("invoices", line.invoice_id)
    elif line.entry_id is not None:
        opens = ("bank", line.entry_id)
    return Source(line.day, say(line.words), party.name, line.asked - line.came, *opens)


def _upto(steps: Sequence[Source], count: int) -> dict[int, tuple[Source, ...]]:
    return {4: tuple(steps[:count])} if count else {}
