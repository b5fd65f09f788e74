"""A letter that is kept goes to the printer, and when it went out that is logged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from bestuurskamer import language
from bestuurskamer.dossiers.ready_letters import WAYS, Kept, LetterRow, letter_bytes, the_letter
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.reminding import send_letter
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.printing import print_pdf
from bestuurskamer.screens.kit.read_fields import DayField


class SentSheet(Sheet):
    """Asks on which day and how a letter went out."""

    def __init__(self, host: Host, letter_id: int) -> None:
        self._host, self._letter_id = host, letter_id
        row = host.desk.read(the_letter, letter_id)
        super().__init__(
            host.dress, host.window, _("The letter went out"), row.title,
            _("Save"), self._save, wide=False,
        )  # fmt: skip
        self.day = DayField(host.dress, _("On which day?"), host.desk.today())
        self.how: Choice[str] = Choice(host.dress, _("How?"))
        for way in WAYS:
            self.how.add(_(way), _(way))
        self.day.set_value(host.desk.today())
        self.how.set_value(_(WAYS[0]))
        self.add(self.day, "day")
        self.add(self.how, "how")

    def _save(self) -> None:
        desk = self._host.desk
        desk.do(
            N_("A letter went out"), send_letter, self._letter_id, self.day.day(),
            self.how.value() or "", desk.today(),
        )  # fmt: skip


def hand_over(host: Host, kept: Kept, name: str) -> None:
    """Let a letter be printed that was just kept, and offer to log that it went out."""
    if kept.before is None:
        said = _("The letter is kept with the documents. Say so when it went out.")
    else:
        said = _("This very letter is kept since {day}. You print it once more.").format(
            day=language.day(kept.before)
        )
    if host.desk.read(the_letter, kept.id).sent_on is None:
        host.tell(said, "ok", _("It went out"), lambda: SentSheet(host, kept.id).open())
    else:
        host.tell(said, "info")
    print_pdf(host.dress, host.window, kept.paper, name)


def print_again(host: Host, row: LetterRow) -> None:
    """Print a letter as it was kept, to the bit."""
    data = host.desk.read(letter_bytes, row.id)
    print_pdf(host.dress, host.window, data, row.title)


def letters_card(host: Host, rows: Sequence[LetterRow]) -> Card:
    """The letters that were made about something: each with when and how it went out."""
    card = Card(host.dress, _("Letters"))
    for place, row in enumerate(rows):
        if place:
            card.add_line()
        sent = row.sent_on is not None
        state = State(_("sent"), "ok") if sent else State(_("not sent yet"), "warn", "clock")
        buttons = [button(host.dress, _("Print"), "quiet", "", partial(print_again, host, row))]
        buttons[0].setAccessibleName(f"{_('Print')}: {row.title}")
        if not sent:
            out = button(host.dress, _("It went out"), "", "", partial(_ask_sent, host, row.id))
            buttons.insert(0, out)
        card.body.addWidget(
            FactRow(host.dress, row.title, _told(row), state=state, buttons=buttons, plain=True)
        )
    return card


def _ask_sent(host: Host, letter_id: int) -> None:
    SentSheet(host, letter_id).open()


def _told(row: LetterRow) -> str:
    """When a letter was made, or when and how it went out."""
    if row.sent_on is None:
        return _("made {day}").format(day=language.short_day(row.made_on))
    return sent_words(row.sent_on, row.sent_how)


def sent_words(day: date, how: str) -> str:
    """When something went out, and how when that is known."""
    return ", ".join(filter(None, (language.short_day(day), how)))


def before_words(rows: Sequence[LetterRow]) -> str:
    """What went out, or was made, before; empty without any."""
    if not rows:
        return ""
    if rows[0].sent_on is None:
        text = _("A letter about this was made on {day}, and not sent yet.")
        return text.format(day=language.day(rows[0].made_on))
    text = _("A letter about this went out on {day}, {how}.")
    return text.format(day=language.day(rows[0].sent_on), how=rows[0].sent_how)
