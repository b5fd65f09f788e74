"""The real steps: they make exactly the tables of the models, and every table has its trail."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import bestuurskamer
from bestuurskamer.vault import trail
from bestuurskamer.vault.opening import create_board
from bestuurskamer.vault.records import Record
from bestuurskamer.vault.upgrade import VERSIONS

KEPT_BY_SQL = {
    "board", "acting", "chain", "seal",
    "finder", "finder_config", "finder_data", "finder_docsize", "finder_idx",
}  # fmt: skip
"""Tables of the vault, and of the index for finding, that no record stands for."""


@pytest.fixture
def connection(tmp_path):
    """A new file made by the real steps."""
    board = create_board(tmp_path / "echt" / "echt.bestuurskamer", "Ria")
    with board.reading() as session:
        yield session.connection()
    board.close()


def import_models():
    """Load every module that may hold records, screens apart."""
    for module in pkgutil.walk_packages(bestuurskamer.__path__, "bestuurskamer."):
        if module.name.endswith(("model", ".jots")):
            importlib.import_module(module.name)


def test_the_steps_make_what_the_models_say(connection):
    import_models()
    context = MigrationContext.configure(
        connection,
        opts={"include_name": lambda name, kind, _of: kind != "table" or name not in KEPT_BY_SQL},
    )
    assert compare_metadata(context, Record.metadata) == []


def test_every_table_has_its_trail(connection):
    assert trail.unwatched(connection) == set()


def test_the_steps_are_numbered_without_a_gap():
    numbers = sorted(int(step.name[:4]) for step in VERSIONS.glob("[0-9]*.py"))
    assert numbers == list(range(1, len(numbers) + 1))
