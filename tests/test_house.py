"""The house itself: its measures, and what may be loaded when."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted((ROOT / "desktop").rglob("*.py"))
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT / "desktop")))
def test_no_file_is_longer_than_400_lines_and_no_function_than_50(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400, "split it by subject"
    for part in ast.walk(ast.parse(text)):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (part.end_lineno or 0) - part.lineno + 1
            assert length <= 50, f"{part.name} has {length} lines"


def test_no_file_is_named_after_nothing():
    assert [path for path in CODE if path.stem in NO_NAMES] == []


def test_a_folder_says_in_one_line_what_it_is_and_holds_no_code():
    for path in CODE:
        if path.name == "__init__.py":
            body = ast.parse(path.read_text("utf-8")).body
            assert len(body) <= 1, path


def run_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT / "desktop",
        env={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": "/nonexistent"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_everything_but_the_screens_runs_without_qt():
    without = [
        ".".join(path.relative_to(ROOT / "desktop").with_suffix("").parts)
        for path in CODE
        if path.relative_to(ROOT / "desktop" / "bestuurskamer").parts[0]
        not in ("screens", "app", "__main__.py")
        and path.name != "env.py"
        and "versions" not in path.parts
    ]
    run_python(
        "import sys, importlib\n"
        "sys.modules['PySide6'] = None\n"
        f"for name in {without!r}: importlib.import_module(name.removesuffix('.__init__'))\n"
    )


def test_nothing_but_qt_and_python_is_loaded_before_the_first_paint():
    loaded = run_python(
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from bestuurskamer.app.program import Program\n"
        "program = Program(application)\n"
        "program.window.frame.painted.connect(lambda: (\n"
        "    print(*sorted({name.partition('.')[0] for name in sys.modules})),\n"
        "    application.exit(0)))\n"
        "program.practise = lambda: None\n"
        "program.start(None, demo=True)\n"
        "application.exec()\n"
    ).split()
    heavy = {"sqlalchemy", "sqlcipher3", "reportlab", "alembic", "babel", "segno", "schwifty"}
    assert heavy & set(loaded) == set()
    assert "PySide6" in loaded
    stdlib = set(sys.stdlib_module_names) | {
        "PySide6",
        "shiboken6",
        "bestuurskamer",
        "platformdirs",
    }
    ours = {name for name in loaded if not name.startswith("_")}
    assert {n for n in ours - stdlib if "shiboken" not in n and "pyside" not in n.lower()} <= {
        "sitecustomize", "usercustomize", "signature_bootstrap", "feature", "PySide6"
    }  # fmt: skip


def test_the_program_itself_loads_nothing_else_before_the_first_paint(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bestuurskamer", "--first-paint"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT / "desktop",
        env={
            "PATH": "/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
            "BESTUURSKAMER_FOLDER": str(tmp_path),
        },
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert {"sqlalchemy", "sqlcipher3", "reportlab", "alembic", "babel"} & loaded == set()
