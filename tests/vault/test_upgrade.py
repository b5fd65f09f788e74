from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import text

from bestuurskamer.errors import Refused, words
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.trail import changes_of

HEAD = """
import sqlalchemy as sa
from alembic import op
from bestuurskamer.vault.trail import freeze, watch
revision = "0003"
down_revision = "0002"
"""


@pytest.fixture
def closed(board):
    """A file of version 0002 with two children, their toys and a letter."""
    with board.acting("Fills") as session:
        for statement in (
            "INSERT INTO child (id, name) VALUES (1, 'Anna'), (2, 'Bo')",
            "INSERT INTO toy (id, name, child_id) VALUES (1, 'bear', 1), (2, 'ball', 2)",
            "INSERT INTO letter (id, text, number) VALUES (1, 'as sent', 1)",
        ):
            session.execute(text(statement))
    board.close()
    return board.path


@pytest.fixture
def step(versions):
    """Write a third step."""

    def write(body, head=HEAD):
        (versions / "0003_step.py").write_text(head + body)

    return write


def print_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def ask(board, statement):
    with board.reading() as session:
        return [tuple(row) for row in session.execute(text(statement))]


def test_an_older_file_is_brought_up_to_date_with_all_that_is_in_it(closed, versions, step):
    step("def upgrade():\n    op.add_column('toy', sa.Column('size', sa.Integer))\n")
    board = open_board(closed, "Ria", versions=versions)
    assert ask(board, "SELECT name, size FROM toy ORDER BY id") == [("bear", None), ("ball", None)]
    assert ask(board, "SELECT version_num FROM alembic_version") == [("0003",)]
    assert ask(board, "PRAGMA foreign_keys") == [(1,)]
    board.close()


def test_several_steps_are_taken_at_once(closed, versions, step):
    step("def upgrade():\n    op.add_column('toy', sa.Column('size', sa.Integer))\n")
    (versions / "0004_more.py").write_text(
        HEAD.replace("0003", "0004").replace("0002", "0003")
        + "def upgrade():\n    op.execute('UPDATE toy SET size = 3')\n"
    )
    board = open_board(closed, "Ria", versions=versions)
    assert ask(board, "SELECT DISTINCT size FROM toy") == [(3,)]
    board.close()


def test_what_a_step_changes_leaves_its_trail(closed, versions, step):
    step("def upgrade():\n    op.execute(\"UPDATE toy SET name = 'doll' WHERE id = 1\")\n")
    board = open_board(closed, "Ria", versions=versions)
    with board.reading() as session:
        change = changes_of(session, "toy", 1)[-1]
    assert (change.what, change.before) == ("The program renewed the file", {"name": "bear"})
    assert ask(board, "SELECT act_id FROM acting") == [(None,)]
    board.close()


def test_rebuilding_a_parent_table_does_not_take_its_children_along(closed, versions, step):
    step("""
def upgrade():
    with op.batch_alter_table("child", recreate="always") as batch:
        batch.add_column(sa.Column("age", sa.Integer))
    watch(op.get_bind(), "child")
""")
    board = open_board(closed, "Ria", versions=versions)
    assert ask(board, "SELECT name, child_id FROM toy ORDER BY id") == [("bear", 1), ("ball", 2)]
    assert ask(board, "SELECT name, age FROM child ORDER BY id") == [("Anna", None), ("Bo", None)]
    board.close()


def test_a_verified_copy_of_the_old_file_is_made_first(closed, versions, step):
    copies = closed.parent / "kopieen"
    for copy in copies.iterdir():
        copy.unlink()
    step("def upgrade():\n    op.add_column('toy', sa.Column('size', sa.Integer))\n")
    board = open_board(closed, "Ria", versions=versions)
    before = board.last_copy().path
    board.close()
    (versions / "0003_step.py").unlink()
    old = open_board(before, "Ria", versions=versions, look_only=True)
    assert ask(old, "SELECT count(*) FROM toy") == [(2,)]
    old.close()


DOUBTFUL = {
    "raises halfway": "def upgrade():\n    op.execute('DELETE FROM toy')\n    1 / 0\n",
    "bad SQL": "def upgrade():\n    op.execute('UPDATE nothing SET x = 1')\n",
    "loses rows": "def upgrade():\n    op.execute('DELETE FROM toy WHERE id = 1')\n",
    "loses a table": "def upgrade():\n    op.drop_table('toy')\n",
    "loses more than foretold": (
        "EXPECTED_LOSS = {'toy': 1}\ndef upgrade():\n    op.execute('DELETE FROM toy')\n"
    ),
    "breaks a relation": "def upgrade():\n    op.execute('UPDATE toy SET child_id = 77')\n",
    "changes a frozen row": "def upgrade():\n    op.execute(\"UPDATE letter SET text = 'x'\")\n",
    "turns foreign keys on": (
        "def upgrade():\n    op.execute('COMMIT')\n    op.execute('PRAGMA foreign_keys = ON')\n"
        "    raise SystemError\n"
    ),
    "spoils an index": (
        "def upgrade():\n    op.create_index('ix_a', 'toy', ['name'])\n"
        "    op.create_index('ix_b', 'toy', ['child_id'])\n"
        "    op.execute('PRAGMA writable_schema = ON')\n"
        '    op.execute("UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM "\n'
        "      \"sqlite_schema WHERE name IN ('ix_a', 'ix_b')) - rootpage \"\n"
        "      \"WHERE name IN ('ix_a', 'ix_b')\")\n"
    ),
    "is not Python": "def upgrade(:\n",
    "does not follow": "def upgrade():\n    pass\ndown_revision = '0077'\n",
}


@pytest.mark.parametrize("body", DOUBTFUL.values(), ids=DOUBTFUL.keys())
@pytest.mark.filterwarnings("ignore:Revision 0077:UserWarning")
def test_on_any_doubt_the_old_file_stands_byte_for_byte(closed, versions, step, body):
    step(body)
    before = print_of(closed)
    with pytest.raises(Refused, match=r"could not be renewed.*Nothing is lost"):
        open_board(closed, "Ria", versions=versions)
    assert print_of(closed) == before
    assert not [file for file in closed.parent.iterdir() if ".deel" in file.name]
    (versions / "0003_step.py").unlink()
    board = open_board(closed, "Ria", versions=versions)
    assert ask(board, "SELECT count(*) FROM toy") == [(2,)]
    board.close()


def test_a_check_of_the_whole_file_that_is_not_content_keeps_the_old_file(closed, versions, step):
    step("def upgrade():\n    op.add_column('toy', sa.Column('size', sa.Integer))\n")
    before = print_of(closed)

    def never(_session):
        return words("The books do not balance.")

    with pytest.raises(Refused, match="could not be renewed") as caught:
        open_board(closed, "Ria", [never], versions=versions)
    assert dict(caught.value.words.values)["why"] == words("The books do not balance.")
    assert print_of(closed) == before


def test_a_loss_that_a_step_foretells_is_allowed(closed, versions, step):
    step(
        "EXPECTED_LOSS = {'toy': 1, 'letter': None}\n"
        "def upgrade():\n    op.execute('DELETE FROM toy WHERE id = 1')\n"
        "    op.drop_table('letter')\n"
    )
    board = open_board(closed, "Ria", versions=versions)
    assert ask(board, "SELECT name FROM toy") == [("ball",)]
    board.close()


def test_an_old_file_can_be_looked_at_without_being_changed(closed, versions, step):
    step("def upgrade():\n    op.add_column('toy', sa.Column('size', sa.Integer))\n")
    before = print_of(closed)
    board = open_board(closed, "Ria", versions=versions, look_only=True)
    assert ask(board, "SELECT size FROM toy WHERE id = 1") == [(None,)]
    board.close()
    assert print_of(closed) == before


def test_alembic_is_only_imported_for_a_new_or_old_file(board, versions):
    from tests.vault.elsewhere import end, start

    board.close()
    script = """
import sys
from pathlib import Path
from bestuurskamer.vault.opening import open_board
open_board(Path(sys.argv[1]), "Piet", versions=Path(sys.argv[2])).close()
assert not [name for name in sys.modules if name.startswith(("alembic", "mako"))]
"""
    end(start(script, board.path, versions))
