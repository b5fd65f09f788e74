"""The table of what is to be made, and its totals."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.invoices.proposals import Proposal
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.invoices.telling import (
    capital,
    how_of,
    in_words,
    kinds_of,
    proposal_state,
    reason_of,
)
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable


class Folding:
    """How narrow the table stands now: what a cell says follows it."""

    how = False
    state = False
    month: Month | None = None


def table_of(folding: Folding) -> RowTable[Proposal]:
    """The table; proposals that cannot be made yet have no tick."""
    columns = [
        Column(
            _("Tenant and room"),
            lambda p: _tenant(p, folding),
            sort=lambda p: p.party.name,
            stretch=4,
        ),
        Column(_("How we come to the amount"), _how),
        Column(
            _("Amount"),
            lambda p: Cell(language.plain_money(p.sums.total), strong=True, right=True),
            sort=lambda p: p.sums.total,
            width=92,
            number=True,
        ),
        Column(
            _("Status"),
            lambda p: Cell(state=proposal_state(p)),
            sort=lambda p: proposal_state(p).word,
            width=132,
        ),
    ]
    return RowTable(columns, lambda p: p.key, _sentence, lambda p: p.ready)


def _tenant(proposal: Proposal, folding: Folding) -> Cell:
    older = folding.month is not None and proposal.month != folding.month
    month = language.month(proposal.month) if older else ""
    if folding.how:
        reason, tone = reason_of(proposal)
        below = reason or how_of(proposal)
        state = proposal_state(proposal).word if folding.state and reason else ""
        parts = (state, month, below)
        return _named(proposal, " · ".join(p for p in parts if p), tone)
    return _named(proposal, " · ".join(part for part in (month, proposal.rooms) if part), "")


def _named(proposal: Proposal, below: str, tone: str) -> Cell:
    return Cell(proposal.party.name, below, strong=True, tone=tone)


def _how(proposal: Proposal) -> Cell:
    reason, tone = reason_of(proposal)
    return Cell(how_of(proposal), reason or kinds_of(proposal.items), tone=tone)


def _sentence(proposal: Proposal) -> str:
    reason, _tone = reason_of(proposal)
    parts = (
        proposal.party.name,
        proposal.rooms,
        language.month(proposal.month),
        language.money(proposal.sums.total),
        how_of(proposal),
        proposal_state(proposal).word,
        reason,
    )
    return ", ".join(part for part in parts if part)


def standing(proposals: Sequence[Proposal], month: Month) -> str:
    """The sentence above the table: how many are ready, what to look at, what is not ready."""
    ready = [p for p in proposals if p.ready]
    look = sum(p.remark is not None for p in ready)
    older = sum(p.month < month for p in proposals)
    parts = [_ready_words(len(ready)) if ready else _("No invoice is ready yet.")]
    if look:
        parts.append(_look_words(look, len(ready)))
    if blocked := len(proposals) - len(ready):
        text = ngettext("One cannot be made yet.", "{count} cannot be made yet.", blocked)
        parts.append(capital(text.format(count=in_words(blocked))))
    if older:
        text = ngettext("One is of an earlier month.", "{count} are of an earlier month.", older)
        parts.append(capital(text.format(count=in_words(older))))
    return " ".join(parts)


def _ready_words(count: int) -> str:
    text = ngettext("One invoice is ready.", "{count} invoices are ready.", count)
    return capital(text.format(count=in_words(count)))


def _look_words(look: int, ready: int) -> str:
    if ready == 1:
        return _("Check it; then make it.")
    text = ngettext(
        "Check one of them; then make all at once.",
        "Check {count} of them; then make all at once.",
        look,
    )
    return text.format(count=in_words(look))
