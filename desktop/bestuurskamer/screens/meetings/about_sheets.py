"""The sheets about a meeting itself: its facts, the next one, and a topic that rests."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.meetings import drafts
from bestuurskamer.meetings.agenda import mend_meeting
from bestuurskamer.meetings.drafts import MeetingDraft
from bestuurskamer.meetings.minuting import rest_topic, set_next
from bestuurskamer.meetings.queries import MeetingRow
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.meetings.choices import department_choice


class FactsSheet(Sheet):
    """Puts right what is known of a meeting (F2)."""

    def __init__(self, host: Host, row: MeetingRow) -> None:
        super().__init__(host.dress, host.window, _("About this meeting"), "", "", self._save)
        keep_history(host, self, "meeting", row.id, row.title)
        self._host, self._row = host, row
        dress = host.dress
        self.title = TextField(dress, _("Name"))
        self.day = DayField(dress, _("Day"), host.desk.today())
        self.begins = TextField(dress, _("Time (may stay empty)"), _("Such as 20.00."))
        self.place = TextField(dress, _("Place (may stay empty)"))
        self.department = department_choice(host, _("With which department"))
        self.others = Tick(dress, _("A talk with others (board-only lines are hidden)"))
        for field, key in (
            (self.title, "title"),
            (self.day, "held_on"),
            (self.begins, "begins"),
            (self.place, "place"),
            (self.department, "department"),
            (self.others, "others"),
        ):
            self.add(field, key)
        self.title.set_value(row.title)
        self.day.set_value(row.held_on)
        self.begins.set_value(row.begins)
        self.place.set_value(row.place)
        self.department.set_value(row.department_id or 0)
        self.others.set_value(row.with_others)

    def _save(self) -> Problems | None:
        draft = MeetingDraft(
            self.title.value(),
            self.day.day(),
            self.others.value(),
            self._row.series_id,
            self.department.value() or None,
            self.begins.value(),
            self.place.value(),
        )
        found = drafts.meeting_problems(draft)
        if found:
            return {key: say(words) for key, words in found.items()}
        self._host.desk.do(N_("Put a meeting right"), mend_meeting, self._row.id, draft)
        return None


class NextSheet(Sheet):
    """Says when the next meeting is; it stands at the end of the minutes."""

    def __init__(self, host: Host, row: MeetingRow) -> None:
        super().__init__(host.dress, host.window, _("Next meeting"), "", "", self._save, wide=False)
        self._host, self._row = host, row
        self.day = DayField(host.dress, _("Day"), host.desk.today())
        self.add(self.day, "day")
        self.day.set_value(row.next_on)

    def _save(self) -> Problems | None:
        self._host.desk.do(N_("Set the next meeting"), set_next, self._row.id, self.day.day())
        return None


class RestSheet(Sheet):
    """Lets a topic rest until a day; on that day it comes back by itself."""

    def __init__(self, host: Host, topic_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("Let this topic rest"),
            _("It comes back on the agenda by itself."), _("Let it rest"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._topic_id = host, topic_id
        self.day = DayField(host.dress, _("Until which day"), host.desk.today())
        self.add(self.day, "day")

    def _save(self) -> Problems | None:
        day = self.day.day()
        if day is None:
            return {"day": _("Fill in the day on which it comes back.")}
        self._host.desk.do(N_("Let a topic rest"), rest_topic, self._topic_id, day)
        return None
