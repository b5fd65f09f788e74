"""What others lay on the page of a matter: promises, terms, the timeline, and days to come.

Meetings stand on a higher floor than matters, so a screen brings them together here.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bestuurskamer.dossiers.days_ahead import Days
from bestuurskamer.dossiers.model import DossierState
from bestuurskamer.dossiers.queries import DossierView
from bestuurskamer.meetings.matter_days import matter_days
from bestuurskamer.screens.dossiers import promise_cards, timeline
from bestuurskamer.screens.dossiers.contradictions import contradictions_card
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.terms.card import TermsCard


def more_days(desk: Desk, *, discreet: bool = False) -> Days:
    """The days of each matter that come from promises, actions and planned meetings."""
    return desk.read(matter_days, desk.today(), discreet=discreet)


def promises_of(host: Host, dossier_id: int) -> list[QWidget]:
    """Their promises and ours, to stand side by side, and what contradicts each other.

    None while nothing was promised.
    """
    cards = list[QWidget](promise_cards.promise_cards(host, dossier_id))
    against = contradictions_card(host, dossier_id)
    return cards if against is None else [*cards, against]


def term_cards(host: Host, view: DossierView) -> list[QWidget]:
    """The procedures of a matter with their terms of law, below its fixed dates."""
    return [TermsCard(host, view.row.id, open_=view.row.state is not DossierState.CLOSED)]


def timeline_of(host: Host, dossier_id: int) -> QWidget | None:
    """What happened, the newest first."""
    return timeline.timeline_card(host, dossier_id)
