from __future__ import annotations

from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import text
from sqlalchemy.orm import Session

from bestuurskamer.vault.chain import act_with_mark, bind, broken_link, head
from bestuurskamer.vault.connection import ACT, connect
from bestuurskamer.vault.replay import row_unlike_trail
from bestuurskamer.vault.soundness import doubt_about


def do(board, *statements):
    with board.acting("Does") as session:
        for statement in statements:
            session.connection().exec_driver_sql(statement)


@pytest.fixture
def lived(board):
    """A file in which a few things were done, closed."""
    for name in ("bear", "doll", "ball"):
        do(board, f"INSERT INTO toy (name, secret, photo) VALUES ('{name}', 's', x'0102')")
    do(board, "UPDATE toy SET name = 'hare' WHERE id = 2", "DELETE FROM toy WHERE id = 3")
    do(board, "INSERT INTO letter VALUES (1, 'as sent', 1)")
    board.close(copy=False)
    return board.path


def tampered(path, *statements):
    """Change a file as somebody with any SQLite program can, without the triggers."""
    with closing(dbapi.connect(str(path), isolation_level=None)) as raw:
        names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        made = raw.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            raw.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            raw.execute(statement)
        for (sql,) in made:
            raw.execute(sql)


def found_in(path, since=None):
    engine = connect(path)
    try:
        with engine.connect() as connection:
            return broken_link(connection, since)
    finally:
        engine.dispose()


def head_of(path):
    engine = connect(path)
    try:
        with engine.connect() as connection, Session(connection) as session:
            return head(session)
    finally:
        engine.dispose()


def test_what_was_done_holds_together_and_fits_the_rows(lived):
    assert found_in(lived) is None
    assert doubt_about(lived, None, ()) is None


def test_every_act_gives_a_new_mark_that_can_be_found_again(board):
    with board.reading() as session:
        before = head(session)
    do(board, "INSERT INTO toy (name) VALUES ('bear')")
    with board.reading() as session:
        after = head(session)
        assert (after.act_id, after.mark == before.mark) == (before.act_id + 1, False)
        assert act_with_mark(session, before.mark) == before
        assert act_with_mark(session, after.mark.upper().replace(" ", "-")) == after
        assert act_with_mark(session, "0000 0000 0000 0000") is None
        assert act_with_mark(session, "") is None


TAMPERING = {
    "what was done": "UPDATE act SET what = 'nothing' WHERE id = 3",
    "when": "UPDATE act SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 3",
    "who": "UPDATE act SET actor_id = 7 WHERE id = 3",
    "what it became": "UPDATE trail SET after = replace(after, 'doll', 'd0ll')",
    "what it was": "UPDATE trail SET before = '{}' WHERE kind = 'update'",
    "which row": "UPDATE trail SET row_id = 9 WHERE id = 2",
    "a change taken out": "DELETE FROM trail WHERE id = 2",
    "a change put in": (
        "INSERT INTO trail (act_id, table_name, row_id, kind) VALUES (3, 'toy', 9, 'insert')"
    ),
    "an act put in": "INSERT INTO act VALUES (99, '2026-01-01T00:00:00+00:00', 0, 'x')",
    "an act taken out": (
        "DELETE FROM seal WHERE trail_id IN (SELECT id FROM trail WHERE act_id = 3);"
        "DELETE FROM trail WHERE act_id = 3; DELETE FROM chain WHERE act_id = 3;"
        "DELETE FROM act WHERE id = 3"
    ),
    "the last act taken out, its link left": (
        "DELETE FROM seal WHERE trail_id IN (SELECT id FROM trail WHERE act_id = 6);"
        "DELETE FROM trail WHERE act_id = 6; DELETE FROM act WHERE id = 6"
    ),
    "a seal taken out": "DELETE FROM seal WHERE trail_id = 2",
    "a value emptied, its salt left": "UPDATE trail SET before = NULL, after = NULL WHERE id = 2",
    "a link": "UPDATE chain SET hash = 'x' WHERE act_id = 3",
}


@pytest.mark.parametrize("change", TAMPERING.values(), ids=TAMPERING.keys())
def test_a_changed_past_is_found_by_the_chain(lived, change):
    tampered(lived, *change.split(";"))
    assert found_in(lived) is not None
    assert doubt_about(lived, None, ()) is not None


CUT = (
    "DELETE FROM seal WHERE trail_id IN (SELECT id FROM trail WHERE act_id > 4)",
    "DELETE FROM trail WHERE act_id > 4",
    "DELETE FROM chain WHERE act_id > 4",
    "DELETE FROM act WHERE id > 4",
)


def test_a_cut_tail_is_found_by_the_printed_mark(lived):
    printed = head_of(lived)
    tampered(lived, *CUT)
    assert found_in(lived) is None  # the chain alone cannot know
    engine = connect(lived)
    with engine.connect() as connection:
        assert act_with_mark(Session(connection), printed.mark) is None
        assert row_unlike_trail(connection) is not None  # the rows still know
    engine.dispose()
    assert "older than the one you had" in found_in(lived, printed).text


def test_a_chain_made_anew_over_a_changed_past_is_found_by_the_printed_mark(lived):
    printed = head_of(lived)
    change = "UPDATE toy SET name = 'mole' WHERE id = 1"
    trail = "UPDATE trail SET after = replace(after, 'bear', 'mole') WHERE id = 1"
    tampered(lived, change, trail, "DELETE FROM seal", "DELETE FROM chain")
    engine = connect(lived).execution_options(**{ACT: True})
    with engine.connect() as connection, connection.begin():
        bind(connection)
    with engine.connect() as connection:
        assert broken_link(connection) is None
        assert row_unlike_trail(connection) is None
        assert act_with_mark(Session(connection), printed.mark) is None
    engine.dispose()


ROWS = {
    "another value": "UPDATE toy SET name = 'mole' WHERE id = 1",
    "a row put in": "INSERT INTO toy (id, name) VALUES (50, 'mole')",
    "a row taken out": "DELETE FROM toy WHERE id = 1",
    "a row put back": "INSERT INTO toy (id, name) VALUES (3, 'ball')",
    "a frozen row": "UPDATE letter SET text = 'other'",
    "other bytes": "UPDATE toy SET photo = x'010203' WHERE id = 1",
    "a row where nothing ever was": "INSERT INTO child VALUES (1, 'Anna')",
}


@pytest.mark.parametrize("change", ROWS.values(), ids=ROWS.keys())
def test_a_row_that_is_not_what_the_trail_says_is_found(lived, change):
    tampered(lived, change)
    assert found_in(lived) is None
    assert "outside the program" in doubt_about(lived, None, ()).text


def test_only_what_came_later_is_followed_when_the_earlier_was_whole(lived):
    engine = connect(lived)
    with engine.connect() as connection:
        whole = head(Session(connection))
    engine.dispose()
    tampered(lived, "UPDATE act SET what = 'nothing' WHERE id = 2")
    assert found_in(lived, whole) is None
    assert found_in(lived) is not None
    tampered(lived, "UPDATE chain SET hash = 'x' WHERE act_id = 6")
    assert found_in(lived, whole) is not None


def test_a_value_that_was_erased_by_law_leaves_the_chain_whole(lived):
    tampered(
        lived,
        "UPDATE trail SET before = NULL, after = NULL WHERE id = 1",
        "UPDATE seal SET salt = NULL WHERE trail_id = 1",
    )
    assert found_in(lived) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain SET hash = 'x'",
        "DELETE FROM chain",
        "UPDATE seal SET digest = 'x'",
        "DELETE FROM seal",
    ],
)
def test_the_chain_itself_is_only_added_to(board, statement):
    do(board, "INSERT INTO toy (name) VALUES ('bear')")
    with pytest.raises(dbapi.IntegrityError), closing(dbapi.connect(str(board.path))) as raw:
        raw.execute(statement)


def test_an_act_that_failed_leaves_no_link(board):
    with pytest.raises(ZeroDivisionError), board.acting("Fails") as session:
        session.execute(text("INSERT INTO toy (name) VALUES ('bear')"))
        raise ZeroDivisionError
    do(board, "INSERT INTO toy (name) VALUES ('doll')")
    with board.reading() as session:
        assert broken_link(session.connection()) is None
