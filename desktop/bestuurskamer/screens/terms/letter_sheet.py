"""A ready letter to look at, change and print."""

from __future__ import annotations

from dataclasses import replace

from bestuurskamer.dossiers.letters import no_legal_advice
from bestuurskamer.dossiers.ready_papers import default_draft, letter_paper
from bestuurskamer.dossiers.running_terms import ProcedureRow
from bestuurskamer.errors import Refused
from bestuurskamer.language import _, say
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf


class LetterSheet(Sheet):
    """The notice of default: its paragraphs may be changed; nothing is recorded by printing it."""

    def __init__(self, host: Host, row: ProcedureRow) -> None:
        self._host, self._row = host, row
        self._draft = host.desk.read(default_draft, row.id, host.desk.today())
        said = " ".join([
            no_legal_advice(),
            _("When they have received it, record that day with the term."),
        ])  # fmt: skip
        super().__init__(
            host.dress, host.window, _("Write a notice of default"), said, _("Print"), self._print
        )
        self.subject = TextField(host.dress, _("Subject"))
        self.text = LongTextField(host.dress, _("Text, an empty line between paragraphs"), lines=10)
        self.subject.set_value(self._draft.subject)
        self.text.set_value("\n\n".join(self._draft.paragraphs))
        self.add(self.subject, "subject", wide=True)
        self.add(self.text, "text", wide=True)

    def paper(self) -> bytes:
        """The letter as it is typed now."""
        host, row = self._host, self._row
        paragraphs = tuple(part.strip() for part in self.text.value().split("\n\n") if part.strip())
        draft = replace(self._draft, subject=self.subject.value(), paragraphs=paragraphs)
        return host.desk.read(
            letter_paper, draft, row.department_id, row.dossier_id, host.desk.today()
        )

    def _print(self) -> dict[str, str] | None:
        try:
            data = self.paper()
        except Refused as why:
            return {"text": say(why.words)}
        print_pdf(self._host.dress, self._host.window, data, self.subject.value())
        return None
