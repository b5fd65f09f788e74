from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bestuurskamer import paths
from bestuurskamer.app import boards, preferences
from bestuurskamer.app.checks import CHECKS, lines_add_up, numbers_without_gap
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.office.queries import the_office
from tests.builders import TODAY, a_lease, an_office
from tests.invoices.test_month_run import issue_all

ROOT = Path(__file__).resolve().parents[2]


def test_the_main_job_is_done_without_a_screen(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bestuurskamer", "--demo", "--folder", str(tmp_path / "demo")],
        cwd=ROOT / "desktop",
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "BESTUURSKAMER_FOLDER": str(tmp_path / "user"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "demo"
    assert "facturen van december 2026 gemaakt" in done.stdout
    assert len(list((folder / "facturen").glob("*.pdf"))) > 100
    overviews = {path.name.rsplit(" ", 1)[0] for path in (folder / "overzichten").glob("*.pdf")}
    assert overviews >= {
        "Huurlijst",
        "Hoofdhuur naast de onderhuur",
        "Factuurregister",
        "Openstaande posten",
        "Achterstand naar leeftijd",
        "Bezetting en leegstand",
        "Btw per rubriek",
        "De maand op één blad",
        "Geld uit per soort",
        "Jaarrekening",
        "KOR-meter",
        "Ontvangen per huurder",
        "Ontvangen per maand",
        "Ontvangen per ruimte",
        "Rekeningoverzicht Joost Proefkonijn, logopedist",
    }
    sheets = {path.stem for path in (folder / "overzichten").glob("*.xlsx")}
    assert sheets == {path.stem for path in (folder / "overzichten").glob("*.pdf")}
    letters = sorted(path.name for path in (folder / "brieven").glob("*.pdf"))
    assert [name.split()[1] for name in letters] == [
        "Herinnering",
        "Veertiendagenbrief",
        "Ingebrekestelling",
    ]
    names = [path.name for path in (folder / "schermen").glob("*.png")]
    assert len([n for n in names if n.endswith("licht.png")]) >= 15
    assert len([n for n in names if n.endswith("licht.png")]) * 2 == len(names)
    assert len(list(folder.glob("*.bestuurskamer"))) == 1


def test_a_new_board_begins_empty_with_the_figures_of_law(tmp_path):
    board = boards.begin("Buurthuis Eén / Twee")
    with board.reading() as session:
        assert the_office(session, TODAY).setup_step == "who"
        assert to_invoice(session, date_month(), TODAY).proposals == ()
    board.close()
    assert board.path.parent.name == "Buurthuis Eén Twee"
    with pytest.raises(Refused, match="already"):
        boards.begin("Buurthuis Eén / Twee")


def date_month():
    from bestuurskamer.days import Month

    return Month.of(TODAY)


def test_a_copy_is_adopted_beside_what_there_is_and_replaces_nothing(tmp_path):
    first = boards.begin("De Proef")
    with first.acting("ground") as session:
        an_office(session)
    copy = first.copy_now()
    first.close()
    before = first.path.read_bytes()
    adopted = boards.adopt(copy.path)
    with adopted.reading() as session:
        assert the_office(session, TODAY).legal_name == "Stichting Buurthuis De Proef"
    adopted.close()
    assert adopted.path != first.path
    assert first.path.read_bytes() == before


def test_the_practice_building_is_the_same_on_the_same_day(tmp_path):
    def figures(folder):
        board = boards.practise(date(2026, 11, 23), tmp_path / folder)
        with board.reading() as session:
            rows = [
                (p.party.name, p.sums.total)
                for p in to_invoice(session, date_month() + 9, date(2026, 11, 23)).proposals
            ]
        board.close()
        return rows

    assert figures("one") == figures("two") != []


def test_practice_prints_demo_across_and_real_books_do_not(tmp_path, board):
    from bestuurskamer.invoices import queries

    with board.acting("ground") as session:
        an_office(session)
        a_lease(session)
        real = queries.snapshot(session, issue_all(session).ids[0])
    assert not real.demo
    practice = boards.practise(date(2026, 11, 23), tmp_path / "demo")
    with practice.reading() as session:
        rows = queries.invoices(session)
        assert all(queries.snapshot(session, row.id).demo for row in rows[:5])
    practice.close()


def test_the_checks_find_a_gap_and_a_wrong_sum(board):
    with board.acting("ground") as session:
        an_office(session)
        a_lease(session)
        issue_all(session)
    with board.reading() as session:
        assert [check(session) for check in CHECKS] == [None] * len(CHECKS)
    with board.acting("break") as session:
        connection = session.connection()
        copied = (
            "INSERT INTO invoice (kind, series, year, place, number, party_id, party_name, "
            "issued_on, due_on, net, vat, total, snapshot, delivery) SELECT kind, series, year, "
            "place + 2, 'X', party_id, party_name, issued_on, due_on, net + 1, vat, total, "
            "snapshot, delivery FROM invoice"
        )
        connection.exec_driver_sql(copied)
        assert numbers_without_gap(session) is not None
        assert lines_add_up(session) is not None


def test_preferences_come_back_and_nonsense_is_forgotten():
    preferences.Preferences().with_(zoom=150, dark=True, language="en")
    assert preferences.read() == preferences.Preferences(150, True, "en", "")
    (paths.user_folder() / preferences.FILE).write_text('{"zoom": "big", "dark": true}', "utf-8")
    assert preferences.read() == preferences.Preferences(dark=True)
    (paths.user_folder() / preferences.FILE).write_text("no json", "utf-8")
    assert preferences.read() == preferences.Preferences()


def test_a_board_in_use_is_told_and_can_be_looked_at(qtbot, qapp, tmp_path):
    import shiboken6

    from bestuurskamer.app.program import Program
    from bestuurskamer.screens.kit.question import Question

    first = boards.begin("De Proef")
    program = Program(qapp)
    program.crashes.remove()
    try:
        program.open(first.path)
        (question,) = program.window.frame.findChildren(Question)
        assert set(question.buttons) >= {"back", "look_only"}
        question.answer("look_only")
        assert program.board is not None
        assert program.board.read_only
        program.board.close()
    finally:
        first.close()
        shiboken6.delete(program.window.frame)


def test_a_new_board_is_closed_with_its_copy_and_opens_again(qtbot, qapp):
    import shiboken6

    from bestuurskamer.app.program import Program

    program = Program(qapp)
    program.crashes.remove()
    program._opened(lambda: boards.begin("Buurthuis Nieuw"))
    assert program.window.place == "first_hour"
    assert program.board is not None
    path = program.board.path
    program.close()
    assert list(path.parent.glob("kopieen/*.bestuurskamer"))
    assert preferences.last_board(preferences.read()) == path
    again = boards.open_file(path)
    with again.reading() as session:
        assert the_office(session, TODAY).legal_name == "Buurthuis Nieuw"
    again.close()
    shiboken6.delete(program.window.frame)
