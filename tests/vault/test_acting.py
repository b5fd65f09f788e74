from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

import pytest
import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from bestuurskamer.errors import Refused
from bestuurskamer.vault.connection import ACT, SETTINGS, connect
from bestuurskamer.vault.trail import Act, Change


def act(board, action):
    with board.acting("Acts") as session:
        action(session)


def add(session, name):
    session.execute(text("INSERT INTO toy (name) VALUES (:name)"), {"name": name})


def names(board):
    with board.reading() as session:
        return list(session.scalars(text("SELECT name FROM toy ORDER BY id")))


def acts(board):
    with board.reading() as session:
        return list(session.scalars(text("SELECT what FROM act ORDER BY id")))


def test_an_act_is_kept_with_who_and_what(board):
    with board.acting("Bought a toy", actor_id=7) as session:
        add(session, "bear")
    with board.reading() as session:
        last = session.execute(text("SELECT what, actor_id FROM act ORDER BY id DESC")).first()
    assert tuple(last) == ("Bought a toy", 7)
    assert names(board) == ["bear"]


def test_an_act_says_which_tables_it_touched(board):
    with board.acting("Two tables") as session:
        add(session, "bear")
        session.execute(text("INSERT INTO child (name) VALUES ('Anna')"))
    assert session.info["touched"] == {"toy", "child"}
    with board.acting("Nothing") as session:
        pass
    assert session.info["touched"] == frozenset()


def test_any_exception_leaves_nothing_not_even_the_act(board):
    def action(session):
        add(session, "bear")
        raise ZeroDivisionError

    before = acts(board)
    with pytest.raises(ZeroDivisionError):
        act(board, action)
    assert (names(board), acts(board)) == ([], before)


def test_a_refusal_comes_out_as_it_is(board):
    def action(session):
        add(session, "bear")
        raise Refused("no more toys")

    with pytest.raises(Refused, match="no more toys"):
        act(board, action)
    assert names(board) == []


def test_a_swallowed_database_error_ends_the_whole_act(board):
    def action(session):
        add(session, "bear")
        with suppress(IntegrityError):
            add(session, "bear")

    with pytest.raises(IntegrityError):
        act(board, action)
    assert names(board) == []


def test_after_a_swallowed_error_nothing_more_can_be_asked_or_written(board):
    passed = []

    def action(session):
        add(session, "bear")
        with suppress(IntegrityError):
            add(session, "bear")
        for statement in ("SELECT 1", "INSERT INTO board VALUES (9, '', 0, '')"):
            with suppress(IntegrityError):
                session.execute(text(statement))
                passed.append(statement)

    with pytest.raises(IntegrityError):
        act(board, action)
    assert passed == []
    assert names(board) == []


def test_a_swallowed_error_of_a_record_ends_the_whole_act(board):
    def action(session):
        session.add(Act(at=datetime.now(UTC), actor_id=0, what="fine"))
        session.flush()
        session.add(Change(act_id=999, table_name="t", row_id=1, kind="x", before=None, after=None))
        with suppress(SQLAlchemyError):
            session.flush()

    before = acts(board)
    with pytest.raises(IntegrityError):
        act(board, action)
    assert acts(board) == before


def test_an_error_in_a_savepoint_that_was_swallowed_ends_the_act_too(board):
    def action(session):
        add(session, "doll")
        with suppress(SQLAlchemyError), session.begin_nested():
            add(session, "bear")
            add(session, "bear")

    with pytest.raises(IntegrityError):
        act(board, action)
    assert names(board) == []


def test_the_next_act_after_a_broken_one_works(board):
    add_bear = partial(add, name="bear")
    act(board, add_bear)
    with pytest.raises(IntegrityError):
        act(board, add_bear)
    act(board, partial(add, name="doll"))
    assert names(board) == ["bear", "doll"]


def test_a_database_error_may_be_turned_into_a_refusal(board):
    def action(session):
        add(session, "bear")
        try:
            add(session, "bear")
        except IntegrityError as problem:
            raise Refused("there is one") from problem

    with pytest.raises(Refused, match="there is one"):
        act(board, action)
    assert names(board) == []


def test_an_action_cannot_commit(board):
    def action(session):
        add(session, "bear")
        session.commit()

    with pytest.raises(RuntimeError, match="never commits"):
        act(board, action)
    assert names(board) == []


def test_an_action_that_rolled_back_and_went_on_is_stopped(board):
    def action(session):
        session.rollback()
        add(session, "bear")

    with pytest.raises(IntegrityError, match="no act"):
        act(board, action)
    with pytest.raises(RuntimeError, match="ended inside"):
        act(board, Session.rollback)
    assert names(board) == []


def test_reading_cannot_write(board):
    with board.reading() as session, pytest.raises(OperationalError, match="readonly"):
        add(session, "bear")
    assert names(board) == []


def test_acting_inside_reading_is_a_bug_and_not_a_wait_for_ever(board):
    with (
        board.reading(),
        pytest.raises(RuntimeError, match="inside"),
        board.acting("Nested"),
    ):
        pass
    assert names(board) == []


def test_threads_take_turns(board):
    def buy(name):
        with board.acting("Buys") as session:
            count = session.scalar(text("SELECT count(*) FROM toy"))
            add(session, f"{count}")

    threads = [threading.Thread(target=buy, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(board) == [str(n) for n in range(12)]


def test_an_act_begins_immediately_so_that_no_other_program_can_slip_in(board):
    engine = connect(board.path).execution_options(**{ACT: True})
    with engine.connect() as connection, connection.begin():
        other = dbapi.connect(board.path, timeout=0, isolation_level=None)
        with pytest.raises(dbapi.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    engine.dispose()


def test_every_setting_holds_in_reading_and_acting(board):
    for opened in (board.reading(), board.acting("Looks")):
        with opened as session:
            for name, (_word, answer) in SETTINGS.items():
                assert session.scalar(text(f"PRAGMA {name}")) == answer, name


def test_a_setting_that_does_not_hold_is_noticed(board, monkeypatch):
    engine = connect(board.path)
    with monkeypatch.context() as patch:
        patch.setitem(SETTINGS, "journal_mode", ("WAL", "truncate"))
        with pytest.raises(RuntimeError, match="journal_mode is 'wal'"):
            engine.connect()


def test_there_is_one_connection_and_its_values_stay_out_of_messages(board):
    assert board._engine.pool.size() == 1
    anna = partial(add, name="Anna de Vries")
    act(board, anna)
    with pytest.raises(IntegrityError) as caught:
        act(board, anna)
    assert "Anna" not in str(caught.value)


def test_connecting_never_makes_a_file(tmp_path):
    with pytest.raises(OperationalError):
        connect(tmp_path / "none.bestuurskamer").connect()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_closed_is_never_read_or_changed_again(board):
    board.close()
    before = sorted(path.name for path in board.path.parent.rglob("*"))
    for turn in (board.reading(), board.acting("Late")):
        with pytest.raises(RuntimeError, match="closed"), turn:
            pass
    with pytest.raises(RuntimeError, match="closed"):
        board.copy_now()
    assert board.close() is None
    assert board._engine.pool.checkedin() == 0
    assert sorted(path.name for path in board.path.parent.rglob("*")) == before


def test_closing_waits_for_the_act_of_another_thread(board):
    begun, go_on = threading.Event(), threading.Event()

    def slow():
        with board.acting("Slow") as session:
            begun.set()
            go_on.wait(5)
            add(session, "bear")

    acting, closing = threading.Thread(target=slow), threading.Thread(target=board.close)
    acting.start()
    assert begun.wait(5)
    closing.start()
    closing.join(0.2)
    assert closing.is_alive()
    go_on.set()
    acting.join(5)
    closing.join(5)
    engine = connect(board.path)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM toy").scalars().all() == ["bear"]
    engine.dispose()
