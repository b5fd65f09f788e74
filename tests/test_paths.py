from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bestuurskamer import paths


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own."""
    program = tmp_path / "stick" / "Bestuurskamer"
    (program / "_internal").mkdir(parents=True)
    monkeypatch.delenv("BESTUURSKAMER_FOLDER", raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(program / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "Bestuurskamer"))
    paths._ground.cache_clear()
    yield program
    paths._ground.cache_clear()


def test_a_program_with_portable_flag_keeps_the_data_beside_itself(frozen: Path) -> None:
    assert not paths.is_portable()
    assert frozen not in paths.user_folder().parents
    (frozen / "portable.flag").touch()
    assert paths.is_portable()
    assert paths.user_folder() == frozen / "data"


def test_from_source_nothing_is_portable(tmp_path: Path) -> None:
    assert not paths.is_portable()
    assert paths.made_from() == ("", "")


def test_a_frozen_program_knows_its_version_and_the_source_it_came_from(frozen: Path) -> None:
    (frozen / "_internal" / "build.txt").write_text("0.1.0\nabcdef123456\n")
    assert paths.made_from() == ("0.1.0", "abcdef123456")
