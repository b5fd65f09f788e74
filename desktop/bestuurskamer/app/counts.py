"""How much work waits in each place, as the side bar counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestuurskamer.screens.kit.desk import Desk
    from bestuurskamer.screens.window import Window


def show_counts(window: Window, desk: Desk) -> None:
    """Count what waits and show it; what it asks is imported when a board is open."""
    from bestuurskamer.dossiers.queries import count_without_next_day
    from bestuurskamer.invoices.proposals import default_month, to_invoice
    from bestuurskamer.meetings.attention import table_attention
    from bestuurskamer.screens.dossiers.slots import more_days

    today = desk.today()
    found = desk.read(to_invoice, default_month(today), today)
    asked = desk.read(table_attention, today)
    counts = {
        "invoices": sum(1 for proposal in found.proposals if proposal.ready),
        "dossiers": desk.read(count_without_next_day, today, more_days(desk)),
        "promises": asked.late_count,
        "meetings": len(asked.to_look_over),
    }
    for place, count in counts.items():
        window.sidebar.show_count(place, count)
