"""Taking over old minutes from Word or LibreOffice: look first, the original is kept."""

from __future__ import annotations

from pathlib import Path

from bestuurskamer.dossiers.documents import read_content
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.meetings import drafts
from bestuurskamer.meetings.drafts import MeetingDraft
from bestuurskamer.meetings.minuting import keep_old_minutes
from bestuurskamer.meetings.old_minutes import read_old_minutes
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.meetings.choices import department_choice, dossier_choice
from bestuurskamer.screens.meetings.sheets import Then


class OldSheet(Sheet):
    """Shows the lines as they would stand in the minutes; they can be changed before keeping."""

    def __init__(self, host: Host, path: Path, then: Then) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Take over old minutes"),
            _("These are the lines. Put a mark before a promise or a decision if you like."),
            _("Take over"),
            self._save,
        )
        self._host, self._then = host, then
        dress, today = host.dress, host.desk.today()
        self._content = read_content(path)
        old = read_old_minutes(path.name, self._content.data, today)
        self.title = TextField(dress, _("Name"))
        self.day = DayField(dress, _("Day of the meeting"), today)
        self.department = department_choice(host, _("With which department"))
        self.dossier = dossier_choice(host, _("About which matter"))
        self.others = Tick(dress, _("A talk with others (board-only lines are hidden)"))
        self.text = LongTextField(dress, _("The lines"), most=500_000, lines=10)
        self.add(self.title, "title")
        self.add(self.day, "held_on")
        self.add(self.department, "department")
        self.add(self.dossier, "dossier")
        self.add(self.others, "others", wide=True)
        self.add(self.text, "text", wide=True)
        self.department.changed.connect(
            lambda: self.others.set_value(bool(self.department.value()))
        )
        self.title.set_value(path.stem)
        self.text.set_value(old.text)

    def _save(self) -> Problems | None:
        desk = self._host.desk
        draft = MeetingDraft(
            self.title.value(),
            self.day.day(),
            self.others.value(),
            department_id=self.department.value() or None,
        )
        found = drafts.meeting_problems(draft)
        if found:
            return {key: say(words) for key, words in found.items()}
        number = desk.do(
            N_("Took over old minutes"),
            keep_old_minutes,
            draft,
            self.text.value(),
            self._content,
            desk.today(),
            dossier_id=self.dossier.value() or None,
        )
        self._then(number)
        return None


def open_old_sheet(host: Host, path: Path, then: Then) -> None:
    """Open the sheet on a file, or say in plain words why it cannot be read."""
    try:
        OldSheet(host, path, then).open()
    except Refused as refusal:
        host.tell(say(refusal.words), "bad")
