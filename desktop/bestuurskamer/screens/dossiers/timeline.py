"""What happened in a matter, the newest first, beside what stands on its page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from bestuurskamer import language
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.meetings.dossier_tale import dossier_timeline
from bestuurskamer.meetings.prints import timeline_of_dossier
from bestuurskamer.meetings.timeline import Happened
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf

FEW = 6
"""So many events are shown; the rest is on paper."""


def timeline_card(host: Host, dossier_id: int) -> Card | None:
    """The newest events and the way to all of them on paper; none while nothing happened."""
    desk = host.desk
    told = desk.read(dossier_timeline, dossier_id, desk.today(), inside=not host.discreet.hidden)
    if not told:
        return None
    card = Card(host.dress, _("Timeline"))
    for place, one in enumerate(reversed(told[-FEW:])):
        if place:
            card.add_line()
        card.body.addWidget(_row(host, one))
    left = len(told) - FEW
    text = _("Print as proof")
    if left > 0:
        more = ngettext(
            "Print as proof, with {count} more", "Print as proof, with {count} more", left
        )
        text = more.format(count=left)
    press = _printing(host, dossier_id)
    made = button(host.dress, text, "quiet", "printer", press)
    card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _row(host: Host, one: Happened) -> FactRow:
    return FactRow(host.dress, say(one.what), one.said, day=language.short_day(one.day), plain=True)


def _printing(host: Host, dossier_id: int) -> Callable[[], object]:
    """Print what others may read: nothing of the board alone."""

    def press() -> None:
        data = host.desk.read(timeline_of_dossier, dossier_id, host.desk.today())
        print_pdf(host.dress, host.window, data, _("Timeline"))

    return press
