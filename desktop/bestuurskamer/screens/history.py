"""The sheet that tells the life of a record: when, who, what, and what stood there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bestuurskamer import language
from bestuurskamer.keeping.life import HistoryRow, life
from bestuurskamer.keeping.life_lines import change_line, row_line
from bestuurskamer.language import _, say
from bestuurskamer.screens.kit.buttons import Button, button, plain_tip
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.overlay import Leaflet, Overlay
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing

MOST = 200


class HistorySheet(Leaflet):
    """What happened to one record, the newest first. Nothing can be changed here."""

    def __init__(self, host: Host, thing: Thing) -> None:
        title = _("History of {name}").format(name=thing.name)
        super().__init__(host.dress, host.window, title, 720)
        self.rows = host.desk.read(life, thing.table, thing.id, MOST)
        self.head.addWidget(PlainLabel(title, "title", wrap=True))
        said = _("Every change is kept: when, who it was, and what stood there before.")
        if len(self.rows) == MOST:
            said += " " + _("These are the last {count}.").format(count=MOST)
        self.head.addWidget(PlainLabel(said, "soft", wrap=True))
        for row in self.rows:
            self.body.addWidget(PlainLabel(_moment(row), "strong", wrap=True))
            if text := "\n".join(_lines(row)):
                self.body.addWidget(PlainLabel(text, "soft", wrap=True))
        if not self.rows:
            self.body.addWidget(PlainLabel(_("Nothing changed yet."), "soft"))
        self.back = button(host.dress, _("Back"), "primary", press=self.close_overlay)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)


def open_history(host: Host, thing: Thing | None) -> None:
    """Show the life of a record, unless others look on or no record is chosen."""
    if host.discreet.hidden:
        text = _(
            "Others look on, so the history stays closed. Show again what is for the board alone."
        )
        host.tell(text, "info")
    elif thing is None:
        host.tell(_("Choose a row first. Then you can see what changed about it."), "info")
    else:
        HistorySheet(host, thing).open()


def keep_history(host: Host, sheet: Overlay, table: str, row_id: int, name: str) -> Button:
    """Give a sheet that shows one record its history, left in its foot and under Ctrl+H."""
    thing = Thing(table, row_id, name)
    made = history_button(host.dress, name, lambda: open_history(host, thing))
    sheet.foot.insertWidget(0, made)
    sheet.history = made
    return made


def history_button(dress: Dress, name: str, press: Callable[[], object]) -> Button:
    """The quiet button that opens the history of the record with this name."""
    made = button(dress, _("History"), "quiet", "clock", press)
    made.setAccessibleName(_("History of {name}").format(name=name))
    made.setToolTip(plain_tip(_("What changed, when and by whom (Ctrl+H)")))
    return made


def _moment(row: HistoryRow) -> str:
    who = f" · {row.who}" if row.who else ""
    return f"{language.moment(row.at)}{who}: {_(row.what)}"


def _lines(row: HistoryRow) -> Iterator[str]:
    for one in row.rows:
        label = say(one.label).strip() if one.label is not None else ""
        if label:
            yield row_line(one.kind, label)
        space = "    " if label else ""
        if one.erased:
            yield space + _("What stood here was erased by law.")
        yield from (space + change_line(one.kind, change) for change in one.changes)
