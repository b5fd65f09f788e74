"""The sheets of the cash committee: drawing by lot, looking at each piece, and the report."""

from __future__ import annotations

import secrets
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.keeping.archive import archive_years
from bestuurskamer.keeping.committee import Found, Piece, Sample, Verdict, paper_beside, sample
from bestuurskamer.keeping.committee_paper import committee_pdf, counted
from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.preview import PdfPreview
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.read_fields import NumberField
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.text import PlainLabel

VERDICTS = {
    Verdict.RIGHT: N_("Right"),
    Verdict.WRONG: N_("Not right"),
    Verdict.OPEN: N_("Not looked at"),
}
_PIECES = Decimal(10)


class CommitteeSheet(Sheet):
    """Asks the year, how many pieces, the lot and who looks; then the pieces one by one."""

    def __init__(self, host: Host) -> None:
        said = _(
            "The program draws payments and invoices by lot and puts the paper beside each. "
            "You only look: nothing in the file changes."
        )
        super().__init__(
            host.dress, host.window, _("Cash committee"), said, _("Draw and look"), self._draw
        )
        self.host = host
        self.checking: CheckSheet | None = None
        self.year: Choice[int] = Choice(host.dress, _("Year"))
        years = host.desk.read(archive_years) or [host.desk.today().year]
        for year in years:
            self.year.add(year, str(year))
        before = host.desk.today().year - 1
        self.year.set_value(before if before in years else years[0])
        lot = _("Any word or number: with it anybody draws the same again.")
        self.lot = TextField(host.dress, _("Lot"), lot, most=40)
        self.lot.set_value(str(secrets.randbelow(900_000) + 100_000))
        self.payments = NumberField(host.dress, _("Payments to look at"))
        self.invoices = NumberField(host.dress, _("Invoices to look at"))
        for field in (self.payments, self.invoices):
            field.set_value(_PIECES)
        self.one = TextField(host.dress, _("First member"), most=80)
        self.other = TextField(host.dress, _("Second member"), most=80)
        self.add(self.year, "year")
        self.add(self.lot, "lot")
        self.add(self.payments, "payments")
        self.add(self.invoices, "invoices")
        self.add(self.one, "one")
        self.add(self.other, "other")
        self.done.connect(lambda saved: self._look() if saved else None)
        self._sample: Sample | None = None

    def _draw(self) -> dict[str, str]:
        year = self.year.value() or self.host.desk.today().year
        payments, invoices = self.payments.value() or 0, self.invoices.value() or 0
        drawn = self.host.desk.read(sample, year, self.lot.value(), int(payments), int(invoices))
        if not drawn.pieces:
            return {"year": _("There are no payments and no invoices in this year.")}
        self._sample = drawn
        return {}

    def _look(self) -> None:
        assert self._sample is not None
        names = [name for field in (self.one, self.other) if (name := field.value().strip())]
        self.checking = CheckSheet(self.host, self._sample, names)
        self.checking.open()


class CheckSheet(Sheet):
    """One piece at a time with its paper; what is found stays here until the report is made."""

    def __init__(self, host: Host, drawn: Sample, names: list[str]) -> None:
        super().__init__(
            host.dress, host.window, _("Cash committee {year}").format(year=drawn.year), "",
            _("Done"), self._judge_done,
        )  # fmt: skip
        self.host, self.drawn, self.names = host, drawn, names
        self.found: dict[Piece, Found] = {}
        self.place, self._kept = 0, True
        self.where = PlainLabel("", "caption", wrap=True)
        self.about = PlainLabel("", "heading", wrap=True)
        self.more = PlainLabel("", "", wrap=True)
        self.verdict = Segment(
            host.dress, _("What you found"), [(v.value, _(word)) for v, word in VERDICTS.items()]
        )
        self.verdict.picked.connect(lambda _key: self._keep())
        self.remark = TextField(host.dress, _("Remark"), most=200)
        self.remark.changed.connect(self._keep)
        self.paper = PdfPreview(host.dress, _("The paper of this piece"))
        host.dress.fit(self.paper, lambda: self.paper.setMinimumHeight(host.dress.px(330)))
        self.before = button(host.dress, _("Previous"), icon="chevron-left", press=self.back_one)
        self.after = button(host.dress, _("Next"), "primary", press=self.next_one)
        self.print = button(host.dress, _("Print the report"), icon="printer", press=self.print_it)
        self.keep = button(host.dress, _("Save the report"), icon="save", press=self.save_it)
        for widget in (self.where, self.about, self.more):
            self.add_widget(widget)
        self.add_widget(self._row(self.verdict, self.before, self.after))
        self.add_widget(self.remark)
        self.add_widget(self.paper)
        self.tally = PlainLabel("", "soft", wrap=True)
        self.add_widget(self.tally)
        self.add_widget(self._row(self.print, self.keep))
        self.fill_height()
        self._show()

    @property
    def piece(self) -> Piece:
        """The one that is shown."""
        return self.drawn.pieces[self.place]

    def open(self) -> None:
        """Show the sheet, with the keyboard on what is found of the first piece."""
        super().open()
        self.verdict.take_keyboard()

    def next_one(self) -> None:
        """Show the next piece."""
        self._go(self.place + 1)

    def back_one(self) -> None:
        """Show the previous piece."""
        self._go(self.place - 1)

    def judge(self, verdict: Verdict) -> None:
        """Say what was found of the piece that is shown."""
        self.verdict.choose(verdict.value)
        self._keep()

    def report(self) -> bytes:
        """The report as it stands now."""
        desk = self.host.desk
        return desk.read(committee_pdf, self.drawn, self.found, self.names, desk.today())

    def is_changed(self) -> bool:
        """Whether something was found that stands on no report yet."""
        return not self._kept

    def print_it(self) -> None:
        """Print the report, to sign it."""
        self._kept = True
        print_pdf(self.dress, self, self.report(), self._name())

    def save_it(self) -> None:
        """Keep the report as a file."""
        path = save_pdf(self.dress, self, self.report(), self._name())
        if path is not None:
            self._kept = True
            self.message.say(_("The report is saved: {name}").format(name=path.name), "ok")
            self.message.show()

    def _judge_done(self) -> dict[str, str]:
        if self._kept:
            return {}
        return {"": _("Print or save the report first: what you found stands nowhere else.")}

    def _name(self) -> str:
        return _("Report of the cash committee {year}").format(year=self.drawn.year)

    def _go(self, place: int) -> None:
        self.place = min(max(place, 0), len(self.drawn.pieces) - 1)
        self._show()

    def _keep(self) -> None:
        found = Found(Verdict(self.verdict.current()), self.remark.value())
        if found == self.found.get(self.piece, Found()):
            return
        self.found[self.piece], self._kept = found, False
        self.tally.setText(" ".join(counted(self.drawn, self.found)))

    def _show(self) -> None:
        piece, last = self.piece, len(self.drawn.pieces)
        known = self.found.get(piece, Found())
        kind = _("invoice") if piece.is_invoice else _("payment")
        text = _("{kind} {place} of {last}")
        self.where.setText(text.format(kind=kind, place=self.place + 1, last=last).capitalize())
        self.about.setText(f"{piece.who} · {language.money(piece.amount)}")
        self.more.setText(" · ".join(filter(None, (language.day(piece.day), piece.number))))
        self.verdict.choose(known.verdict.value)
        self.remark.set_value(known.remark)
        data = self.host.desk.read(paper_beside, piece)
        none = _("No paper is kept of this payment. Ask the treasurer for it.")
        unseen = _("This paper cannot be shown here. Ask the treasurer for it.")
        self.paper.show_pdf(data, unseen if piece.papers else none)
        more = self.place < last - 1
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(more)
        self.after.become("primary" if more else "")
        self.main.become("" if more else "primary")
        self.tally.setText(" ".join(counted(self.drawn, self.found)))

    def _row(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.dress.margins(row, spacing=10)
        return holder
