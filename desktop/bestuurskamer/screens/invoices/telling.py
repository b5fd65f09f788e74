"""How invoices are told on screen: counts in words, states, and how an amount came about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.invoices.handing import WAYS
from bestuurskamer.invoices.model import InvoiceKind
from bestuurskamer.invoices.proposals import Proposal
from bestuurskamer.invoices.queries import InvoiceRow
from bestuurskamer.invoices.rules import Item
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import NOTHING
from bestuurskamer.parties.model import Delivery
from bestuurskamer.screens.kit.paint import State

_NUMBERS = (
    N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"),
    N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip


def in_words(count: int) -> str:
    """A count as people write it in a sentence: up to twelve as a word."""
    return _(_NUMBERS[count]) if 1 <= count < len(_NUMBERS) else language.number(count)


def capital(text: str) -> str:
    """The text with a capital at its begin."""
    return text[:1].upper() + text[1:]


def way_word(way: Delivery) -> str:
    """How paper reaches somebody: by post, in the letterbox, by e-mail."""
    return _(WAYS[way])


def handed_words(row: InvoiceRow) -> str:
    """How and when a paper went out, or that it did not."""
    if row.handed_on is None:
        return _("not handed out yet")
    return _("handed out on {day}").format(day=language.short_day(row.handed_on))


def state_of(row: InvoiceRow, today: date) -> State:
    """How an issued paper stands on a day; on its last day to pay it is not late."""
    if row.kind is InvoiceKind.CREDIT:
        return State(_("credit note"), "neutral", "undo-2")
    if row.open <= NOTHING:
        paid = row.paid > NOTHING
        return State(_("paid"), "ok") if paid else State(_("credited"), "neutral", "undo-2")
    if row.handed_on is None:
        return State(_("not out yet"), "warn", "mail")
    if row.due_on < today:
        days = (today - row.due_on).days
        late = ngettext("{count} day late", "{count} days late", days)
        return State(late.format(count=days), "bad")
    return State(_("to be paid"), "info")


def proposal_state(proposal: Proposal) -> State:
    """Whether a proposal can be made as it is."""
    if not proposal.ready:
        return State(_("not yet"), "bad", "x")
    if proposal.remark is not None:
        return State(_("check"), "warn")
    return State(_("ready"), "ok")


def reason_of(proposal: Proposal) -> tuple[str, str]:
    """What to look at, and its tone: bad when it cannot be made, warn for a remark."""
    if proposal.problems:
        return " ".join(say(problem) for problem in proposal.problems), "bad"
    return (say(proposal.remark), "warn") if proposal.remark is not None else ("", "")


def how_of(proposal: Proposal) -> str:
    """How we come to the amount, in one line."""
    if len(proposal.items) == 1 and proposal.items[0].explanation:
        return capital(shortened(proposal, proposal.items[0]))
    return proposal.how


def shortened(proposal: Proposal, item: Item) -> str:
    """The explanation of a line without its days where they are simply the month's."""
    if item.period is None or item.period != proposal.month.period:
        return item.explanation
    with language.speaking(proposal.party.language):
        days = language.period(item.period)
    return item.explanation.removeprefix(f"{days}: ")


def kinds_of(items: Sequence[Item]) -> str:
    """What stands on it, shortly: rent, service, a key."""
    known = {"rent": _("rent"), "service": _("service charges")}
    return ", ".join(dict.fromkeys(known.get(item.kind, item.text) for item in items))
