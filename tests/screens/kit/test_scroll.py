"""Content that asks another width at each width does not make an area go round."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from bestuurskamer.screens.kit.scroll import Scroll


class Folds(QWidget):
    """Asks to be wide where it is narrow, and is content to be narrow where it is wide."""

    rounds = 0

    def minimumSizeHint(self):
        return QSize(600 if self.width() <= 500 else 100, 100)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.rounds += 1
        assert self.rounds < 100


def test_content_that_folds_is_measured_a_few_times_and_nothing_falls_over(qtbot):
    area = Scroll()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setFrameShape(Scroll.Shape.NoFrame)
    area.setWidget(Folds())
    area.resize(500, 300)
    area.show()
    QApplication.processEvents()
    assert 0 < area.widget().rounds < 30
