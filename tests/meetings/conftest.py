"""What tests of meetings may ask for: a department that the board knows."""

from __future__ import annotations

import pytest

from tests.meetings.builders import a_board, a_department, an_official


@pytest.fixture
def department(session):
    """A department with an official, and a board of two across from it."""
    a_board(session)
    made = a_department(session)
    an_official(session, made)
    return made
