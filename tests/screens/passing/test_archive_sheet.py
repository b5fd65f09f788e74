from __future__ import annotations

import zipfile

from bestuurskamer.screens.passing.archive_sheet import ArchiveSheet
from bestuurskamer.screens.settings.passing_on import PassingPart
from tests.builders import a_lease, an_office


def test_an_archive_is_made_from_the_settings_and_told(qtbot, host, tmp_path):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
        a_lease(session)
    part = PassingPart(host)
    host.put(part)
    part.acts["archive"].click()
    assert isinstance(part.sheet, ArchiveSheet)
    path = tmp_path / "archief.zip"
    part.sheet._ask_path = lambda name: str(path)
    part.sheet.save()
    qtbot.waitUntil(lambda: bool(host.told), timeout=60_000)
    assert host.told[-1].tone == "ok"
    with zipfile.ZipFile(path) as made:
        assert "archief/saldi.py" in made.namelist()


def test_nothing_is_made_when_no_place_is_chosen(host):
    with host.desk.board.acting("Made the practice building") as session:
        an_office(session)
    sheet = ArchiveSheet(host, lambda name: "")
    host.put(sheet)
    sheet.open()
    sheet.save()
    assert not sheet.is_closed
    assert "no place was chosen" in sheet.message.words.text()
