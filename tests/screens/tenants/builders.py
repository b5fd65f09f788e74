"""What the tests of this place begin with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from bestuurskamer.building.actions import describe_head_lease
from bestuurskamer.building.rules import HeadLeaseDraft
from bestuurskamer.money import Money
from tests.builders import a_lease, a_room, an_office

HEAD_END = date(2027, 3, 31)


def a_house(board) -> None:
    """An office, a head lease, a tenant who stays too long, one who ends, and a free room."""
    with board.acting("Built a house") as session:
        an_office(session)
        a_room(session, "Zolder")
        a_lease(session, tenant="Atelier Kleur", room="Lokaal 1")
        a_lease(session, Money(200_00), tenant="Piet <b>Klus</b>", room="Lokaal 2",
                last_day=date(2026, 6, 30))  # fmt: skip
        describe_head_lease(
            session,
            HeadLeaseDraft(
                "Gemeente", Money(400_00), date(2023, 4, 1), HEAD_END, renewal_by=date(2026, 7, 1)
            ),
        )


def press_twice(qtbot, button) -> None:
    """A double click: a click, and the press that follows it at the same place."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
