"""Making the chosen invoices: asked once, made once, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.issuing import Issued
from bestuurskamer.invoices.proposals import Proposal
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.screens.invoices.telling import capital, in_words
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job, Progress
from bestuurskamer.screens.kit.question import Question, Verb


class MonthRun(QObject):
    """`made(issued)` rings when invoices were made. One run at a time, however often asked."""

    made = Signal(object)

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self.question: Question | None = None
        self.job: Job | None = None

    def ask(self, chosen: Sequence[Proposal], through: Month) -> None:
        """Ask whether to make these; does nothing while it asks or makes."""
        if self.question is not None or self.job is not None or not chosen:
            return
        count = len(chosen)
        title = ngettext("Make one invoice?", "Make {count} invoices?", count)
        said = ngettext(
            "After that you cannot change it any more. Total {amount}.",
            "After that you cannot change them any more. Total {amount}.",
            count,
        )
        keys = [proposal.key for proposal in chosen]
        self.question = Question(
            self._host.dress,
            self._host.window,
            capital(title.format(count=in_words(count))),
            said.format(amount=language.money(total(p.sums.total for p in chosen))),
            (
                Verb("back", _("Back")),
                Verb("make", ngettext("Make invoice", "Make invoices", count), "primary"),
            ),
        )
        self.question.answered.connect(lambda verb: self._answered(verb, keys, through))
        self.question.open()

    def _answered(self, verb: str, keys: list[str], through: Month) -> None:
        self.question = None
        if verb != "make" or self.job is not None:
            return
        desk, today = self._host.desk, self._host.desk.today()

        def work(progress: Progress) -> Issued:
            what = N_("Made the invoices of a month")
            return desk.do(what, issue_month, keys, through, today, progress)

        job = Job(work, self)
        self.job = job
        job.finished.connect(self._finished)
        job.refused.connect(self._refused)
        job.ended.connect(self._ended)
        run(
            self._host.dress,
            self._host.window,
            job,
            _("We are making the invoices."),
            _("We are making the invoices: {done} of {total}."),
        )

    def _finished(self, issued: Any) -> None:
        self.job = None
        if issued.ids or issued.failures:
            self.made.emit(issued)
        else:
            self._host.tell(_("These invoices were made already. Nothing was doubled."), "info")

    def _refused(self, sentence: str) -> None:
        self._host.tell(sentence, "warn")

    def _ended(self) -> None:
        self.job = None
