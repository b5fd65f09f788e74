"""A talk that runs, with three points, on its page."""

from __future__ import annotations

import pytest

from bestuurskamer.meetings.agenda import add_point
from bestuurskamer.screens.meetings.page import MeetingsPage
from tests.meetings.builders import a_board, a_department, a_dossier, a_talk, an_official


@pytest.fixture
def talk(board):
    with board.acting("test") as session:
        a_board(session)
        department = a_department(session)
        an_official(session, department)
        dossier = a_dossier(session)
        number = a_talk(session, department)
        for title in ("Opening", "Huur", "Tuin"):
            add_point(session, number, title, dossier_id=dossier if title == "Huur" else None)
    return number


@pytest.fixture
def page(host, talk):
    made = MeetingsPage(host)
    host.put(made)
    made.show_meeting(talk)
    return made
