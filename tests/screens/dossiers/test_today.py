from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.building.actions import describe_building, describe_head_lease
from bestuurskamer.building.rules import BuildingDraft, HeadLeaseDraft
from bestuurskamer.dossiers.queries import dossiers
from bestuurskamer.money import Money
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.today import TodayPage
from bestuurskamer.screens.todos_dossiers import dossier_todos
from tests.builders import TODAY, an_office
from tests.dossiers.builders import a_dossier
from tests.screens.dossiers.seeing import press, texts


@pytest.fixture
def page(host, board):
    with board.acting("built") as session:
        an_office(session)
        describe_building(session, BuildingDraft("De Proef"))
        lease = HeadLeaseDraft("Gemeente", Money(1_00), date(2017, 4, 1), date(2026, 8, 31))
        head = describe_head_lease(session, lease)
        a_dossier(session, "Hoofdhuur", head_lease_id=head)
        a_dossier(session, "Tuin")
        a_dossier(session, "Dak")
        a_dossier(session, "Klacht", next_on=date(2026, 2, 27), next_what="bellen")
        a_dossier(session, "Later", next_on=date(2026, 6, 1))
        a_dossier(session, "Morgen", next_on=date(2026, 3, 3))
    shown = TodayPage(host)
    host.put(shown)
    return shown


def test_today_says_what_is_late_in_dossiers_and_which_lack_a_date(page):
    said = texts(page.municipal)
    assert "bellen" in said
    assert "3 dossiers have no next date" in said
    assert "Hoofdhuur" not in said
    assert "Later" not in said
    rows = dossier_todos(page._host.desk.read(dossiers, TODAY), TODAY)
    words = [(row.strong, row.state.word) for row in rows]
    assert words == [
        ("bellen", "3 days late"),
        ("Next date", "1 day left"),
        ("3 dossiers have no next date", "look at this"),
    ]


def test_one_press_leads_to_the_dossiers_without_a_date(page):
    press(page, "Look: 3 dossiers have no next date")
    assert page._host.went == [("dossiers", "without_day")]
    main = [b for b in page.findChildren(Button) if b.property("kind") == "primary"]
    assert len(main) == 1
