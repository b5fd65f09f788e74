from __future__ import annotations

import pytest

from bestuurskamer import language, paths
from bestuurskamer.app.places import PLACES
from bestuurskamer.paper.manual import help_page, help_pages, help_pdf
from tests.paper.reader import all_words

HELP = paths.resources() / "help"


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_every_place_has_a_page_of_its_own_in_both_languages(spoken):
    language.speak(spoken)
    for place in PLACES:
        assert help_page(place.key).key == place.key


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_every_page_has_a_name_and_its_pictures_are_there_and_go_on_paper(spoken):
    language.speak(spoken)
    pages = help_pages()
    assert pages[0].key == "welcome"
    assert [page.key for page in pages[-3:]] == ["stick", "install", "windows"]
    for page in pages:
        assert page.lines[0].kind == "heading", page.key
        for line in page.lines:
            assert line.words, page.key
            if line.kind == "picture":
                assert line.file is not None
                assert line.file.is_file(), line.file
        assert help_pdf(page).startswith(b"%PDF")


def test_no_picture_goes_along_that_no_page_shows():
    language.speak("nl")
    shown = {line.file for page in help_pages() for line in page.lines if line.file}
    assert set((HELP / "pictures").iterdir()) == shown


def test_both_languages_have_the_same_pages():
    assert {p.name for p in (HELP / "nl").iterdir()} == {p.name for p in (HELP / "en").iterdir()}


def test_a_place_without_a_page_gets_the_first_one():
    assert help_page("nowhere").key == "welcome"


def test_the_page_about_windows_tells_the_clicks_and_how_to_check_the_file():
    language.speak("nl")
    told = " ".join(all_words(help_pdf(help_page("windows"))).split())
    for said in ("Meer info", "Toch uitvoeren", "certutil -hashfile", "SHA256", "Slim app-beheer"):
        assert said in told
