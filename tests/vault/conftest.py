"""A small board file with toys in it, made by the real first step and a toy second one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board
from bestuurskamer.vault.reserve import SIZE
from bestuurskamer.vault.upgrade import VERSIONS

ROOM = 6 * SIZE

TOY_STEP = """
import sqlalchemy as sa
from alembic import op
from bestuurskamer.vault.chain import lay_chain
from bestuurskamer.vault.trail import freeze, watch

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "child",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(collation="NOCASE"), unique=True),
    )
    op.create_table(
        "toy",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, unique=True),
        sa.Column("secret", sa.String),
        sa.Column("photo", sa.LargeBinary),
        sa.Column("child_id", sa.Integer, sa.ForeignKey("child.id", ondelete="CASCADE")),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.String),
        sa.Column("number", sa.Integer, unique=True),
    )
    connection = op.get_bind()
    watch(connection, "child")
    watch(connection, "toy", leave_out=("secret",))
    watch(connection, "letter")
    freeze(connection, "letter", when="OLD.number IS NOT NULL")
    lay_chain(connection)
"""


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """The folder of steps: the real ground and the toys."""
    folder = tmp_path / "stappen met spatie"
    folder.mkdir()
    shutil.copy(VERSIONS / "0001_trail.py", folder)
    (folder / "0002_toys.py").write_text(TOY_STEP)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the board file is going to stand; folder and file do not exist."""
    return tmp_path / "De Linde #2" / "De Linde #2.bestuurskamer"


@pytest.fixture
def board(path: Path, versions: Path) -> Iterator[BoardFile]:
    """An open board file with empty toy tables."""
    board = create_board(path, "Ria", versions=versions)
    yield board
    board.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB, where the system lets us have one."""
    place = tmp_path / "schijf"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "bestuurskamer-test", str(place)]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk can only be mounted by root on Linux")
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small disk may be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
