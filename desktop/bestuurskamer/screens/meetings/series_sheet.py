"""The sheet of a series of meetings: its name, with whom, and what is always on the agenda."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.coming_agendas import renew_series
from bestuurskamer.meetings.drafts import SeriesDraft
from bestuurskamer.meetings.queries import SeriesRow
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.meetings.choices import department_choice


class SeriesSheet(Sheet):
    """Puts right what is known of a series, with its standing points."""

    def __init__(self, host: Host, row: SeriesRow) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("These meetings"),
            _(
                "What you change here counts for the meetings that you plan from now on. A point "
                "that you add comes also on the agendas of those that have not begun."
            ),
            "",
            self._save,
        )
        self._host, self._row = host, row
        self.name = TextField(host.dress, _("Name"), _("Such as Talk with Vastgoed."))
        self.department = department_choice(host, _("With which department"))
        self.others = Tick(host.dress, _("A talk with others (board-only lines are hidden)"))
        self.standing = standing_field(host.dress)
        self.ended = Tick(host.dress, _("These meetings come back no more"))
        self.add(self.name, "name")
        self.add(self.department, "department")
        self.add(self.others, "others")
        self.add(self.standing, "standing", wide=True)
        self.fold()
        self.add(self.ended, "ended")
        self.name.set_value(row.name)
        self.department.set_value(row.department_id or 0)
        self.others.set_value(row.with_others)
        self.standing.set_value(row.standing_points)

    def _save(self) -> Problems | None:
        desk = self._host.desk
        draft = SeriesDraft(
            self.name.value(),
            self.others.value(),
            self.department.value() or None,
            self.standing.value(),
        )
        what, ended_on = N_("Put a series of meetings right"), None
        if self.ended.value():
            what, ended_on = N_("Ended a series of meetings"), desk.today()
        count = desk.do(what, renew_series, self._row.id, draft, ended_on=ended_on)
        if count:
            told = ngettext(
                "The new point stands also on {count} agenda that was planned already.",
                "The new points stand also on {count} agendas that were planned already.",
                count,
            )
            self._host.tell(told.format(count=count), "ok")
        return None


def standing_field(dress: Dress) -> LongTextField:
    """A field for points that are on every agenda, one a line."""
    return LongTextField(
        dress,
        _("Always on the agenda, one point a line"),
        _("Such as: Finances, 10 min. The minutes may be left out."),
        lines=4,
        most=2000,
    )
