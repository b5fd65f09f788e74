"""What an act touched, in words."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.language import _, ngettext
from bestuurskamer.office.history import ActRow

_SAID: dict[str, Callable[[int], str]] = {
    "office": lambda n: _("the board"),
    "account": lambda n: ngettext("{count} account", "{count} accounts", n),
    "vat_position": lambda n: _("the VAT status"),
    "figure": lambda n: ngettext("{count} figure of law", "{count} figures of law", n),
    "party": lambda n: ngettext(
        "{count} person or organisation", "{count} people and organisations", n
    ),
    "building": lambda n: _("the building"),
    "room": lambda n: ngettext("{count} room", "{count} rooms", n),
    "head_lease": lambda n: _("the head lease"),
    "head_rent": lambda n: _("the rent of the head lease"),
    "lease": lambda n: ngettext("{count} lease", "{count} leases", n),
    "rent_line": lambda n: ngettext("{count} rent line", "{count} rent lines", n),
    "extra": lambda n: ngettext("{count} extra", "{count} extras", n),
    "deposit_move": lambda n: ngettext("{count} deposit", "{count} deposits", n),
    "invoice": lambda n: ngettext("{count} invoice", "{count} invoices", n),
    "draft": lambda n: ngettext("{count} draft", "{count} drafts", n),
    "opening_item": lambda n: ngettext(
        "{count} open invoice from before", "{count} open invoices from before", n
    ),
    "handout": lambda n: ngettext("{count} paper given out", "{count} papers given out", n),
}


def touched(row: ActRow) -> str:
    """What an act touched: the board, 2 rooms, 1 lease."""
    return ", ".join(_SAID[table](count).format(count=count) for table, count in row.touched)
