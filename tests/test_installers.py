"""The scripts of the installers: what can be told without building or root."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted((ROOT / "installer").rglob("*.sh"))


def run(*command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **more},
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: str(p.relative_to(ROOT / "installer")))
def test_every_script_can_be_read_by_the_shell(script):
    assert run("bash", "-n", script).stderr == ""


@pytest.mark.skipif(
    shutil.which("makensis") is None,
    reason="makensis is missing: sudo apt-get install -y nsis",
)
def test_the_windows_installer_compiles_around_an_empty_program(tmp_path):
    stage = tmp_path / "stage"
    (stage / "_internal").mkdir(parents=True)
    (stage / "Bestuurskamer.exe").write_bytes(b"MZ")
    (stage / "_internal" / "one.txt").write_text("one")
    made = tmp_path / "Bestuurskamer-setup.exe"
    done = run(
        ROOT / "installer" / "windows" / "setup.sh",
        stage,
        made,
        INSTALLER_BUILD=str(tmp_path / "build"),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    data = made.read_bytes()
    assert data[:2] == b"MZ"
    assert b"asInvoker" in data, "it would ask for an administrator"


def test_the_build_number_is_that_of_the_source_and_every_licence_goes_along(tmp_path):
    python = ROOT / ".venv" / "bin" / "python"
    for folder in ("one", "two"):
        done = run(python, ROOT / "installer" / "inventory.py", tmp_path / folder)
        assert done.returncode == 0, done.stderr
    told = (tmp_path / "one" / "build.txt").read_text("utf-8")
    assert told == (tmp_path / "two" / "build.txt").read_text("utf-8")
    version, number = told.split()
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert len(number) == 12
    folder = tmp_path / "one" / "licences"
    listed = (folder / "LEESMIJ.txt").read_text("utf-8")
    for name in ("sqlalchemy", "reportlab", "lxml", "sqlcipher3", "pyside6-essentials"):
        assert name in listed
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "LGPL-3.0.txt").read_text("utf-8")
    assert (folder / "reportlab.txt").stat().st_size > 500
