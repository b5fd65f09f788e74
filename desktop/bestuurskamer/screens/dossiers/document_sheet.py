"""The sheet on which a document is filed, or what is said of it changed."""

from __future__ import annotations

from pathlib import Path

from bestuurskamer.dossiers.documents import (
    MOST_MEGABYTES,
    Content,
    Filed,
    file_document,
    mend_document,
)
from bestuurskamer.dossiers.drafts import DocumentDraft, document_problems
from bestuurskamer.dossiers.file_types import type_of, word_of
from bestuurskamer.dossiers.filed import DocumentRow
from bestuurskamer.dossiers.queries import other_dossiers
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.screens.dossiers import words
from bestuurskamer.screens.dossiers.reading import ask_file, read_for_filing
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import DayField


class DocumentSheet(Sheet):
    """Asks for a file and what it is; with a row the content stays and only its words change.

    `filed` tells, after saving, whether the same content had been filed before.
    """

    def __init__(
        self, host: Host, dossier_id: int | None = None, row: DocumentRow | None = None
    ) -> None:
        self._host, self._row = host, row
        self.content: Content | None = None
        self.filed: Filed | None = None
        self.job: Job | None = None
        super().__init__(
            host.dress,
            host.window,
            _("Change document") if row else _("Add a document"),
            _("The content stays as it was filed.")
            if row
            else _("A copy is kept in the data file itself, of at most {most} MB.").format(
                most=MOST_MEGABYTES
            ),
            _("Save document"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "document", row.id, row.title)
        dress, today = host.dress, host.desk.today()
        self.choose = button(dress, _("Choose the file"), "", "paperclip", self._choose)
        self.found = Message(dress, "info", "")
        self.title = TextField(dress, _("Name"))
        self.kind = TextField(dress, _("What it is"), _("Such as: letter, lease, quotation"))
        self.day = DayField(dress, _("Date on the document"), today)
        self.received = DayField(dress, _("Received on"), today)
        self.sent = DayField(dress, _("Sent on"), today)
        self.how = TextField(dress, _("How it was sent"), _("Such as: by post, by e-mail"))
        self.dossier: Choice[int] = Choice(dress, _("Dossier"))
        self._lay_out()
        self._fill(row, dossier_id)

    def take(self, path: Path) -> None:
        """Read a file beside the screen, and show what it is."""
        job = Job(lambda _progress: read_for_filing(path), self)
        job.finished.connect(self._taken)
        job.refused.connect(self._not_taken)
        self.job = run(self.dress, self._host.window, job, _("We read the file."), stop=False)

    def _lay_out(self) -> None:
        if self._row is None:
            self.add_widget(self.choose)
        self.add_widget(self.found)
        self.found.setVisible(self._row is not None)
        for one in self._host.desk.read(other_dossiers).values():
            self.dossier.add(one.id, f"{one.number} {one.title}")
        for key, field in (
            ("title", self.title), ("kind", self.kind), ("document_day", self.day),
            ("received_on", self.received), ("sent_on", self.sent), ("sent_how", self.how),
            ("dossier", self.dossier),
        ):  # fmt: skip
            self.add(field, key)
        if self._row is not None and self._row.waits:  # that is logged with the letter itself
            self.sent.hide()
            self.how.hide()

    def _fill(self, row: DocumentRow | None, dossier_id: int | None) -> None:
        self.dossier.set_value(dossier_id)
        if row is None:
            return
        self.dossier.set_value(row.dossier_id)
        self.title.set_value(row.title)
        self.kind.set_value(row.kind)
        self.day.set_value(row.document_day)
        self.received.set_value(row.received_on)
        self.sent.set_value(row.sent_on)
        self.how.set_value(row.sent_how)
        self._show_file(row.file_name, row.media_type, row.size)

    def _choose(self) -> None:
        path = ask_file(self._host.window)
        if path is not None:
            self.take(path)

    def _taken(self, content: object) -> None:
        assert isinstance(content, Content)
        self.content = content
        kind = type_of(content.file_name, content.data)
        self._show_file(content.file_name, kind.media_type, len(content.data))
        self.choose.say(_("Choose another file"))
        if not self.title.value():
            self.title.set_value(Path(content.file_name).stem.replace("_", " ").strip())
        self.title.go()

    def _not_taken(self, why: str) -> None:
        self.content = None
        self.found.say(why, "bad")
        self.found.show()
        self.rise()

    def _show_file(self, name: str, media_type: str, size: int) -> None:
        said = _("{name} · {kind} · {size}")
        kind = _(word_of(media_type))
        self.found.say(said.format(name=name, kind=kind, size=words.size_words(size)), "info")
        self.found.show()
        self.rise()

    def _save(self) -> dict[str, str]:
        desk = self._host.desk
        draft = DocumentDraft(
            self.title.value(), self.dossier.value(), self.kind.value(), self.day.day(),
            self.received.day(), self.sent.day(), self.how.value(),
        )  # fmt: skip
        problems = {key: say(why) for key, why in document_problems(draft, desk.today()).items()}
        if self._row is None and self.content is None:
            problems[""] = _("Choose the file first.")
        if problems:
            return problems
        today = desk.today()
        if self._row is not None:
            desk.do(N_("Changed a document"), mend_document, self._row.id, draft, today)
        elif self.content is not None:
            filed = N_("Filed a document")
            self.filed = desk.do(filed, file_document, draft, self.content, today)
        return {}
