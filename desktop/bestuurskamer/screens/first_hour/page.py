"""The first hour: one page after the other, left and resumed at any time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer.building.queries import head_lease
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.office.actions import reach_step
from bestuurskamer.office.queries import the_office
from bestuurskamer.parties.queries import parties
from bestuurskamer.rent.arrival import deposits_held
from bestuurskamer.screens.first_hour import about, steps
from bestuurskamer.screens.first_hour.building import BuildingStep, HeadDaysStep, HeadLeaseStep
from bestuurskamer.screens.first_hour.open_then import BalancesStep, DepositsStep, OpenStep
from bestuurskamer.screens.first_hour.rooms import RoomsStep
from bestuurskamer.screens.first_hour.start import StartStep
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.first_hour.tenants import TenantsStep
from bestuurskamer.screens.first_hour.vat import VatStep
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.text import PlainLabel

_WIDEST = 760
_MAKERS: dict[str, Callable[[Host], Step]] = {
    "who": about.who, "address": about.address, "money": about.money, "contact": about.contact,
    "vat": VatStep, "building": BuildingStep, "head_lease": HeadLeaseStep,
    "head_days": HeadDaysStep, "rooms": RoomsStep, "tenants": TenantsStep, "start": StartStep,
    "open": OpenStep, "deposits": DepositsStep, "balances": BalancesStep,
}  # fmt: skip
WENT_ON = N_("Went on in the first hour")


class FirstHour(Page):
    """Shows one page at a time. What is typed is kept at every step forward or aside."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, "", "")
        self.host = host
        self.step: Step | None = None
        self._at = ""
        self._known: dict[str, Step] = {}
        self._busy = False
        self.progress = Progress(host.dress)
        self.message = Message(host.dress, "bad", "")
        self.message.hide()
        self.place = QVBoxLayout()
        column = QWidget()
        inside = QVBoxLayout(column)
        for part in (self.progress, self.message):
            inside.addWidget(part)
        inside.addLayout(self.place)
        self.foot = self._foot()
        inside.addWidget(self.foot)
        host.dress.margins(inside, spacing=14)
        within = QHBoxLayout()
        within.addWidget(column, 100)
        within.addStretch(1)
        self.body.addLayout(within)
        host.dress.fit(column, lambda: column.setMaximumWidth(host.dress.px(_WIDEST)))
        keys = [("Ctrl Enter", _("go on")), ("Tab", _("next question")), ("F1", _("help"))]
        self.keys.show_keys(keys)

    def reload(self) -> None:
        """Show the page where one was, with what is known; what is typed stays."""
        if self.step is None:
            reached = self.host.desk.read(the_office, self.host.desk.today()).setup_step
            self._show(reached if reached in steps.KEYS else steps.KEYS[0])
        elif not self._busy:
            self.step.load()

    def open_thing(self, thing: object) -> None:
        """Show the page with this key."""
        if thing in steps.KEYS:
            self._show(str(thing))

    def print_it(self) -> None:
        """There is nothing to print here."""

    def go_on(self) -> None:
        """Keep this page and show the next; at the end, begin."""
        if self._kept():
            self._forward()

    def skip(self) -> None:
        """Show the next page; what is typed here waits on its page."""
        self._forward()

    def go_back(self) -> None:
        """Show the page before; what is typed here stays on its page."""
        before = self._wanted(steps.KEYS[: steps.KEYS.index(self._at)][::-1])
        if before is not None:
            self._reach(before)

    def leave(self) -> None:
        """Keep this page and go to Today; asks when it cannot be kept."""
        assert self.step is not None
        if not self.step.is_changed() or self._kept():
            self.host.go("today")
            return
        question = Question(
            self.dress,
            self.host.window,
            _("Go on later without this page?"),
            _("What you typed on this page is not saved yet. All pages before it are."),
            [Verb("stay", _("Keep typing")), Verb("go", _("Go on later"))],
        )
        question.answered.connect(lambda key: self.host.go("today") if key == "go" else None)
        question.open()

    def _foot(self) -> QWidget:
        dress = self.dress
        self.back = button(dress, _("Back"), press=self.go_back)
        self.later = button(dress, _("Go on later"), "quiet", press=self.leave)
        self.skipping = button(dress, "", "quiet", press=self.skip)
        self.main = button(dress, _("Go on"), "primary", press=self.go_on)
        return _Foot(dress, [self.back, self.later], [self.skipping, self.main])

    def _kept(self) -> bool:
        step = self.step
        if step is None or self._busy:
            return False
        self._busy = True
        try:
            problems = step.problems()
        except Refused as refused:
            self._tell(say(refused.words))
            return False
        finally:
            self._busy = False
        for key, field in step.fields.items():
            field.problem(problems.get(key, ""))
        if problems:
            self._tell_count(problems, step)
            return False
        step.settle()
        self.message.hide()
        return True

    def _tell_count(self, problems: dict[str, str], step: Step) -> None:
        loose = [text for key, text in problems.items() if key not in step.fields]
        said = ngettext(
            "{count} question needs another look. What you typed stays.",
            "{count} questions need another look. What you typed stays.",
            len(problems),
        )
        self._tell(loose[0] if loose else said.format(count=len(problems)))
        wrong = next((f for key, f in step.fields.items() if key in problems), None)
        if wrong is not None:
            wrong.go()

    def _tell(self, text: str) -> None:
        self.message.say(text, "bad")
        self.message.show()

    def _forward(self) -> None:
        after = self._wanted(steps.KEYS[steps.KEYS.index(self._at) + 1 :])
        self._reach(after or steps.DONE)

    def _reach(self, key: str) -> None:
        if not self.host.desk.tried(WENT_ON, reach_step, key):
            return
        if key == steps.DONE:
            self.host.go("today")
            self.host.tell(_("Your board is ready. All of this can be changed in Settings."))
        else:
            self._show(key)

    def _wanted(self, keys: tuple[str, ...]) -> str | None:
        return next((key for key in keys if self._is_wanted(key)), None)

    def _is_wanted(self, key: str) -> bool:
        desk = self.host.desk
        if key == "head_days":
            return desk.read(head_lease) is not None
        if key == "open":
            return any(party.number for party in desk.read(parties).values())
        if key == "deposits":
            return bool(desk.read(deposits_held, desk.today()))
        return True

    def _show(self, key: str) -> None:
        if self.step is not None:
            self.place.removeWidget(self.step)
            self.step.hide()
        self.message.hide()
        self._at = key
        if key not in self._known:
            self._known[key] = _MAKERS[key](self.host)
        self.step = self._known[key]
        self.place.addWidget(self.step)
        self.step.load()
        self.step.show()
        self.show_head(self.step.title, self.step.sentence)
        self.progress.show_step(steps.step_of(key), steps.said(key))
        self.back.setEnabled(key != steps.KEYS[0])
        self.skipping.say(self.step.skip)
        self.skipping.setVisible(bool(self.step.skip))
        last = key == steps.KEYS[-1]
        self.main.say(_("Done") if last else _("Go on"))
        self.pane.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self.step, self.step.go)


class Progress(QWidget):
    """How far one is: a sentence, and seven short bars of which so many are full."""

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress, self._step = dress, 1
        self.words = PlainLabel("", "label")
        self.words.setParent(self)
        dress.fit(self, self._fit)

    def show_step(self, step: int, said: str) -> None:
        """Show another step."""
        self._step = step
        self.words.setText(said)
        self.setAccessibleName(said)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        look, count = self._dress.look, len(steps.STEPS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, top = look.px(6), self.height() - look.px(6)
        wide = (self.width() - gap * (count - 1)) / count
        for place in range(count):
            painter.setBrush(look.colour("bar" if place < self._step else "line"))
            bar = QRectF(place * (wide + gap), top, wide, look.px(6))
            painter.drawRoundedRect(bar, look.px(3), look.px(3))
        painter.end()

    def _fit(self) -> None:
        self.words.adjustSize()
        self.setFixedHeight(self._dress.look.metrics("label").height() + self._dress.px(14))
        self.update()


class _Foot(QWidget):
    """The way back at the left, the way on at the right; below each other where it is narrow."""

    def __init__(self, dress: Dress, left: list[Button], right: list[Button]) -> None:
        super().__init__()
        self._dress, self._parts = dress, [*left, *right]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for part in left:
            self._row.addWidget(part)
        self._row.addStretch(1)
        for part in right:
            self._row.addWidget(part)
        dress.margins(self._row, 0, 8, 0, 0, spacing=10)
        dress.fit(self, self.fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold when there is no room."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Stand beside each other where all captions fit."""
        shown = [part for part in self._parts if not part.isHidden()]
        needed = sum(part.sizeHint().width() + self._dress.px(10) for part in shown)
        way = QBoxLayout.Direction
        beside = self.width() >= needed
        self._row.setDirection(way.LeftToRight if beside else way.BottomToTop)
