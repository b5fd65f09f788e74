import sys
import threading

import pytest
from PySide6.QtCore import QObject, Signal, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox

from bestuurskamer import reading
from bestuurskamer.screens.kit.crash import Crashes

SECRET = "Anna de Vries NL91ABNA0417164300"


@pytest.fixture
def crashes(qapp, tmp_path):
    before = (sys.excepthook, threading.excepthook)
    made = Crashes(tmp_path / "log" / "crashes.log")
    yield made
    if made.dialog is not None:
        made.dialog.done(0)
    made.remove()
    sys.excepthook, threading.excepthook = before


def fall(crashes, text=SECRET):
    try:
        try:
            reading.money(None)  # our own code is in the trace
        except TypeError as first:
            raise KeyError(text) from first
    except KeyError as problem:
        crashes.caught(type(problem), problem, problem.__traceback__)


def test_the_log_says_where_and_never_what(crashes, tmp_path):
    fall(crashes)
    log = crashes.log_path.read_text(encoding="utf-8")
    assert "KeyError < TypeError" in log
    assert "reading.py:" in log
    assert "Anna" not in log
    assert "NL91" not in log
    assert str(tmp_path) not in log
    assert "test_crash" not in log


def test_one_dialog_at_a_time_with_a_code_that_is_in_the_log(crashes, qtbot):
    fall(crashes)
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    dialog = crashes.dialog
    fall(crashes, "another")
    QApplication.processEvents()
    boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
    assert [box for box in boxes if box.isVisible()] == [dialog]
    code = crashes.log_path.read_text(encoding="utf-8").split("ERROR ")[1].split()[0]
    assert code in dialog.informativeText()
    assert SECRET not in dialog.informativeText()
    dialog.done(0)
    assert crashes.dialog is None
    fall(crashes)
    qtbot.waitUntil(lambda: crashes.dialog is not None)


def test_the_same_bug_has_the_same_code(crashes):
    fall(crashes, "one")
    fall(crashes, "two")
    lines = crashes.log_path.read_text(encoding="utf-8").splitlines()
    assert len({line.split("ERROR ")[1] for line in lines}) == 1


class Bell(QObject):
    rung = Signal()


@pytest.mark.qt_no_exception_capture
def test_a_bug_in_a_slot_and_in_a_thread_is_never_silent(crashes, qtbot):
    crashes.install()
    bell = Bell()

    def slot():
        raise LookupError(SECRET)

    def task():
        raise BufferError(SECRET)

    bell.rung.connect(slot)
    bell.rung.emit()
    thread = threading.Thread(target=task)
    thread.start()
    thread.join()
    log = crashes.log_path.read_text(encoding="utf-8")
    assert "LookupError" in log
    assert "BufferError" in log
    assert SECRET not in log


@pytest.mark.no_qt_log
def test_what_qt_complains_of_is_logged_without_its_values(crashes):
    crashes.install()
    qWarning(f"QPainter::begin: cannot paint {SECRET}")
    qWarning(f"QPainter::begin: cannot paint {SECRET} again")
    log = crashes.log_path.read_text(encoding="utf-8")
    assert log.count("QPainter::begin") == 1
    assert "Anna" not in log


def test_a_log_that_cannot_be_written_does_not_hide_the_bug(qapp, tmp_path, qtbot):
    (tmp_path / "file").write_text("no folder")
    crashes = Crashes(tmp_path / "file" / "crashes.log")
    fall(crashes)
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    crashes.dialog.done(0)
    crashes.remove()
