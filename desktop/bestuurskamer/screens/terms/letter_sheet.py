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
from bestuurskamer.dossiers.model import LetterSort
from bestuurskamer.dossiers.ready_letters import (
    About,
    Kept,
    keep_letter,
    letters_about_promise,
    letters_in_procedure,
)
from bestuurskamer.dossiers.ready_papers import default_draft
from bestuurskamer.dossiers.running_terms import ProcedureRow
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.terms.letter_out import before_words, hand_over


class LetterSheet(Sheet):
    """A letter as a draft: its paragraphs may be changed. What is printed is kept as it is."""

    def __init__(self, host: Host, title: str, sentence: str, draft: Draft, about: About) -> None:
        self._host, self._draft, self._about = host, draft, about
        super().__init__(host.dress, host.window, title, sentence, _("Print and keep"), self._print)
        self.subject = TextField(host.dress, _("Subject"))
        self.text = LongTextField(host.dress, _("Text, an empty line between paragraphs"), lines=10)
        self.subject.set_value(draft.subject)
        self.text.set_value("\n\n".join(draft.paragraphs))
        self.add(self.subject, "subject", wide=True)
        self.add(self.text, "text", wide=True)

    def keep(self) -> Kept:
        """Keep the letter as it is typed now. Refused without a subject or a text."""
        parts = tuple(part.strip() for part in self.text.value().split("\n\n") if part.strip())
        draft = replace(self._draft, subject=self.subject.value(), paragraphs=parts)
        desk = self._host.desk
        return desk.do(N_("Kept a letter"), keep_letter, draft, self._about, desk.today())

    def _print(self) -> dict[str, str] | None:
        try:
            kept = self.keep()
        except Refused as why:
            return {"text": say(why.words)}
        hand_over(self._host, kept, self.subject.value())
        return None


def default_sheet(host: Host, row: ProcedureRow) -> LetterSheet:
    """The notice of default for a procedure. Refused when none would count."""
    draft = host.desk.read(default_draft, row.id, host.desk.today())
    said = _("When they have received it, record that day with the term.")
    title, sentence = _("Write a notice of default"), f"{no_legal_advice()} {said}"
    before = before_words(host.desk.read(letters_in_procedure, row.id))
    about = About(LetterSort.DEFAULT_NOTICE, row.department_id, row.dossier_id, procedure_id=row.id)
    return LetterSheet(host, title, f"{sentence} {before}".strip(), draft, about)


def reminder_sheet(host: Host, promise: PromiseFacts, about: About) -> LetterSheet:
    """The reminder of a promise, for a page that shows promises."""
    draft = reminder(promise, host.desk.today())
    title, sentence = _("Write a reminder of a promise"), no_legal_advice()
    if about.promise_id is not None:
        before = before_words(host.desk.read(letters_about_promise, about.promise_id))
        sentence = f"{sentence} {before}".strip()
    return LetterSheet(host, title, sentence, draft, about)


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
            _("Print and keep"),
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

    def keep(self) -> Kept:
        """Keep the letter as it is typed now. Refused without what it is about."""
        ask = WooAsk(self.about.value(), self.documents.value(), self.first.day(), self.last.day())
        about = About(LetterSort.WOO, self.department.value() or None, self._dossier_id)
        desk = self._host.desk
        return desk.do(N_("Kept a letter"), keep_letter, woo_request(ask), about, desk.today())

    def _print(self) -> dict[str, str] | None:
        first, last = self.first.day(), self.last.day()
        if first is not None and last is not None and last < first:
            return {"last": _("The last day comes before the first day.")}
        try:
            kept = self.keep()
        except Refused as why:
            return {"about": say(why.words)}
        hand_over(self._host, kept, _("Woo request"))
        return None
