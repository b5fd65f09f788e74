from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from hashlib import sha256

import pytest

from bestuurskamer import paths
from bestuurskamer.books.flows import flows
from bestuurskamer.books.open_then import open_on
from bestuurskamer.books.year import year_account
from bestuurskamer.errors import Refused
from bestuurskamer.keeping.archive import SUMS, archive_years, write_archive
from bestuurskamer.keeping.tables_out import tables_out
from bestuurskamer.money import total
from bestuurskamer.parties.model import Party
from tests.keeping.conftest import DAY


@pytest.fixture(params=[2025, 2026])
def unpacked(request, lived, tmp_path):
    year = request.param
    path = tmp_path / f"Jaararchief {year}"
    with lived.reading() as session:
        write_archive(session, year, path, DAY)
    return year, path


def _rebuilt(folder):
    return subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "saldi.py")],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_short_script_finds_the_balances_of_the_books_from_the_tables_alone(lived, unpacked):
    year, folder = unpacked
    ran = _rebuilt(folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    found = {
        name: json.loads(value)
        for name, word, value in (line.split(": ", 2) for line in ran.stdout.splitlines())
    }
    last = date(year, 12, 31)
    with lived.reading() as session:
        account = year_account(session, year)
        closing = flows(session, date(year, 1, 1), last).closing
        assert sum(found["rekeningen"].values()) == closing.cents != 0
        assert sum(found["open"].values()) == open_on(session, last).total.cents
        assert found["tegoed"] == total(account.credits.values()).cents
        assert found["waarborgsommen"] == account.deposits.held.cents != 0


def test_the_script_says_so_when_a_table_was_changed(unpacked):
    _year, folder = unpacked
    path = folder / "tabellen" / "entry.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows[0]["amount"] += 1
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    ran = _rebuilt(folder)
    assert ran.returncode == 1
    assert "rekeningen: KLOPT NIET" in ran.stdout


def test_every_file_stands_in_the_list_of_sums_and_fits_it(unpacked):
    year, folder = unpacked
    said = dict(
        reversed(line.split("  ", 1)) for line in (folder / SUMS).read_text("utf-8").splitlines()
    )
    there = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SUMS
    }
    assert said == there
    assert {name.split("/")[0] for name in there} >= {"facturen", "overzichten", "tabellen"}
    months = 12 if year == 2025 else 11
    assert sum(name.startswith("overzichten/The month") for name in there) == months * 2
    quarters = [name for name in there if name.startswith("overzichten/VAT by heading")]
    assert len(quarters) == 4 * 2


def test_the_zip_is_whole_and_nothing_half_made_stays_beside_it(lived, tmp_path):
    one = tmp_path / "a" / "archief.zip"
    one.parent.mkdir()
    with lived.reading() as session:
        count = write_archive(session, 2025, one, DAY)
    with zipfile.ZipFile(one) as made:
        assert len(made.namelist()) == count
        assert made.testzip() is None
        invoices = [n for n in made.namelist() if "/facturen/" in n]
        assert invoices
        assert made.read(invoices[0]).startswith(b"%PDF")
    assert list(one.parent.iterdir()) == [one]


def test_a_name_that_is_a_formula_stays_text_in_a_spreadsheet(session):
    session.add(Party(name="=HYPERLINK(1)"))
    session.flush()
    made = dict(tables_out(session))
    rows = list(csv.DictReader(io.StringIO(made["party.csv"].decode("utf-8-sig")), delimiter=";"))
    assert rows[-1]["name"] == "'=HYPERLINK(1)"
    assert json.loads(made["party.jsonl"].splitlines()[-1])["name"] == "=HYPERLINK(1)"


def test_an_archive_never_lies_over_a_folder_that_is_there(lived, tmp_path):
    there = tmp_path / "er al"
    there.mkdir()
    with lived.reading() as session, pytest.raises(Refused):
        write_archive(session, 2025, there, DAY)
    assert list(there.iterdir()) == []


def test_the_years_with_money_or_paper_are_offered(lived):
    with lived.reading() as session:
        assert archive_years(session)[:2] == [2026, 2025]


def test_the_script_is_short_and_needs_nothing_but_python():
    lines = (paths.resources() / "archive" / "saldi.py").read_text("utf-8").splitlines()
    imports = {line.split()[1] for line in lines if line.startswith(("import", "from"))}
    assert imports == {"json", "sys", "pathlib"}
    assert sum(1 for line in lines if line) <= 50
