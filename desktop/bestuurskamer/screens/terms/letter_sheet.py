"""Ready letters to look at, change and print: notice of default, reminder, Woo request."""

from __future__ import annotations

from dataclasses import replace

from bestuurskamer.dossiers.letters import (
    Draft,
    PromiseFacts,
    WooAsk,
    no_legal_advice,
    reminder,
    woo_request,
)
from bestuurskamer.dossiers.ready_papers import default_draft, letter_paper
from bestuurskamer.dossiers.running_terms import ProcedureRow
from bestuurskamer.errors import Refused
from bestuurskamer.language import _, say
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf
from bestuurskamer.screens.kit.read_fields import DayField


class LetterSheet(Sheet):
    """A letter as a draft: its paragraphs may be changed; nothing is recorded by printing it."""

    def __init__(
        self,
        host: Host,
        title: str,
        sentence: str,
        draft: Draft,
        department_id: int | None,
        dossier_id: int | None,
    ) -> None:
        self._host, self._draft = host, draft
        self._department_id, self._dossier_id = department_id, dossier_id
        super().__init__(host.dress, host.window, title, sentence, _("Print"), self._print)
        self.subject = TextField(host.dress, _("Subject"))
        self.text = LongTextField(host.dress, _("Text, an empty line between paragraphs"), lines=10)
        self.subject.set_value(draft.subject)
        self.text.set_value("\n\n".join(draft.paragraphs))
        self.add(self.subject, "subject", wide=True)
        self.add(self.text, "text", wide=True)

    def paper(self) -> bytes:
        """The letter as it is typed now. Refused without a subject or a text."""
        parts = tuple(part.strip() for part in self.text.value().split("\n\n") if part.strip())
        draft = replace(self._draft, subject=self.subject.value(), paragraphs=parts)
        desk = self._host.desk
        return desk.read(letter_paper, draft, self._department_id, self._dossier_id, desk.today())

    def _print(self) -> dict[str, str] | None:
        try:
            data = self.paper()
        except Refused as why:
            return {"text": say(why.words)}
        print_pdf(self._host.dress, self._host.window, data, self.subject.value())
        return None


def default_sheet(host: Host, row: ProcedureRow) -> LetterSheet:
    """The notice of default for a procedure. Refused when none would count."""
    draft = host.desk.read(default_draft, row.id, host.desk.today())
    said = _("When they have received it, record that day with the term.")
    title, sentence = _("Write a notice of default"), f"{no_legal_advice()} {said}"
    return LetterSheet(host, title, sentence, draft, row.department_id, row.dossier_id)


def reminder_sheet(
    host: Host, promise: PromiseFacts, department_id: int | None, dossier_id: int | None
) -> LetterSheet:
    """The reminder of a promise, for a page that shows promises."""
    draft = reminder(promise, host.desk.today())
    title = _("Write a reminder of a promise")
    return LetterSheet(host, title, no_legal_advice(), draft, department_id, dossier_id)


class WooSheet(Sheet):
    """Asks what to ask for under the Woo, and prints the letter. The term starts on receipt."""

    def __init__(self, host: Host, dossier_id: int) -> None:
        self._host, self._dossier_id = host, dossier_id
        said = _("Print it, send it, and start the term when they have received it.")
        super().__init__(
            host.dress,
            host.window,
            _("Write a Woo request"),
            f"{no_legal_advice()} {said}",
            _("Print"),
            self._print,
        )
        dress, today = host.dress, host.desk.today()
        self.about = TextField(dress, _("What is it about?"))
        self.documents = LongTextField(dress, _("Which documents at least?"), lines=3)
        self.first = DayField(dress, _("From"), today)
        self.last = DayField(dress, _("To and including"), today)
        self.department: Choice[int] = Choice(dress, _("Department"))
        self.department.add(0, _("none"))
        for row in host.desk.read(departments, today):
            self.department.add(row.id, row.name)
        self.department.set_value(0)
        self.add(self.about, "about", wide=True)
        self.add(self.documents, "documents", wide=True)
        for key, field in (
            ("first", self.first), ("last", self.last), ("department", self.department),
        ):  # fmt: skip
            self.add(field, key)

    def paper(self) -> bytes:
        """The letter as it is typed now. Refused without what it is about."""
        ask = WooAsk(self.about.value(), self.documents.value(), self.first.day(), self.last.day())
        desk, department = self._host.desk, self.department.value() or None
        return desk.read(letter_paper, woo_request(ask), department, self._dossier_id, desk.today())

    def _print(self) -> dict[str, str] | None:
        first, last = self.first.day(), self.last.day()
        if first is not None and last is not None and last < first:
            return {"last": _("The last day comes before the first day.")}
        try:
            data = self.paper()
        except Refused as why:
            return {"about": say(why.words)}
        print_pdf(self._host.dress, self._host.window, data, _("Write a Woo request"))
        return None
