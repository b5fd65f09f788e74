"""What a matter is about: the head lease, a lease or a paid assignment, and the way there."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.dossiers.queries import DossierView
from bestuurskamer.language import _
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress

Asked = Callable[[str], Callable[[], object]]


def about_card(dress: Dress, view: DossierView, ask: Asked) -> Card | None:
    """What it is linked to; none without any. `ask` gives what opens the thing of a name."""
    facts: list[tuple[str, str, str]] = []
    if view.head_lease_id is not None:
        facts.append((_("The head lease"), "", "head_lease"))
    if view.lease_id is not None:
        facts.append((_("The lease of {name}").format(name=view.lease_of), "", "lease"))
    if view.commission:
        facts.append((view.commission, _("paid assignment"), ""))
    if not facts:
        return None
    card = Card(dress, _("What it is about"))
    for place, (name, below, opens) in enumerate(facts):
        if place:
            card.add_line()
        buttons: list[Button] = []
        if opens:
            buttons.append(button(dress, _("Open"), "quiet", "", ask(opens)))
            buttons[0].setAccessibleName(_("Open {name}").format(name=name))
        card.body.addWidget(FactRow(dress, name, below, buttons=buttons))
    return card
