from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest
from PySide6.QtCore import Qt

from bestuurskamer.errors import N_, Refused
from bestuurskamer.office.actions import keep
from bestuurskamer.office.queries import preference
from bestuurskamer.parties.queries import parties
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.vault.records import Record
from tests.builders import TODAY, a_tenant, an_office


def test_an_act_rings_with_the_tables_it_touched(qtbot, board):
    desk = Desk(board, lambda: TODAY)
    with qtbot.waitSignal(desk.changed) as rung:
        desk.do("Kept a choice", keep, "key", "value")
    assert rung.args == [frozenset({"preference"})]
    assert desk.read(preference, "key") == "value"


def refuse_after_writing(session):
    keep(session, "key", "half done")
    raise Refused(N_("No."))


def test_a_refusal_leaves_nothing_and_is_told(qtbot, board):
    desk = Desk(board, lambda: TODAY)
    with qtbot.waitSignal(desk.refused) as told:
        assert not desk.tried("Fails", refuse_after_writing)
    assert told.args == ["No."]
    assert desk.read(preference, "key") is None


def test_reading_cannot_write(board):
    desk = Desk(board, lambda: TODAY)

    def writes(session):
        keep(session, "key", "value")
        session.flush()

    with pytest.raises(Exception, match=r"readonly|read-only|look"):
        desk.read(writes)
    assert desk.read(preference, "key") is None


def test_the_last_act_is_taken_back_once(board):
    desk = Desk(board, lambda: TODAY)
    desk.do("Kept a choice", keep, "key", "new")
    desk.can_undo("the choice", lambda: desk.do("Took it back", keep, "key", "old"))
    assert (desk.undo(), desk.undo()) == ("the choice", "")
    assert desk.read(preference, "key") == "old"


def records_in(value: object) -> list[Record]:
    """Every record in an answer, however deep."""
    if isinstance(value, Record):
        return [value]
    if isinstance(value, dict):
        return [r for part in (*value, *value.values()) for r in records_in(part)]
    if isinstance(value, list | tuple | set | frozenset):
        return [record for part in value for record in records_in(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [r for field in fields(value) for r in records_in(getattr(value, field.name))]
    return []


class StrictDesk(Desk):
    """A desk that lets no record cross."""

    def read(self, query, *args, **named):
        return self._checked(query, super().read(query, *args, **named))

    def do(self, what, action, *args, **named):
        return self._checked(action, super().do(what, action, *args, **named))

    def _checked(self, asked, answer):
        assert records_in(answer) == [], f"{asked} hands out records"
        return answer


def test_no_record_crosses_the_desk(window):
    board = window.desk.board
    window.open_board(StrictDesk(board, window.desk.today), "De Proef", "")
    for place, thing in (
        ("today", None),
        ("invoices", "run"),
        ("invoices", "issued"),
        ("invoices", "drafts"),
        ("invoices", 1),
        ("tenants", "tenants"),
        ("tenants", 2),
        ("tenants", "rooms"),
        ("tenants", "head_lease"),
        ("overviews", "paper:roll"),
        ("overviews", "table:year"),
        ("list", None),
        ("first_hour", None),
        *(("settings", part) for part in ("board", "invoicing", "accounts", "figures", "data")),
    ):
        window.go(place, thing)
    window.frame.setFocus(Qt.FocusReason.OtherFocusReason)


def test_a_record_that_crosses_is_found(board):
    from sqlalchemy import select

    from bestuurskamer.vault.trail import Act

    desk = StrictDesk(board, lambda: TODAY)
    with pytest.raises(AssertionError, match="hands out records"):
        desk.read(lambda session: session.scalars(select(Act)).first())


def test_what_was_agreed_is_taken_back_by_its_trail_and_once(board):
    desk = Desk(board, lambda: TODAY)
    desk.do("Added somebody", a_tenant, "Somebody")
    assert [row.name for row in desk.read(parties).values()] == ["Somebody"]
    assert (desk.has_undo, desk.undo(), desk.has_undo) == (True, "Added somebody", False)
    assert desk.read(parties) == {}
    desk.do("Began", an_office)
    assert (desk.last_act, desk.has_undo, desk.undo()) == ("Began", False, "")
