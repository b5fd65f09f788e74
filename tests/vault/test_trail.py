from __future__ import annotations

import pytest
import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bestuurskamer.vault.connection import ACT, connect
from bestuurskamer.vault.trail import changes_of, unwatched, watch


def do(board, *statements):
    with board.acting("Does") as session:
        for statement in statements:
            session.connection().exec_driver_sql(statement)


def trail(board, table="toy", row_id=1):
    with board.reading() as session:
        return [(c.kind, c.before, c.after) for c in changes_of(session, table, row_id)]


def count(board):
    with board.reading() as session:
        return session.scalar(text("SELECT count(*) FROM trail"))


def test_a_row_tells_its_whole_life(board):
    do(board, "INSERT INTO toy (id, name) VALUES (1, 'bear')")
    do(board, "UPDATE toy SET name = 'doll' WHERE id = 1")
    do(board, "DELETE FROM toy")
    whole = {"id": 1, "photo": None, "child_id": None}
    assert trail(board) == [
        ("insert", {}, whole | {"name": "bear"}),
        ("update", {"name": "bear"}, {"name": "doll"}),
        ("delete", whole | {"name": "doll"}, {}),
    ]


def test_the_trail_knows_who_and_when(board):
    with board.acting("Bought", actor_id=9) as session:
        session.execute(text("INSERT INTO toy (id, name) VALUES (1, 'bear')"))
    with board.reading() as session:
        (change,) = changes_of(session, "toy", 1)
    assert (change.actor_id, change.what) == (9, "Bought")
    assert change.at.utcoffset().total_seconds() == 0


def test_bulk_changes_leave_a_trail_for_each_row(board):
    rows = ", ".join(f"({n}, 'toy {n}')" for n in range(1, 101))
    do(board, f"INSERT INTO toy (id, name) VALUES {rows}")
    assert count(board) == 100
    do(board, "UPDATE toy SET name = name || '!'")
    assert count(board) == 200


def test_replace_and_upsert_leave_their_trail(board):
    do(board, "INSERT INTO toy (id, name) VALUES (1, 'bear')")
    do(board, "INSERT OR REPLACE INTO toy (id, name) VALUES (1, 'doll')")
    do(
        board,
        "INSERT INTO toy (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name='ball'",
    )
    assert [kind for kind, _before, _after in trail(board)] == [
        "insert",
        "delete",
        "insert",
        "update",
    ]


def test_rows_that_go_with_their_parent_leave_a_trail(board):
    do(
        board,
        "INSERT INTO child VALUES (5, 'Anna')",
        "INSERT INTO toy (id, child_id) VALUES (1, 5)",
    )
    do(board, "DELETE FROM child")
    assert trail(board)[-1][0] == "delete"


def test_an_update_that_changes_nothing_leaves_no_trail(board):
    do(board, "INSERT INTO toy (id, name) VALUES (1, 'bear')")
    do(board, "UPDATE toy SET name = 'bear'")
    assert len(trail(board)) == 1


def test_a_change_of_case_alone_is_a_change(board):
    do(board, "INSERT INTO child VALUES (1, 'anna')")
    do(board, "UPDATE child SET name = 'Anna'")
    assert trail(board, "child")[-1] == ("update", {"name": "anna"}, {"name": "Anna"})


def test_bytes_are_told_by_their_length(board):
    do(board, "INSERT INTO toy (id, photo) VALUES (1, x'000102')")
    assert trail(board)[0][2]["photo"] == "3 bytes"


def test_left_out_values_are_never_copied(board):
    do(board, "INSERT INTO toy (id, secret) VALUES (1, 'swordfish')")
    do(board, "UPDATE toy SET secret = 'marlin'")
    do(board, "DELETE FROM toy")
    assert trail(board)[1] == ("update", {"secret": "…"}, {"secret": "…"})
    with board.reading() as session:
        text_of_all = str(session.execute(text("SELECT * FROM trail")).all())
    assert "swordfish" not in text_of_all
    assert "marlin" not in text_of_all


def test_hostile_text_comes_back_as_it_was(board):
    name = 'Piet <b> "quoted" \\ \u202e emoji 🦊 \x01'
    with board.acting("Hostile") as session:
        session.execute(text("INSERT INTO toy (id, name) VALUES (1, :name)"), {"name": name})
    assert trail(board)[0][2]["name"] == name


def test_watching_again_follows_a_changed_table(board):
    with board.acting("Changes the table") as session:
        connection = session.connection()
        connection.exec_driver_sql("ALTER TABLE toy ADD COLUMN size INTEGER")
        watch(connection, "toy")
        connection.exec_driver_sql("INSERT INTO toy (id, size) VALUES (1, 4)")
    assert [after["size"] for _kind, _before, after in trail(board)] == [4]


def test_a_write_without_an_act_is_refused(board):
    engine = connect(board.path).execution_options(**{ACT: True})
    for statement in (
        "INSERT INTO toy (name) VALUES ('bear')",
        "INSERT OR IGNORE INTO toy (name) VALUES ('bear')",
    ):
        with engine.connect() as connection, pytest.raises(IntegrityError, match="no act"):
            connection.exec_driver_sql(statement)
    engine.dispose()
    do(board, "INSERT INTO toy (name) VALUES ('bear')")
    other = dbapi.connect(board.path)
    for statement in ("UPDATE toy SET name = 'x'", "DELETE FROM toy"):
        with pytest.raises(dbapi.IntegrityError, match="no act"):
            other.execute(statement)
    other.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET what = 'nothing'",
        "DELETE FROM act",
        "INSERT OR REPLACE INTO act VALUES (1, '2020-01-01', 0, 'x')",
        "UPDATE trail SET after = '{}'",
        "DELETE FROM trail",
        "UPDATE board SET board_uuid = 'x'",
        "DELETE FROM board",
        "INSERT INTO board VALUES (2, 'x', 1, '')",
        "DELETE FROM acting",
        "INSERT INTO acting VALUES (2, 1)",
    ],
)
def test_the_trail_itself_is_only_added_to(board, statement):
    do(board, "INSERT INTO toy (name) VALUES ('bear')")
    with pytest.raises(IntegrityError):
        do(board, statement)


FROZEN = [
    "UPDATE letter SET text = 'other' WHERE id = 1",
    "UPDATE letter SET number = NULL WHERE id = 1",
    "UPDATE OR REPLACE letter SET id = 1 WHERE id = 2",
    "DELETE FROM letter WHERE id = 1",
    "DELETE FROM letter",
    "INSERT OR REPLACE INTO letter VALUES (1, 'other', 1)",
    "REPLACE INTO letter VALUES (3, 'other', 1)",
    "INSERT INTO letter VALUES (1, 'x', 1) ON CONFLICT (id) DO UPDATE SET text = 'other'",
    "INSERT INTO letter VALUES (3, 'x', 1) ON CONFLICT (number) DO UPDATE SET text = 'other'",
    "UPDATE OR IGNORE letter SET text = 'other' WHERE id = 1",
]


@pytest.mark.parametrize("statement", FROZEN)
def test_a_frozen_row_cannot_be_changed_by_any_statement(board, statement):
    do(board, "INSERT INTO letter VALUES (1, 'as sent', 1), (2, 'draft', NULL)")
    with pytest.raises(IntegrityError, match="frozen: letter"):
        do(board, statement)
    with board.reading() as session:
        rows = session.execute(text("SELECT * FROM letter ORDER BY id")).all()
    assert [tuple(row) for row in rows] == [(1, "as sent", 1), (2, "draft", None)]


def test_a_row_that_is_not_frozen_yet_can_be_changed_and_then_frozen(board):
    do(board, "INSERT INTO letter VALUES (1, 'draft', NULL)")
    do(board, "UPDATE letter SET text = 'final'", "UPDATE letter SET number = 1")
    with pytest.raises(IntegrityError, match="frozen"):
        do(board, "UPDATE letter SET text = 'x'")


def test_a_table_without_a_trail_is_found(board):
    do(board, "CREATE TABLE forgotten (id INTEGER PRIMARY KEY)")
    with board.reading() as session:
        assert unwatched(session.connection()) == {"forgotten"}
