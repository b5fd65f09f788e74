"""The list of what is to be done again after two files went apart: tick, print, look."""

from __future__ import annotations

from functools import partial

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.keeping.redoing import RedoRow, tick_off, to_redo
from bestuurskamer.keeping.redoing_paper import redo_pdf, taken_words
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import TickBox
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.overlay import Leaflet
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.text import PlainLabel


class RedoSheet(Leaflet):
    """Every act that is to be done again, with a box; a tick is kept at once."""

    def __init__(self, host: Host) -> None:
        title = _("What is to be done again")
        super().__init__(host.dress, host.window, title, 800)
        self.host = host
        self.head.addWidget(PlainLabel(title, "title", wrap=True))
        self.state = Message(host.dress, "info", "")
        self.head.addWidget(self.state)
        self.ticks: dict[int, TickBox] = {}
        rows = host.desk.read(to_redo)
        self.print = button(host.dress, _("Print the list"), icon="printer", press=self.print_it)
        self.keep = button(host.dress, _("Save the list"), icon="save", press=self.save_it)
        self.acts = FieldGrid(host.dress, 3)
        self.acts.add(self.print)
        self.acts.add(self.keep)
        for number, aside in enumerate(
            sorted({row.aside for row in rows if row.aside}, reverse=True)
        ):
            text = _("Look into the other file") if not number else _("Look into an earlier one")
            self.acts.add(button(host.dress, text, icon="eye", press=partial(self._look, aside)))
        self.body.addWidget(self.acts)
        for row in rows:
            self._add(row)
        self.back = button(host.dress, _("Back"), "primary", press=self.close_overlay)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)
        self._say()

    def print_it(self) -> None:
        """Print the list as it stands now."""
        print_pdf(self.dress, self, self._paper(), _("What is to be done again"))

    def save_it(self) -> None:
        """Keep the list as a file."""
        save_pdf(self.dress, self, self._paper(), _("What is to be done again"))

    def _paper(self) -> bytes:
        return self.host.desk.read(redo_pdf, self.host.desk.today())

    def _add(self, row: RedoRow) -> None:
        when = language.moment(row.at) + (f" · {row.who}" if row.who else "")
        tick = TickBox(self.dress, f"{_(row.what)} · {when}")
        tick.setChecked(row.done_on is not None)
        tick.toggled.connect(partial(self._tick, row.id))
        self.ticks[row.id] = tick
        self.body.addWidget(tick)
        lines = [line if line.startswith(" ") else f"–  {line}" for line in row.said]
        if lines:
            self.body.addWidget(PlainLabel("\n".join(lines), "soft", wrap=True))
        if row.numbers:
            self.body.addWidget(Message(self.dress, "warn", taken_words(row.numbers)))

    def _tick(self, redo_id: int, on: bool) -> None:
        desk = self.host.desk
        day = desk.today() if on else None
        if not desk.tried(N_("Ticked off what was done again"), tick_off, redo_id, day):
            self.ticks[redo_id].blockSignals(True)
            self.ticks[redo_id].setChecked(not on)
            self.ticks[redo_id].blockSignals(False)
        self._say()

    def _say(self) -> None:
        left = sum(1 for tick in self.ticks.values() if not tick.isChecked())
        if not left:
            self.state.say(_("All of it is done again or no longer counts."), "ok")
            return
        text = ngettext(
            "{count} thing that was done in another file is still to be done again. Tick off "
            "what is done, or no longer counts.",
            "{count} things that were done in another file are still to be done again. Tick off "
            "what is done, or no longer counts.",
            left,
        )
        self.state.say(text.format(count=left), "info")

    def _look(self, aside: str) -> None:
        self.host.go("look_beside", str(self.host.desk.board.path.parent / aside))
