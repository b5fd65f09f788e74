"""The contracts of the house can be broken, and then they say so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BREACHES = [
    pytest.param("vault/lock.py", "import bestuurskamer.office.model", "Floors", id="upward"),
    pytest.param("money.py", "import bestuurskamer.days", "Floors", id="beside"),
    pytest.param("building/model.py", "import bestuurskamer.building.rules", "Doors:", id="door"),
    pytest.param(
        "figures/model.py", "import bestuurskamer.figures.queries", "Doors of figures", id="figures"
    ),
    pytest.param(
        "dossiers/term_kinds.py",
        "import bestuurskamer.dossiers.terms",
        "Doors of dossiers",
        id="dossiers",
    ),
    pytest.param("rent/model.py", "import bestuurskamer.rent.rules", "Doors of rent", id="rent"),
    pytest.param(
        "office/rules.py", "import bestuurskamer.office.queries", "Doors of office", id="office"
    ),
    pytest.param(
        "parties/rules.py", "import bestuurskamer.parties.queries", "Doors of parties", id="parties"
    ),
    pytest.param(
        "books/rules.py", "import bestuurskamer.books.queries", "Doors of books", id="books"
    ),
    pytest.param(
        "finding/wanted.py",
        "import bestuurskamer.finding.queries",
        "Doors of finding",
        id="finding",
    ),
    pytest.param(
        "meetings/kinds.py",
        "import bestuurskamer.meetings.capture",
        "Doors of meetings",
        id="meetings",
    ),
    pytest.param("meetings/capture.py", "import sqlalchemy", "Rules are pure", id="capture"),
    pytest.param(
        "invoices/model.py",
        "import bestuurskamer.invoices.queries",
        "Doors of invoices",
        id="trade",
    ),
    pytest.param("books/queries.py", "import PySide6.QtCore", "Only screens and app", id="Qt"),
    pytest.param("office/rules.py", "import sqlalchemy", "Rules are pure", id="rules"),
    pytest.param("office/actions.py", "import reportlab", "Only paper", id="paper"),
    pytest.param("screens/search.py", "import sqlalchemy", "Screens know no tables", id="screens"),
]


def kept(folder: Path) -> tuple[bool, str]:
    """Whether all contracts hold in a copy of the house, and what was said."""
    done = subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            "--no-cache",
            "--config",
            "pyproject.toml",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "desktop"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BREACHES)
def test_a_breach_of_a_contract_is_found(tmp_path, file, line, contract):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    code = tmp_path / "desktop" / "bestuurskamer"
    shutil.copytree(ROOT / "desktop" / "bestuurskamer", code)
    path = code / file
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    holds, said = kept(tmp_path)
    broken = [row for row in said.splitlines() if row.endswith("BROKEN")]
    assert not holds
    assert any(row.startswith(contract) for row in broken), said
