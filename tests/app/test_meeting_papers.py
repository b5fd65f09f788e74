"""Every print of meetings is written, each a paper of its own."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.app.boards import practice_file
from bestuurskamer.app.meeting_papers import write_meeting_papers
from bestuurskamer.app.without_screen import make_room
from tests.meetings.talks import TODAY, talks
from tests.paper.reader import pages


def test_every_print_of_the_meetings_is_written(board, tmp_path):
    language.speak("nl")
    with board.acting("test") as session:
        talks(session)
    folder = tmp_path / "verslagen"
    count = write_meeting_papers(board, folder, TODAY)
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) == count
    names = {file.name for file in files}
    for name in (
        "2026-11-26 Overleg Vastgoed agenda.pdf",
        "2026-11-26 Overleg Vastgoed draaiboek INTERN.pdf",
        "2026-11-26 Overleg Vastgoed met de hand.pdf",
        "2026-09-14 Overleg Vastgoed verslag versie 1.pdf",
        "2026-09-14 Overleg Vastgoed correctiestrook.pdf",
        "Actielijst per datum.pdf",
        "Besluitenlijst.pdf",
        "Sinds vorige keer Vastgoed.pdf",
        "Tijdlijn D-2026-003 Verlenging hoofdhuur.pdf",
        "Toezeggingenlijst Groen.pdf",
        "Waar staan we D-2026-003 Verlenging hoofdhuur.pdf",
        "SHA256SUMS.txt",
    ):
        assert name in names
    for page in folder.glob("Waar staan we*.pdf"):
        assert pages(page.read_bytes()) == 1


def test_everything_is_written_anew_where_it_was_written_before(board, tmp_path):
    with board.acting("test") as session:
        talks(session)
    other = tmp_path / "mijn map" / "brief.txt"
    other.parent.mkdir()
    other.write_text("van iemand anders")
    first = write_meeting_papers(board, tmp_path / "verslagen", TODAY)
    make_room(tmp_path)
    assert (tmp_path / "verslagen").exists()  # no practice building ever stood here
    practice_file(tmp_path).touch()
    make_room(tmp_path)
    assert write_meeting_papers(board, tmp_path / "verslagen", TODAY) == first
    assert other.exists()


def test_a_file_without_meetings_gets_no_folder(board, tmp_path):
    assert write_meeting_papers(board, tmp_path / "verslagen", TODAY) == 0
    assert not (tmp_path / "verslagen").exists()
