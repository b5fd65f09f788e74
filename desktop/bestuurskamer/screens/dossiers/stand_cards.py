"""The cards on top of a matter: where we stand and whose move it is; its stage; its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.building.rules import Deadline
from bestuurskamer.dossiers.model import DossierState, Stage
from bestuurskamer.dossiers.queries import DossierRow, DossierView
from bestuurskamer.dossiers.rules import next_stages
from bestuurskamer.language import _
from bestuurskamer.screens.dossiers import words
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.text import PlainLabel

Press = Callable[[], object]


def stand_card(dress: Dress, view: DossierView) -> Card:
    """Where we stand in three sentences, and whose move it is since when."""
    card = Card(dress)
    left = QWidget()
    column = QVBoxLayout(left)
    column.addWidget(PlainLabel(_("Where we stand"), "heading"))
    said = view.standing or _("Nothing was written here yet. Three sentences are enough.")
    column.addWidget(PlainLabel(said, "" if view.standing else "soft", wrap=True))
    if view.goal:
        column.addWidget(PlainLabel(_("Goal"), "caption"))
        column.addWidget(PlainLabel(view.goal, "soft", wrap=True))
    column.addStretch(1)
    dress.margins(column, spacing=6)
    card.body.addWidget(SideBySide(dress, left, _mover_box(dress, view.row), 252, 560))
    return card


def deadline_messages(dress: Dress, row: DossierRow, go: Press) -> list[Message]:
    """What the head lease asks, on top and in words, from six months before."""
    found = []
    for place, deadline in enumerate(row.deadlines):
        message = Message(
            dress, "bad" if deadline.days_left < 0 else "warn", deadline_words(deadline)
        )
        message.offer(_("To the head lease") if not place else "")
        message.pressed.connect(go)
        found.append(message)
    return found


def deadline_words(deadline: Deadline) -> str:
    """What the head lease asks and when."""
    patterns = {
        "notice": (
            _("Give notice of the head lease before {day}, or let it go on."),
            _("The last day to give notice of the head lease was {day}."),
        ),
        "renewal": (
            _("Ask to renew the head lease on {day} at the latest."),
            _("The last day to ask to renew the head lease was {day}."),
        ),
        "end": (_("The head lease ends on {day}."), _("The head lease ended on {day}.")),
    }
    coming, passed = patterns[deadline.kind]
    pattern = passed if deadline.days_left < 0 else coming
    return pattern.format(day=language.weekday(deadline.day))


def stage_card(
    dress: Dress, view: DossierView, to_stage: Callable[[Stage], object], choose: Press
) -> Card:
    """How far it is, and the usual next stage under a button."""
    stage, row = view.row.stage, view.row
    place, last = words.stage_place(stage)
    card = Card(dress, _("Stage"), _("{place} of {last}").format(place=place, last=last))
    card.body.addWidget(StageBar(dress, stage))
    said = words.stage_name(stage)
    if row.state in (DossierState.EXPLORING, DossierState.WAITING):
        said = f"{said} · {words.state_name(row.state).lower()}"
    card.body.addWidget(PlainLabel(said, "strong", wrap=True))
    if row.state is DossierState.CLOSED:
        return card
    acts = QVBoxLayout()
    for after in next_stages(stage):
        text = _("To: {stage}").format(stage=words.stage_name(after))
        acts.addWidget(button(dress, text, "", "arrow-right", partial(to_stage, after)))
    another = button(dress, _("Another stage"), "quiet", "", choose)
    acts.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
    dress.margins(acts, spacing=8)
    card.body.addLayout(acts)
    return card


def days_card(dress: Dress, view: DossierView, today: date, set_next: Press) -> Card:
    """All days of the matter but those of promises, which have cards of their own."""
    card = Card(dress, _("Fixed dates"))
    days = [one for one in view.row.days if one.kind != "promise"]
    for place, one in enumerate(days):
        if place:
            card.add_line()
        card.body.addWidget(
            FactRow(
                dress,
                words.day_words(one),
                words.day_source(one),
                day=language.short_day(one.day),
                state=words.days_left(one, today),
            )
        )
    if view.row.lacks_next_day:
        card.body.addWidget(
            Message(dress, "warn", _("Nothing is to come here. Without a date it is forgotten."))
        )
    elif not days:
        card.body.addWidget(PlainLabel(_("No dates yet."), "soft"))
    if view.row.state is not DossierState.CLOSED:
        text = _("Change the next date") if view.next_on else _("Set a next date")
        made = button(dress, text, "quiet", "calendar-clock", set_next)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    return card


class StageBar(QWidget):
    """As many parts as there are stages up to the evaluation; those that were reached are full."""

    def __init__(self, dress: Dress, stage: Stage) -> None:
        super().__init__()
        self._dress = dress
        self._place, self._last = words.stage_place(stage)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = _("Stage {place} of {last}: {stage}")
        self.setAccessibleName(
            said.format(place=self._place, last=self._last, stage=words.stage_name(stage))
        )
        dress.fit(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A low bar."""
        return QSize(self._dress.px(160), self._dress.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts; the one it is at has its own edge, those to come are empty."""
        look = self._dress.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = look.px(4)
        wide = (self.width() - gap * (self._last - 1)) / self._last
        for place in range(self._last):
            bar = QRectF(place * (wide + gap), 1, wide, self.height() - 2)
            done = place < self._place
            painter.setBrush(look.colour("bar" if done else "surface"))
            painter.setPen(look.colour("bar" if done else "edge"))
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        painter.end()


def _mover_box(dress: Dress, row: DossierRow) -> QFrame:
    box, tone = QFrame(), words.move_tone(row)
    box.setProperty("box", tone)
    column, head = QVBoxLayout(box), QHBoxLayout()
    sign = QLabel()
    closed = row.state is DossierState.CLOSED
    name = _("Closed") if closed else _("Move: {who}").format(who=words.mover_name(row))
    title = PlainLabel(name, "strong", wrap=True)
    title.show_tone(tone)
    head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(title, 1)
    column.addLayout(head)
    said = [words.move_words(row)]
    if closed and row.closed_on is not None:
        said = [language.day(row.closed_on)]
    if row.next_day is not None and not closed:
        then = _("Then: {what}, {day}")
        day = language.day(row.next_day.day)
        said.append(then.format(what=words.day_words(row.next_day), day=day))
    if row.lead:
        said.append(_("Looks after it: {name}").format(name=row.lead))
    for line in said:
        if line:
            column.addWidget(PlainLabel(line, "small", wrap=True))
    column.addStretch(1)
    dress.margins(column, 16, 14, 16, 14, spacing=6)
    dress.margins(head, spacing=8)
    icon = "check" if closed else "hourglass"
    dress.fit(box, lambda: sign.setPixmap(dress.look.pixmap(icon, tone, 20)))
    return box
