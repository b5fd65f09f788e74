import threading

import pytest
from PySide6.QtCore import QEvent, QObject, Qt

from bestuurskamer.errors import Refused
from bestuurskamer.screens.kit.busy import BusySheet, run
from bestuurskamer.screens.kit.job import Job


def test_a_job_reports_and_gives_its_result_in_the_thread_of_the_screen(qtbot):
    seen, here = [], []

    def work(progress):
        assert threading.current_thread() is not threading.main_thread()
        for step in range(3):
            progress(step + 1, 3)
        return "done"

    job = Job(work)
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    job.finished.connect(lambda result: here.append((result, threading.current_thread())))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert here == [("done", threading.main_thread())]
    assert not job.is_running


def test_a_busy_sheet_opens_no_window_of_its_own(dress, window, qapp, qtbot):
    before = set(qapp.topLevelWidgets())
    shown = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and watched not in before:
                shown.append(watched) if watched.isWidgetType() and watched.isWindow() else None
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    job = run(dress, window, Job(lambda progress: 1), "We read.")
    qtbot.waitUntil(lambda: not job.is_running)
    qapp.removeEventFilter(watch)
    assert shown == []


def test_a_job_stops_when_it_is_asked(qtbot):
    started = threading.Event()

    def work(progress):
        count = 0
        while progress(count, 0):
            count += 1
            started.set()
        return "stopped"

    job = Job(work)
    results = []
    job.finished.connect(results.append)
    with qtbot.waitSignal(job.ended):
        job.start()
        assert started.wait(5)
        job.stop()
    assert results == ["stopped"]


def test_a_refusal_is_told_as_a_sentence(qtbot):
    def work(progress):
        raise Refused("There is no {what}.", what="paper")

    job = Job(work)
    with qtbot.waitSignal(job.refused) as told:
        job.start()
    assert told.args == ["There is no paper."]


def test_a_bug_in_a_job_is_told_and_raised(qtbot):
    problem = ZeroDivisionError()

    def work(progress):
        raise problem

    job = Job(work)
    with qtbot.capture_exceptions() as raised, qtbot.waitSignal(job.failed) as failed:
        job.start()
    qtbot.waitUntil(lambda: len(raised) == 1)
    assert failed.args == [problem]
    assert raised[0][1] is problem


@pytest.fixture
def gate():
    made = threading.Event()
    yield made
    made.set()


def test_a_long_job_says_what_it_does_and_can_be_stopped(qtbot, dress, window, gate):
    def work(progress):
        progress(120, 400)
        gate.wait(5)
        return progress(121, 400)

    job = Job(work)
    results = []
    job.finished.connect(results.append)
    run(dress, window, job, "We read the list.", "We read the list: {done} of {total}.")
    (sheet,) = window.findChildren(BusySheet)
    assert not sheet.frame.isVisible()
    qtbot.waitUntil(sheet.frame.isVisible)
    qtbot.waitUntil(lambda: sheet.words.text() == "We read the list: 120 of 400.")
    qtbot.mouseClick(sheet.stop, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert results == [False]
    assert sheet.is_closed


def test_a_quick_job_shows_nothing(qtbot, dress, window):
    job = Job(lambda progress: None)
    with qtbot.waitSignal(job.ended):
        run(dress, window, job, "We read the list.")
    sheets = [sheet for sheet in window.findChildren(BusySheet) if not sheet.is_closed]
    assert sheets == []
