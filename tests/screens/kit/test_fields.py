from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from bestuurskamer.days import Month
from bestuurskamer.money import Money
from bestuurskamer.screens.kit.calendar import DayPopup
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField, MonthField, NumberField

TODAY = date(2026, 11, 23)


@pytest.fixture
def put(window):
    def put_in(field):
        window.layout().addWidget(field)
        field.show()
        return field

    return put_in


def test_an_amount_is_read_and_said_back(put, dress, qtbot):
    rent = put(MoneyField(dress, "Rent"))
    qtbot.keyClicks(rent.line, "1210")
    assert rent.money() == Money(1210_00)
    assert rent._note.text() == "€\N{NO-BREAK SPACE}1,210.00"
    assert rent.control.accessibleDescription() == "€\N{NO-BREAK SPACE}1,210.00"


def test_an_amount_with_a_point_is_refused_and_the_right_one_is_one_click_away(put, dress, qtbot):
    rent = put(MoneyField(dress, "Rent"))
    qtbot.keyClicks(rent.line, "12.50")
    assert rent.money() is None
    assert not rent.has_problem()
    rent.line.editingFinished.emit()
    assert rent._note.text() == "Write cents with a comma. Did you mean 12,50?"
    qtbot.mouseClick(rent._offer, Qt.MouseButton.LeftButton)
    assert rent.money() == Money(12_50)
    assert not rent.has_problem()


@pytest.mark.parametrize("cents", [0, 5, 12_50, 1_210_00, 999_999_99, -3_20])
def test_what_is_put_into_an_amount_comes_out_again(dress, qtbot, cents):
    field = MoneyField(dress, "Rent")
    qtbot.addWidget(field)
    field.set_value(Money(cents))
    assert field.money() == Money(cents)


def test_an_empty_field_is_readable_and_has_no_value(dress, qtbot):
    for field in (
        MoneyField(dress, "Rent"),
        DayField(dress, "From", TODAY),
        MonthField(dress, "Month", TODAY),
        NumberField(dress, "Area"),
    ):
        qtbot.addWidget(field)
        assert field.value() is None
        assert field.unreadable() == ""


def test_a_day_is_typed_freely_and_shown_with_its_weekday(put, dress, qtbot):
    first = put(DayField(dress, "First day", TODAY))
    qtbot.keyClicks(first.line, "17 12")
    assert first.day() == date(2026, 12, 17)
    assert first._note.text() == "Thursday 17 December 2026"
    first.set_value(date(2027, 2, 1))
    assert first.day() == date(2027, 2, 1)
    first.line.setText("31-2-2026")
    assert first.day() is None
    assert "is not a day" in first.unreadable()


def test_the_calendar_fills_the_day_in(put, dress, qtbot):
    first = put(DayField(dress, "First day", TODAY))
    qtbot.mouseClick(first.calendar, Qt.MouseButton.LeftButton)
    (popup,) = first.findChildren(DayPopup)
    popup.days.clicked.emit(QDate(2026, 12, 1))
    assert first.day() == date(2026, 12, 1)
    assert not popup.isVisible()


def test_a_month_and_a_number_come_back_as_they_went_in(dress, qtbot):
    month, area = MonthField(dress, "Month", TODAY), NumberField(dress, "Area", unit="m²")
    for field in (month, area):
        qtbot.addWidget(field)
    month.set_value(Month(2027, 3))
    area.set_value(Decimal("1250.5"))
    assert month.month() == Month(2027, 3)
    assert area.number() == Decimal("1250.5")


def test_text_that_is_too_long_is_told_and_not_cut(dress, qtbot):
    name, note = TextField(dress, "Name", most=5), LongTextField(dress, "Note", most=10)
    for field in (name, note):
        qtbot.addWidget(field)
    name.set_value("abcdefg")
    assert name.value() == "abcdefg"
    assert name.unreadable() == "This is 2 letters too long. Nothing is cut; please shorten it."
    note.set_value("abcdefghi")
    assert note._note.text() == "Room for one more letter."
    note.set_value("x" * 11)
    assert note.unreadable().startswith("This is 1 letter too long.")


def test_a_choice_gives_values_and_its_name_is_its_label(put, dress, qtbot):
    room = Choice[int](dress, "Room")
    put(room)
    for place in range(3):
        room.add(place * 10, f"Room {place}")
    room.set_value(20)
    assert room.value() == 20
    assert room.pick.accessibleName() == "Room"
    room.set_value(99)
    assert room.value() is None
    assert not room.pick.isEditable()


def test_a_long_choice_is_found_by_typing_and_refuses_what_is_not_in_it(put, dress, qtbot):
    room = Choice[int](dress, "Room")
    put(room)
    for place in range(20):
        room.add(place, f"Room {place}")
    assert room.pick.isEditable()
    assert room.pick.lineEdit().accessibleName() == "Room"
    room.pick.lineEdit().setText("room 7")
    assert room.value() == 7
    room.pick.lineEdit().setText("cellar")
    assert room.value() is None
    assert "cellar" in room.unreadable()


def test_the_wheel_never_changes_a_choice(put, dress, qtbot):
    room = Choice[int](dress, "Room")
    put(room)
    room.add(1, "One")
    room.add(2, "Two")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    room.pick.wheelEvent(event)
    assert room.value() == 1


def test_a_tick_is_ticked_by_its_words_too(put, dress, qtbot):
    quarter = put(Tick(dress, "The tenant pays by the quarter & in advance"))
    rung = []
    quarter.changed.connect(lambda: rung.append(quarter.value()))
    qtbot.mouseClick(quarter.box, Qt.MouseButton.LeftButton, pos=quarter.box.rect().center())
    assert rung == [True]
    assert quarter.box.accessibleName() == "The tenant pays by the quarter & in advance"


def test_typing_takes_the_problem_away(put, dress, qtbot):
    name = put(TextField(dress, "Name"))
    name.problem("Give the tenant a name.")
    assert name.has_problem()
    qtbot.keyClicks(name.line, "A")
    assert not name.has_problem()
