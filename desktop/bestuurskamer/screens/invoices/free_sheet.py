"""A free invoice: kept as a draft, and made when it is right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.invoices import rules
from bestuurskamer.invoices.actions import issue_draft, keep_draft
from bestuurskamer.invoices.queries import DraftRow
from bestuurskamer.invoices.vat import vat_ground
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.office.queries import the_office
from bestuurskamer.parties.queries import parties
from bestuurskamer.screens.invoices.free_lines import FreeLines
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.question import Verb
from bestuurskamer.screens.kit.text import PlainLabel


class FreeSheet(Sheet):
    """Asks for whom and which lines. `issued(id)` rings when it was made for good."""

    issued = Signal(int)

    def __init__(self, host: Host, draft: DraftRow | None = None, party_id: int = 0) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Free invoice") if draft is None else _("Draft"),
            self._lead(draft),
            _("Keep as a draft"),
            self._keep,
        )
        self._host = host
        self.draft_id = draft.id if draft else None
        today = host.desk.today()
        self._status = host.desk.read(the_office, today).vat_status
        self._ground = host.desk.read(vat_ground)
        self.tenant: Choice[int] = Choice(host.dress, _("For whom"))
        for party in host.desk.read(parties).values():
            if not party.archived or (draft and draft.party_id == party.id):
                self.tenant.add(party.id, f"{party.name} {party.number}".strip())
        self.tenant.set_value(draft.party_id if draft else party_id or None)
        self.lines = FreeLines(host, draft.lines if draft else (), self._status)
        self.sums = PlainLabel("", "soft", wrap=True)
        self.total = PlainLabel("", "heading", wrap=True)
        self._lay_out()
        self.lines.changed.connect(self._add_up)
        self.lines.counted.connect(self._number)
        self._number()
        self._add_up()

    def make(self) -> None:
        """Check, keep, and ask whether to make it for good."""
        if self._question is not None:
            return
        problems = self._unread() or self._problems()
        if problems:
            self.show_problems(problems)
            return
        self.show_problems({})
        amount = language.money(self._sums().total)
        self.ask(
            _("Make this invoice?"),
            ngettext(
                "After that you cannot change it any more. Total {amount}.",
                "After that you cannot change them any more. Total {amount}.",
                1,
            ).format(amount=amount),
            (
                Verb("back", _("Back")),
                Verb("make", ngettext("Make invoice", "Make invoices", 1), "primary"),
            ),
            self._answered,
        )

    def _lead(self, draft: DraftRow | None) -> str:
        if draft is not None and draft.redoes_number:
            text = _("Anew for {number}, which was taken back. Change what was wrong.")
            return text.format(number=draft.redoes_number)
        return _("A draft has no number. Every word can still change.")

    def _lay_out(self) -> None:
        holder, row_box = QWidget(), QHBoxLayout()
        self.more = button(self.dress, _("Another line"), "", "plus", self._another)
        holder.setLayout(row_box)
        row_box.setContentsMargins(0, 0, 0, 0)
        row_box.addWidget(self.more)
        row_box.addStretch(1)
        self.make_button = button(self.dress, _("Make it for good"), icon="check", press=self.make)
        self.foot.insertWidget(2, self.make_button)
        self.hint.hide()
        self.foot.insertStretch(0, 1)
        self.add(self.tenant, "tenant", wide=True)
        for widget in (self.lines, holder, self.sums, self.total):
            self.add_widget(widget)

    def _another(self) -> None:
        self.lines.add().text.go()
        self.rise()

    def _number(self) -> None:
        self.fields = {"tenant": self.tenant, **self.lines.fields()}

    def _problems(self) -> dict[str, str]:
        lines = self.lines.lines()
        found = {key: say(problem) for key, problem in rules.free_problems(lines).items()}
        if self.tenant.value() is None:
            found["tenant"] = _("Choose the tenant.")
        return found

    def _unread(self) -> dict[str, str]:
        unread = {key: field.unreadable() for key, field in self.fields.items()}
        return {key: text for key, text in unread.items() if text}

    def _keep(self) -> dict[str, str] | None:
        if problems := self._problems():
            return problems
        self._keep_draft(self.lines.lines())
        return None

    def _keep_draft(self, lines: Sequence[rules.FreeLine]) -> None:
        party_id = self.tenant.value()
        assert party_id is not None
        self.draft_id = self._host.desk.do(
            N_("Kept a draft"), keep_draft, party_id, lines, self.draft_id
        )

    def _answered(self, verb: str) -> None:
        if verb != "make" or self.is_closed:
            return
        desk = self._host.desk
        try:
            self._keep_draft(self.lines.lines())
            assert self.draft_id is not None
            made = desk.do(N_("Made a free invoice"), issue_draft, self.draft_id, desk.today())
        except Refused as refused:
            self.refuse(say(refused.words))
            return
        self._close(saved=True)
        self.issued.emit(made.ids[0])

    def _sums(self) -> rules.Sums:
        """What the invoice will come to: VAT counts by the days of a line, as when it is made."""
        items = []
        for line in self.lines.lines():
            vat, rate = self._ground.on(line.vat, line.first_day or self._host.desk.today())
            amount = rules.line_amount(line)
            items.append(rules.Item(line.text, amount, amount, vat=vat, rate=rate))
        return rules.sums(items)

    def _add_up(self) -> None:
        sums = self._sums()
        rows = [
            _("VAT {rate} % of {base}").format(
                rate=language.number(vat.rate), base=language.money(vat.base)
            )
            + f": {language.money(vat.tax)}"
            for vat in sums.per_vat
            if vat.rate
        ]
        self.sums.setText("\n".join(rows))
        self.sums.setVisible(bool(rows))
        self.total.setText(_("Total {amount}").format(amount=language.money(sums.total)))
