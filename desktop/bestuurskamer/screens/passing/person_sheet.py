"""The sheets about privacy: what is kept of one person, erasing it, and the yearly clean-up."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.keeping.erasing import erase
from bestuurskamer.keeping.privacy import PersonKept, clean_up, kept_of
from bestuurskamer.keeping.privacy_paper import person_pdf, until_words
from bestuurskamer.language import _, say
from bestuurskamer.parties.queries import parties
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.question import Verb
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.passing.papers_part import PapersPart, copy_and_tell


class PersonSheet(Sheet):
    """Everything that is kept of one person, to print, and to erase when that may be."""

    def __init__(self, host: Host, party_id: int | None = None) -> None:
        said = _("Who asks may see what you keep of them. You have one month to answer.")
        super().__init__(
            host.dress, host.window, _("What we keep of somebody"), said, _("Done"), lambda: {}
        )
        self.host = host
        self.who: Choice[int] = Choice(host.dress, _("Who?"))
        for number, row in host.desk.read(parties).items():
            self.who.add(number, row.name)
        self.add_widget(self.who)
        self.about = PlainLabel("", "", wrap=True)
        self.why_not = PlainLabel("", "soft", wrap=True)
        self.print = button(host.dress, _("Print"), icon="printer", press=self.print_it)
        self.keep = button(host.dress, _("Save the PDF"), icon="save", press=self.save_it)
        self.gone = button(host.dress, _("Erase…"), "", "trash-2", self.ask_erase)
        acts = FieldGrid(host.dress, 3)
        for made in (self.print, self.keep, self.gone):
            acts.add(made)
        self.add_widget(acts)
        self.add_widget(self.why_not)
        self.add_widget(self.about)
        self.who.changed.connect(self._show)
        if party_id is not None:
            self.who.set_value(party_id)
        self._show()

    def print_it(self) -> None:
        """Print the overview."""
        print_pdf(self.dress, self, self.paper(), self._name())

    def save_it(self) -> None:
        """Keep the overview as a file."""
        save_pdf(self.dress, self, self.paper(), self._name())

    def paper(self) -> bytes:
        """The overview as it is printed."""
        desk = self.host.desk
        return desk.read(person_pdf, self.who.value() or 0, desk.today())

    def ask_erase(self) -> None:
        """Say what goes and what stays, and ask whether that is meant."""
        kept = self._kept()
        if kept is None:
            return
        text = _(
            "Name, address, contact details and notes of {name} go, also from the trail. "
            "This cannot be undone. Papers and payments stay until their legal term is over; "
            "those past it go too. Minutes stay as they are."
        )
        verbs = (Verb("back", _("Back")), Verb("erase", _("Erase"), "danger"))
        title = _("Erase this person?")
        self.ask(title, text.format(name=kept.name), verbs, self._answered)

    def _answered(self, verb: str) -> None:
        kept = self._kept()
        if verb == "erase" and kept is not None:
            self._before = self._state()
            self._close(saved=True)
            erase_and_tell(self.host, kept.party_id)

    def _kept(self) -> PersonKept | None:
        number, desk = self.who.value(), self.host.desk
        return None if number is None else desk.read(kept_of, number, desk.today())

    def _name(self) -> str:
        kept = self._kept()
        return _("What we keep of {name}").format(name=kept.name if kept else "")

    def _show(self) -> None:
        kept = self._kept()
        for made in (self.print, self.keep, self.gone):
            made.setEnabled(kept is not None)
        if kept is None:
            return
        self.about.setText("\n".join([*_detail_lines(kept), "", *_row_lines(kept)]))
        self.gone.setEnabled(not kept.bars)
        why = " ".join(say(bar) for bar in kept.bars)
        text = _("Cannot be erased yet. {why}").format(why=why)
        self.why_not.setText(text if kept.bars else "")
        self.why_not.setVisible(bool(kept.bars))


class CleanUpSheet(Sheet):
    """Once a year: whose details may go, and what of them stays until when."""

    def __init__(self, host: Host) -> None:
        said = _(
            "These people have no lease, nothing open and no deposit, and the last contact is "
            "longer ago than the board keeps addresses. You decide."
        )
        super().__init__(host.dress, host.window, _("Yearly clean-up"), said, _("Done"), lambda: {})
        self.host = host
        desk = host.desk
        self.found = desk.read(clean_up, desk.today())
        self.person: PersonSheet | None = None
        rows = Rows()
        for kept in self.found:
            look = button(host.dress, _("Look…"), press=self._opening(kept.party_id))
            last = language.day(kept.last_on) if kept.last_on else ""
            text = _("Last contact {day}. {stays}").format(day=last, stays=_stays(kept))
            rows.add(TodoRow(host.dress, "users", kept.name, text, None, look))
        rows.setVisible(bool(self.found))
        self.section(_("People"))
        self.add_widget(rows)
        if not self.found:
            self.add_widget(PlainLabel(_("Nobody. There is nothing to clean up."), "", wrap=True))
        self.section(_("Papers of the books"))
        self.papers = PapersPart(host, lambda: self._close(saved=True))
        self.add_widget(self.papers)
        note = _("How many years is set at Settings, Figures of law.")
        self.add_widget(PlainLabel(note, "soft", wrap=True))

    def _opening(self, party_id: int) -> Callable[[], None]:
        def press() -> None:
            self._close(saved=True)
            self.person = PersonSheet(self.host, party_id)
            self.person.open()

        return press


def erase_and_tell(host: Host, party_id: int) -> None:
    """Erase, make a new copy beside the screen, and say which old copies still hold the person."""
    desk = host.desk
    try:
        gone = desk.do(N_("Erased the details of a person"), erase, party_id, desk.today())
    except Refused as refused:
        host.tell(say(refused.words), "warn")
        return
    parts = [_("Erased. The name is “{name}” from now on.").format(name=gone.name)]
    stays = [f"{say(row.what)} {until_words(row)}" for row in gone.stays]
    if stays:
        parts.append(_("What stays: {rows}.").format(rows=", ".join(stays)))
    copy_and_tell(host, parts)


def _detail_lines(kept: PersonKept) -> list[str]:
    return [f"{_(name)}: {value}" for name, value in kept.details]


def _row_lines(kept: PersonKept) -> list[str]:
    return [
        f"{say(row.what)}: {row.count}, {until_words(row)}. {say(row.why)}" for row in kept.rows
    ]


def _stays(kept: PersonKept) -> str:
    days = [row.until for row in kept.rows if row.until]
    if not days:
        return _("Nothing has to stay.")
    return _("Papers stay until {day}.").format(day=language.day(max(days)))
