from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt

from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import CELL, Cell, Column, RowTable


@dataclass(frozen=True)
class Row:
    key: int
    name: str
    cents: int | None = None


def columns():
    return [
        Column[Row]("Tenant", lambda r: Cell(r.name, strong=True), sort=lambda r: r.name),
        Column[Row](
            "Amount",
            lambda r: Cell(str(r.cents), right=True),
            sort=lambda r: r.cents,
            width=90,
            number=True,
        ),
        Column[Row]("State", lambda r: Cell(state=State("late", "bad")), width=120),
    ]


def table(*rows, checkable=None):
    made = RowTable[Row](columns(), key=lambda r: r.key, checkable=checkable)
    made.show(rows)
    return made


ANNA, BEN, CHRIS = Row(1, "Anna", 900), Row(2, "ben", 1000), Row(3, "Élise", None)


@pytest.fixture
def ledger(dress, qtbot):
    made = Ledger(dress, table(ANNA, BEN, CHRIS, checkable=lambda r: r.key != 2), "Tenants")
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def names(made):
    return [row.name for row in made.rows]


def double_click(qtbot, ledger, column):
    place = ledger.visualRect(ledger.table.index(0, column)).center()
    left, view = Qt.MouseButton.LeftButton, ledger.viewport()
    qtbot.mouseClick(view, left, pos=place)
    qtbot.mouseDClick(view, left, pos=place)  # the second press only; its release follows
    qtbot.mouseRelease(view, left, pos=place)


def test_the_table_keeps_qts_promises(qtmodeltester):
    qtmodeltester.check(table(ANNA, BEN, CHRIS, checkable=lambda r: True))


def test_numbers_sort_by_value_and_what_is_missing_stands_last():
    made = table(BEN, CHRIS, ANNA)
    made.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(made) == ["Anna", "ben", "Élise"]
    made.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(made) == ["ben", "Anna", "Élise"]


def test_names_sort_without_regard_to_capitals_and_accents():
    made = table(Row(1, "Zoë"), Row(2, "ben"), Row(3, "Élise"), Row(4, "Frits"))
    made.sort(0, Qt.SortOrder.AscendingOrder)
    assert names(made) == ["ben", "Élise", "Frits", "Zoë"]


def test_new_rows_come_in_the_order_that_was_chosen():
    made = table(ANNA)
    made.sort(0, Qt.SortOrder.DescendingOrder)
    made.show([ANNA, CHRIS, BEN])
    assert names(made) == ["Élise", "ben", "Anna"]


def test_a_hundred_thousand_rows_are_shown_without_making_their_cells(dress, qtbot):
    made = 0

    def cell(row: int) -> Cell:
        nonlocal made
        made += 1
        return Cell(str(row), right=True)

    many = RowTable[int]([Column("Number", cell, number=True)], key=lambda row: row)
    ledger = Ledger(dress, many, "Many")
    qtbot.addWidget(ledger)
    ledger.resize(400, 600)
    ledger.show_rows(range(100_000))
    with qtbot.waitExposed(ledger):
        ledger.show()
    ledger.grab()
    assert many.rowCount() == 100_000
    assert 0 < made < 2000


def test_a_row_is_said_whole_to_who_cannot_see_it():
    made = table(ANNA, checkable=lambda r: True)
    said = made.data(made.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Tenant: Anna" in said
    assert "Amount: 900" in said
    assert "State: late" in said
    assert said.startswith("Not chosen")


def test_enter_opens_once_however_long_it_is_held(ledger, qtbot):
    opened = []
    ledger.opened.connect(opened.append)
    ledger.choose(1)
    qtbot.keyClick(ledger, Qt.Key.Key_Return)
    assert opened == [ANNA]


def test_a_double_click_opens_once_and_on_a_tick_only_ticks_once(ledger, qtbot):
    opened = []
    ledger.opened.connect(opened.append)
    double_click(qtbot, ledger, 1)
    assert opened == [ANNA]
    double_click(qtbot, ledger, 0)
    assert ledger.table.checked == {1}
    assert opened == [ANNA]


def test_space_ticks_and_only_what_may_be_ticked(ledger, qtbot):
    ledger.choose(1)
    qtbot.keyClick(ledger, Qt.Key.Key_Space)
    ledger.choose(2)
    qtbot.keyClick(ledger, Qt.Key.Key_Space)
    assert ledger.table.checked_rows() == [ANNA]
    ledger.table.tick_all(True)
    assert ledger.table.checked == {1, 3}


def test_typing_jumps_to_a_name(ledger, qtbot):
    chosen = []
    ledger.chosen.connect(chosen.append)
    qtbot.keyClicks(ledger, "be")
    assert chosen == [BEN]


def test_the_choice_and_the_scroll_stay_over_a_new_reading(dress, qtbot):
    ledger = Ledger(dress, table(*(Row(n, f"Tenant {n}", n) for n in range(200))), "Tenants")
    qtbot.addWidget(ledger)
    ledger.resize(600, 400)
    with qtbot.waitExposed(ledger):
        ledger.show()
    ledger.choose(150)
    scroll = ledger.verticalScrollBar().value()
    assert scroll > 0
    ledger.show_rows([Row(n, f"Tenant {n}", n) for n in range(1, 200)])
    assert ledger.current() == Row(150, "Tenant 150", 150)
    assert ledger.verticalScrollBar().value() == scroll


def test_a_row_that_went_leaves_the_choice_to_its_neighbour(ledger):
    ledger.choose(3)
    ledger.show_rows([ANNA, BEN])
    assert ledger.current() == BEN


def test_an_amount_is_never_cut_however_narrow_the_ledger(ledger, qtbot):
    ledger.resize(200, 400)
    ledger.show_rows([Row(1, "Anna", 123_456_789_012_345_678)])
    ledger.grab()
    qtbot.waitUntil(lambda: ledger.columnWidth(2) > 150)
    cell = ledger.table.index(0, 2).data(CELL)
    assert ledger.columnWidth(2) >= ledger._cells.needed(cell)


def test_columns_fold_away_and_come_back(ledger):
    ledger.fold("State")
    assert ledger.isColumnHidden(3)
    ledger.fold()
    assert not ledger.isColumnHidden(3)


def test_tab_leaves_the_ledger_at_once(ledger):
    assert not ledger.tabKeyNavigation()
    flags = QItemSelectionModel.SelectionFlag
    assert flags.Rows
    assert ledger.indexAt(QPoint(10, 10)).isValid()


def test_columns_without_room_are_said_under_the_name_and_amounts_stay(qtbot, dress):
    ledger = Ledger(dress, table(ANNA, BEN), "Tenants")
    qtbot.addWidget(ledger)
    ledger.resize(600, 300)
    ledger.show()
    assert not ledger.isColumnHidden(2)
    ledger.resize(260, 300)
    assert [ledger.isColumnHidden(at) for at in range(3)] == [False, False, True]
    assert ledger._cells.moved == (2,)
    assert ledger.horizontalHeader().length() <= ledger.viewport().width()
    ledger.grab()
    ledger.resize(600, 300)
    assert ledger._cells.moved == ()
