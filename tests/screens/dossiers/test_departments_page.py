from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.parties.department_queries import departments, officials
from bestuurskamer.screens.dossiers.page import DossiersPage
from tests.builders import TODAY, an_office
from tests.screens.dossiers.seeing import press, texts


@pytest.fixture
def page(host, board):
    with board.acting("built") as session:
        an_office(session)
    shown = DossiersPage(host)
    host.put(shown)
    shown.open_thing("departments")
    return shown


def rows(page):
    return page.host.desk.read(departments, TODAY, ended=True)


def add(page, name, short=""):
    page.departments.new()
    sheet = page.sheet
    sheet.name.set_value(name)
    if short:
        sheet.short.set_value(short)
    sheet.organisation.set_value("Gemeente Voorbeeldstad")
    sheet.save()


def test_a_short_name_is_proposed_while_typing_until_somebody_types_another(page, qtbot):
    press(page.departments.view, "New department")
    sheet = page.sheet
    qtbot.keyClicks(sheet.name.line, "Vastgoed")
    assert sheet.short.value() == "VGD"
    sheet.short.set_value("VG")
    qtbot.keyClicks(sheet.name.line, " en grond")
    assert sheet.short.value() == "VG"
    sheet.save()
    assert "Fill in the name of the municipality." in texts(sheet)
    sheet.organisation.set_value("Gemeente Voorbeeldstad")
    sheet.save()
    assert [row.abbreviation for row in rows(page)] == ["VG"]
    assert "Vastgoed en grond (VG)" in texts(page.departments.view)


def test_a_usual_department_is_filled_in_and_never_forced(page):
    page.departments.new()
    page.sheet.usual.set_value("Beheer Openbare Ruimte")
    assert (page.sheet.name.value(), page.sheet.short.value()) == ("Beheer Openbare Ruimte", "BOR")
    page.sheet.name.set_value("Iets anders")
    page.sheet.organisation.set_value("Gemeente Voorbeeldstad")
    page.sheet.save()
    assert [row.name for row in rows(page)] == ["Iets anders"]
    page.departments.new()
    assert page.sheet.organisation.value() == "Gemeente Voorbeeldstad"


def test_somebody_is_added_leaves_and_stays_readable(page):
    add(page, "Vastgoed")
    press(page.departments.view, "Add somebody: Vastgoed")
    page.sheet.name.set_value("Sanne Bakker")
    page.sheet.title.set_value("accountmanager")
    page.sheet.save()
    assert page.sentence.text() == "1 department. You know 1 person there."
    assert "accountmanager" in texts(page.departments.view)
    press(page.departments.view, "Leaves: Sanne Bakker")
    page.sheet.day.set_value(date(2026, 2, 28))
    page.sheet.save()
    assert "Sanne Bakker" not in texts(page.departments.view)
    page.departments.view.past.setChecked(True)
    assert "to 28 Feb 2026" in texts(page.departments.view)
    (row,) = page.host.desk.read(officials)
    assert row.last_day == date(2026, 2, 28)


def test_a_department_that_is_no_more_names_who_does_its_work(page):
    add(page, "Wijkzaken")
    add(page, "Groen")
    press(page.departments.view, "Is no more: Wijkzaken")
    sheet = page.sheet
    sheet.save()
    assert sheet.fields["ended_on"].has_problem()
    sheet.day.set_value(date(2026, 1, 1))
    sheet.after.set_value(next(row.id for row in rows(page) if row.name == "Groen"))
    sheet.save()
    assert "Wijkzaken" not in texts(page.departments.view)
    page.departments.view.past.setChecked(True)
    assert "Groen does its work now." in texts(page.departments.view)
    press(page.departments.view, "Is there after all: Wijkzaken")
    assert all(row.is_there(TODAY) for row in rows(page))
