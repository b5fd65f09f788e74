"""From an older file to today's: on a copy, and only when nothing is in doubt in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from bestuurskamer.errors import N_, Refused, Words, words
from bestuurskamer.vault.acts import begin_act, end_act, next_generation
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.connection import ACT, connect
from bestuurskamer.vault.copies import highest_generation, make_copy
from bestuurskamer.vault.files import PART, discard, put_in_place
from bestuurskamer.vault.refusals import cause_of
from bestuurskamer.vault.soundness import (
    Check,
    Counts,
    doubt_about,
    row_counts,
    vacuum_into,
)

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
VERSIONS = MIGRATIONS / "versions"
FIRST = "0001"

Losses = Mapping[str, int | None]
"""How many rows a table may lose in an upgrade (None: any number): EXPECTED_LOSS in a step."""


class Doubt(Exception):
    """Something about the changed file is not right."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.text)
        self.why = why


def newest_version(versions: Path) -> str:
    """The number of the last step in the folder: `0007` of `0007_deposits.py`."""
    return max(step.name[:4] for step in versions.glob("[0-9][0-9][0-9][0-9]_*.py"))


def build(path: Path, versions: Path) -> None:
    """Take a new and empty file through every step."""
    engine = connect(path, foreign_keys=False)
    try:
        with engine.connect().execution_options(**{ACT: True}) as connection, connection.begin():
            _take_steps(connection, versions)
            end_act(connection, 1)
    finally:
        engine.dispose()


def renew(
    engine: Engine,
    path: Path,
    versions: Path,
    checks: Sequence[Check],
    key: DataKey | None = None,
    *,
    settle: Callable[[Connection], None] | None = None,
) -> None:
    """Bring an older file up to date; the engine is disposed of.

    A verified copy is made first. On any doubt Refused says so, and the old file stands as it
    stood, byte for byte.
    """
    part = path.with_name(path.name + PART)
    with _TheOldFileStays(part):
        before = make_copy(engine, path, (), key)
        if before.problem:
            raise Doubt(before.problem)
        counts = _duplicate(engine, part)
        engine.dispose()
        _renew(part, counts, versions, highest_generation(path), key, settle)
        if found := doubt_about(part, None, checks, key, thorough=True):
            raise Doubt(found)
        put_in_place(part, path)


def _duplicate(engine: Engine, part: Path) -> Counts:
    with engine.connect() as connection:
        counts = row_counts(connection)
        connection.rollback()
        vacuum_into(connection.connection.dbapi_connection, part)
    return counts


def _renew(
    part: Path,
    counts: Counts,
    versions: Path,
    generation: int,
    key: DataKey | None,
    settle: Callable[[Connection], None] | None,
) -> None:
    engine = connect(part, key, foreign_keys=False)
    try:
        with engine.connect().execution_options(**{ACT: True}) as connection, connection.begin():
            if connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() != 0:
                raise RuntimeError("foreign keys must be off while tables are rebuilt")
            act_id = begin_act(connection, N_("The program renewed the file"), 0)
            next_generation(connection, generation)
            losses = _take_steps(connection, versions)
            if settle is not None:
                settle(connection)
            end_act(connection, act_id)
            if _lost(counts, row_counts(connection), losses):
                raise Doubt(words(N_("Something is missing from it.")))
    finally:
        engine.dispose()


def _take_steps(connection: Connection, versions: Path) -> Losses:
    """Run the steps the file still lacks; the answer is what they say may be lost."""
    from alembic import command
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = _config(connection, versions)
    start = MigrationContext.configure(connection).get_current_revision()
    command.upgrade(config, "head")
    losses: dict[str, int | None] = {}
    for step in ScriptDirectory.from_config(config).iterate_revisions("head", start or "base"):
        losses.update(getattr(step.module, "EXPECTED_LOSS", {}))
    return losses


def _config(connection: Connection, versions: Path) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _lost(before: Counts, after: Counts, losses: Losses) -> list[str]:
    """The tables that lost more rows than their steps foretold."""
    found = []
    for table, count in before.items():
        allowed = losses.get(table, 0)
        if allowed is not None and after.get(table, 0) < count - allowed:
            found.append(table)
    return found


class _TheOldFileStays:
    """Whatever goes wrong inside, our own bugs too, ends as a refusal and leaves no part behind."""

    def __init__(self, part: Path) -> None:
        self._part = part

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        discard(self._part)
        if isinstance(problem, Exception):
            why = problem.why if isinstance(problem, Doubt) else cause_of(problem)
            raise Refused(
                N_(
                    "This file is of an older version and could not be renewed. {why} "
                    "Nothing is lost: the file is as it was. Make room on the disk and try again, "
                    "or use the older program."
                ),
                why=why or words(N_("A step did not succeed.")),
            ) from problem
