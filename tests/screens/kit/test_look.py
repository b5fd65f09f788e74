import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo

import bestuurskamer
from bestuurskamer import paths
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.colours import DARK, LIGHT, contrast, unreadable
from bestuurskamer.screens.kit.look import TYPE, ZOOMS
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.segment import Segment


def test_every_pair_of_colours_that_meet_can_be_read():
    assert unreadable(LIGHT) == []
    assert unreadable(DARK) == []


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_the_fonts_of_the_house_are_really_worn(dress):
    families = {QFontInfo(dress.look.font(role)).family() for role in TYPE}
    assert families == {"Source Sans 3", "Literata"}


def test_no_text_is_smaller_than_fourteen_pixels(dress):
    assert min(size for _family, size, _weight in TYPE.values()) >= 14


def test_every_icon_can_be_drawn(dress):
    icons = sorted((paths.resources() / "icons").glob("*.svg"))
    assert len(icons) > 60
    for icon in icons:
        drawn = dress.look.pixmap(icon.stem, "ink").toImage()
        colours = {drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())}
        assert len(colours) > 1, icon.stem


def test_a_change_of_dress_reaches_palette_sheet_and_icons_at_once(dress, qtbot, qapp):
    made = button(dress, "Print", icon="printer")
    qtbot.addWidget(made)
    before = made.icon().cacheKey()
    with qtbot.waitSignal(dress.changed):
        dress.wear(zoom=200, dark=True)
    assert qapp.palette().window().color().name().upper() == DARK.ground
    assert DARK.ground in qapp.styleSheet()
    assert made.icon().cacheKey() != before
    assert made.iconSize().height() == 40


def test_at_high_contrast_the_system_chooses_the_colours(dress, qapp, monkeypatch):
    monkeypatch.setattr("bestuurskamer.screens.kit.dress.wants_contrast", lambda: True)
    dress.heed_system()
    assert qapp.styleSheet() == ""
    assert qapp.palette().base().color().name() == dress.look.colours.surface
    monkeypatch.undo()
    dress.heed_system()
    assert dress.look.colours == LIGHT


def test_a_widget_that_is_gone_does_not_hinder_a_change(dress, qtbot):
    page = Page(dress, "Gone")
    page.add_action(button(dress, "Go", "primary", "check"))
    page.show()
    page.deleteLater()
    qtbot.wait(1)
    dress.wear(zoom=150)
    assert dress.px(100) == 150


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_a_main_button_is_a_target_of_44_at_every_zoom(dress, window, zoom, qtbot):
    dress.wear(zoom=zoom)
    for kind in ("primary", "", "quiet", "danger", "link"):
        made = button(dress, "Make invoices", kind)
        window.layout().addWidget(made)
        made.show()
        assert made.sizeHint().height() >= dress.px(44), kind
        text = dress.look.metrics("strong").horizontalAdvance("Make invoices")
        assert made.sizeHint().width() >= text, kind
        made.setParent(None)
        made.deleteLater()


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_part_of_a_segment_is_narrower_than_its_text(dress, window, zoom):
    dress.wear(zoom=zoom)
    segment = Segment(dress, "Which", [("a", "To make 11"), ("b", "Made 154"), ("c", "All")])
    window.layout().addWidget(segment)
    segment.show()
    for part in segment.findChildren(Button):
        needed = dress.look.metrics("strong").horizontalAdvance(part.accessibleName())
        assert part.sizeHint().width() >= needed + 2


def test_what_the_window_is_made_of_needs_no_database_paper_or_locales():
    code = (
        "import sys, pkgutil, importlib, bestuurskamer.screens.kit as kit\n"
        "for module in pkgutil.iter_modules(kit.__path__):\n"
        "    importlib.import_module(f'bestuurskamer.screens.kit.{module.name}')\n"
        "heavy = {'sqlalchemy', 'reportlab', 'alembic', 'babel', 'python_calamine', 'segno'}\n"
        "print(sorted(heavy & set(sys.modules)), [m for m in sys.modules if 'QtPdf' in m])\n"
    )
    package = str(Path(bestuurskamer.__file__).parents[1])
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": package},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "[] []"
