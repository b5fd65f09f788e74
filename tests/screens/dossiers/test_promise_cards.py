from __future__ import annotations

import pytest

from bestuurskamer.meetings.registers import promises
from bestuurskamer.screens.dossiers.contradictions import ContradictionSheet
from bestuurskamer.screens.dossiers.page import DossiersPage
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.desk import Desk
from tests.meetings.talks import SECRET, TODAY, talks
from tests.screens.dossiers.seeing import press, texts


def words_of_pdf(data):
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture
def desk(board):
    return Desk(board, lambda: TODAY)


@pytest.fixture
def page(host, board):
    with board.acting("built") as session:
        made = talks(session)
    shown = DossiersPage(host)
    host.put(shown)
    shown.open_thing(made.dossier)
    return shown


def test_what_they_promised_stands_beside_what_we_promised(page):
    said = texts(page.one.view)
    assert "They promised us" in said
    assert "We promised them" in said
    assert "de sleutel van de kruipruimte komt" in said
    assert "moved 1 time" in said
    assert "begroting voor de keukenvloer" in said


def test_statements_that_contradict_each_other_stand_side_by_side_until_cleared_up(page, host):
    rows = host.desk.read(promises, TODAY, dossier_id=page.one.dossier_id)
    one, other = [row for row in rows if not row.internal][:2]
    (entry,) = (act for text, act in page.one._entries() if text.startswith("Two statements"))
    entry()
    sheet = host.window.findChildren(ContradictionSheet)[-1]
    sheet.save()
    assert sheet.fields["one"].has_problem()
    sheet.one.set_value(one.id)
    sheet.other.set_value(one.id)
    sheet.save()
    assert sheet.fields["other"].has_problem()
    sheet.other.set_value(other.id)
    sheet.note.set_value("Ze wachten op elkaar.")
    sheet.save()
    said = texts(page.one.view).partition("Contradicts each other")[2]
    assert f"“{one.words}”" in said
    assert f"“{other.words}”" in said
    assert "Ze wachten op elkaar." in said
    press(page.one.view, f"Cleared up: {one.words}")
    assert "Contradicts each other" not in texts(page.one.view)


def test_one_press_leads_to_the_register(page):
    press(page.one.view, "To the register: They promised us")
    ((place, (register, number)),) = page.host.went
    assert (place, register) == ("promises", "promises")
    assert isinstance(number, int)


def test_where_we_stand_is_offered_for_the_printer(page, monkeypatch):
    printed = []
    monkeypatch.setattr(
        "bestuurskamer.screens.dossiers.one.print_pdf",
        lambda _dress, _window, data, name: printed.append((data[:5], name)),
    )
    page.print_it()
    page.one.prints.click()
    assert printed == [(b"%PDF-", "Where we stand D-2026-003")] * 2
    page.open_thing("departments")
    monkeypatch.setattr(
        "bestuurskamer.screens.dossiers.departments.print_pdf",
        lambda _dress, _window, data, name: printed.append((data[:5], name)),
    )
    press(page.departments.view, "Where we stand: Vastgoed")
    assert printed[-1] == (b"%PDF-", "Where we stand VGD")


def test_the_timeline_begins_with_what_happened_last_and_goes_to_paper_without_the_boards_own(
    page, monkeypatch
):
    said = texts(page.one.view).partition("Timeline")[2]
    assert "15 Sept 2026" in said
    assert said.index("15 Sept 2026") < said.index("14 Sept 2026")
    printed = []
    monkeypatch.setattr(
        "bestuurskamer.screens.dossiers.timeline.print_pdf",
        lambda _dress, _window, data, _name: printed.append(words_of_pdf(data)),
    )
    (more,) = (
        b
        for b in page.one.view.findChildren(Button)
        if b.accessibleName().startswith("Print as proof") and b.isVisible()
    )
    more.click()
    assert "sleutel van de kruipruimte" in printed[0]
    assert SECRET not in printed[0]
