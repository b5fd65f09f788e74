"""The sheet that tells the life of a record: when, who, what, and what stood there before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.office.changes import FieldChange, HistoryRow
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.overlay import Leaflet
from bestuurskamer.screens.kit.text import PlainLabel


class HistorySheet(Leaflet):
    """What happened to one record, the newest first. Nothing can be changed here."""

    def __init__(self, host: Host, name: str, rows: Sequence[HistoryRow]) -> None:
        title = _("History of {name}").format(name=name)
        super().__init__(host.dress, host.window, title, 720)
        self.rows = rows
        self.head.addWidget(PlainLabel(title, "title", wrap=True))
        said = _("Every change is kept: when, who it was, and what stood there before.")
        self.head.addWidget(PlainLabel(said, "soft", wrap=True))
        for row in self.rows:
            self.body.addWidget(PlainLabel(_moment(row), "strong", wrap=True))
            if row.changes:
                text = "\n".join(_change(change) for change in row.changes)
                self.body.addWidget(PlainLabel(text, "soft", wrap=True))
        if not self.rows:
            self.body.addWidget(PlainLabel(_("Nothing changed yet."), "soft"))
        self.back = button(host.dress, _("Back"), "primary", press=self.close_overlay)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)


def history_button(dress: Dress, name: str, press: Callable[[], object]) -> Button:
    """The quiet button that opens the history of the record with this name."""
    made = button(dress, _("History"), "quiet", "clock", press)
    made.setAccessibleName(_("History of {name}").format(name=name))
    return made


def _moment(row: HistoryRow) -> str:
    who = f" · {row.who}" if row.who else ""
    return f"{language.moment(row.at)}{who}: {_(row.what)}"


def _change(change: FieldChange) -> str:
    name = _(change.name)
    before, after = language.show(change.before), language.show(change.after)
    if not before:
        return _("{field}: {value}").format(field=name, value=after)
    if not after:
        return _("{field}: was {value}, now empty").format(field=name, value=before)
    return _("{field}: {before} became {after}").format(field=name, before=before, after=after)
