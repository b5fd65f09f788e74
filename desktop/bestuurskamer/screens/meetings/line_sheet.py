"""Three plain fields for a line: who, what, when (Ctrl+.)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from bestuurskamer.language import _
from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.known_names import Known
from bestuurskamer.meetings.line_marks import KEYS
from bestuurskamer.meetings.line_parts import Parts, line_of, parts_of
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.meetings.words import MARGIN


class LineSheet(Sheet):
    """Asks what kind of line it is, who, what and when; `made` rings with the line."""

    made = Signal(str)

    def __init__(self, host: Host, line: CapturedLine, known: Known) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Who, what, when"),
            _("The same as with the marks, in fields."),
            _("Put in the text"),
            self._put,
        )
        self._known, self._parts = known, parts_of(line)
        self.kind = Choice[LineKind](host.dress, _("What is it?"))
        for kind in KEYS:
            self.kind.add(kind, _(MARGIN[kind][0]) if kind in MARGIN else _("Plain text"))
        self.who = TextField(
            host.dress, _("Who?"), _("Such as Vastgoed/Bakker, or the name of one of us.")
        )
        self.what = TextField(host.dress, _("What?"), most=4000)
        self.when = TextField(host.dress, _("By when?"), _("Such as 1-7, vr, eind sept or zsm."))
        self.add(self.kind, "kind")
        self.add(self.who, "who")
        self.add(self.what, "what", wide=True)
        self.add(self.when, "when")
        self.kind.set_value(line.kind if line.kind in KEYS else LineKind.TEXT)
        self.who.set_value(self._parts.who)
        self.what.set_value(self._parts.what)
        self.when.set_value(self._parts.when)

    def _put(self) -> Problems | None:
        if not self.what.value().strip():
            return {"what": _("Write what was said.")}
        typed = (self.who.value(), self.what.value(), self.when.value())
        before = self._parts
        parts = Parts(*typed, before.more, before.within, before.named)
        self.made.emit(line_of(self.kind.value() or LineKind.TEXT, parts, self._known))
        return None
