"""Whether the board charges VAT: three answers, each with one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.language import _
from bestuurskamer.office.arrival import state_vat
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.rules import vat_number_problem
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.segment import Segment

VAT_SENTENCES = {
    VatStatus.EXEMPT: N_(
        "Letting rooms is exempt from VAT by law. Most boards choose this. "
        "You will not see VAT anywhere."
    ),
    VatStatus.TAXED: N_(
        "Some of your invoices carry VAT, such as those for work or for rent with VAT. "
        "You choose it at each line."
    ),
    VatStatus.KOR: N_(
        "You take part in the small-business scheme (KOR): you charge no VAT and file no returns."
    ),
}


class VatStep(Step):
    """Asks whether the board charges VAT; the VAT id only where there is one."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host, _("Do you charge VAT?"), _("When in doubt choose No. You can change it later.")
        )
        choices = [
            (VatStatus.EXEMPT.value, _("No")),
            (VatStatus.TAXED.value, _("Yes")),
            (VatStatus.KOR.value, _("KOR")),
        ]
        self.answer = Segment(host.dress, self.title, choices)
        self.answer.picked.connect(lambda _key: self._explain())
        self.grid.add(self.answer, True)
        self.words = self.add_words("")
        self.number = TextField(host.dress, _("VAT id"), _("Such as NL123456782B90."))
        self.add(self.number, "vat_number")

    def status(self) -> VatStatus:
        """The answer."""
        return VatStatus(self.answer.current())

    def read(self) -> None:
        """Show what is known."""
        known = self.office()
        self.answer.choose(known.vat_status.value)
        self.number.set_value(known.vat_number)
        self._explain()

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep the answer."""
        status, number = self.status(), self.number.value()
        if status is VatStatus.EXEMPT:
            number = ""
        if status is VatStatus.TAXED and not number:
            text = N_("Fill in your VAT id. It must stand on every invoice with VAT.")
            return {"vat_number": words(text)}
        if problem := vat_number_problem(number):
            return {"vat_number": problem}
        self.host.desk.do(N_("Said whether VAT is charged"), state_vat, status, number)
        return None

    def go(self) -> None:
        """Bring the keyboard to the answer."""
        self.answer.setFocus()

    def _explain(self) -> None:
        self.words.setText(_(VAT_SENTENCES[self.status()]))
        self.number.setVisible(self.status() is not VatStatus.EXEMPT)

    def _state(self) -> dict[str, object]:
        return super()._state() | {"status": self.answer.current()}
