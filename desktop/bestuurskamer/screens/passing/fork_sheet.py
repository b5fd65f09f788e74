"""Two files of one board that went apart: what was done in each, and which one goes on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QWidget

from bestuurskamer import language
from bestuurskamer.keeping.deeds import Deed
from bestuurskamer.keeping.homecoming import Double, Homecoming
from bestuurskamer.keeping.life_words import TABLES
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.question import Verb
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.text import PlainLabel

HERE, THERE = "here", "there"
_MOST = 4


class ForkSheet(Sheet):
    """Shows both sides act by act. The choice is asked once more; `choose` gets `here` or `there`.

    Nothing is lost by either choice: the other file is kept whole, and what was done in it alone
    comes on a list.
    """

    def __init__(self, host: Host, coming: Homecoming, choose: Callable[[str], object]) -> None:
        said = _(
            "Up to {moment} both are the same. After that work went on in both. Choose which file "
            "goes on. The other one is kept whole."
        )
        super().__init__(
            host.dress, host.window, _("Two files went apart"),
            said.format(moment=language.moment(coming.shared_at)), _("Go on with this file…"),
            self._judge_choice,
        )  # fmt: skip
        self.host, self.coming, self._choose = host, coming, choose
        self._sure = False
        for tone, text in double_words(coming.doubles):
            self.add_widget(Message(host.dress, tone, text))
        self.section(_("Which file goes on?"))
        names = [(HERE, _("The one of here")), (THERE, _("The one on the stick"))]
        self.which = Segment(host.dress, _("Which file goes on?"), names)
        self.which.choose(THERE if lost(coming, THERE) < lost(coming, HERE) else HERE)
        self.which.picked.connect(lambda _key: self._say())
        self.add_widget(self.which)
        self.outcome = PlainLabel("", "", wrap=True)
        self.add_widget(self.outcome)
        self.cards = {
            HERE: _side(host.dress, _("Here, on this laptop"), coming.here, coming.lost_here),
            THERE: _side(host.dress, _("On the stick"), coming.there, coming.lost_there),
        }
        for card in self.cards.values():
            self.add_widget(card, wide=False)
        self.hint.setText(_("Nothing is changed yet."))
        self._say()
        self.fill_height()

    def _say(self) -> None:
        self._sure = False
        self.outcome.setText(outcome_words(self.coming, self.which.current()))

    def _judge_choice(self) -> dict[str, str]:
        if self.which.current() == THERE and not self.coming.of_today:
            text = _(
                "The file on the stick is of an older program, so its list cannot be kept in it. "
                "Nothing is changed. Open it on the other laptop with the newest program first, "
                "or go on with the file of here."
            )
            return {"": text}
        if not self._sure:
            verbs = (Verb("back", _("Back")), Verb("yes", _("Go on with it"), "primary"))
            title = {
                HERE: _("Go on with the file of here?"),
                THERE: _("Go on with the file on the stick?"),
            }[self.which.current()]
            words = outcome_words(self.coming, self.which.current())
            self.ask(title, words, verbs, self._answered)
            return {"": _("Nothing is changed yet.")}
        self._choose(self.which.current())
        return {}

    def _answered(self, verb: str) -> None:
        self._sure = verb == "yes"
        if self._sure:
            self.save()


def lost(coming: Homecoming, chosen: str) -> int:
    """How many things are to be done again when this one goes on."""
    return len(coming.lost_there if chosen == HERE else coming.lost_here)


def outcome_words(coming: Homecoming, chosen: str) -> str:
    """What comes of a choice."""
    count = lost(coming, chosen)
    if not count:
        again = _("Then nothing has to be done again.")
    else:
        again = ngettext(
            "Then {count} thing of the other file is to be done again. It comes on a list to tick "
            "off and to print.",
            "Then {count} things of the other file are to be done again. They come on a list to "
            "tick off and to print.",
            count,
        ).format(count=count)
    numbers = coming.numbers_there if chosen == HERE else coming.numbers_here
    kept = _("The other file stays whole in a folder “opzij”; you can look into it.")
    parts = [again, kept]
    typed = coming.typed_there if chosen == HERE else coming.typed_here
    if typed:
        text = ngettext(
            "In it is {count} text that was being typed and is not filed yet: look at it there.",
            "In it are {count} texts that were being typed and are not filed yet: look at them "
            "there.",
            typed,
        )
        parts.append(text.format(count=typed))
    if numbers:
        text = ngettext(
            "Invoice {numbers} of that file is with somebody already. Nobody else gets that number "
            "until you have ticked it off.",
            "The invoices {numbers} of that file are with people already. Nobody else gets those "
            "numbers until you have ticked them off.",
            len(numbers),
        )
        parts.append(text.format(numbers=", ".join(numbers)))
    return " ".join(parts)


def double_words(doubles: Sequence[Double]) -> list[tuple[str, str]]:
    """Each number that was given in both files, by name: in which tone, and the sentence."""
    apart = [one for one in doubles if not one.same]
    text = _("{noun} number {number} was given twice. Here: {here}. On the stick: {there}.")
    found = [
        (
            "bad",
            text.format(
                noun=_(TABLES[one.table]),
                number=one.number,
                here=one.here,
                there=one.there,
            ),
        )
        for one in apart[:_MOST]
    ]
    if rest := apart[_MOST:]:
        text = _("Also given twice, to different things: {numbers}.")
        found.append(("bad", text.format(numbers=_listed(rest))))
    if alike := [one for one in doubles if one.same]:
        text = _("Made in both files, and the same to the letter: {numbers}.")
        found.append(("info", text.format(numbers=_listed(alike))))
    return found


def _listed(doubles: Sequence[Double]) -> str:
    return ", ".join(f"{_(TABLES[one.table])} {one.number}" for one in doubles)


def deed_lines(deed: Deed) -> str:
    """The lines of an act, each on its own row."""
    return "\n".join(f"–  {line}" if not line.startswith(" ") else line for line in deed.said)


def _side(dress: Dress, title: str, done: Sequence[Deed], unlisted: Collection[Deed]) -> QWidget:
    wanted = [deed for deed in done if deed.counts]
    count = ngettext("{count} thing", "{count} things", len(wanted)).format(count=len(wanted))
    card = Card(dress, title, count)
    for deed in wanted:
        card.body.addWidget(PlainLabel(_(deed.what), "strong", wrap=True))
        when = language.moment(deed.at) + (f" · {deed.who}" if deed.who else "")
        if deed not in unlisted:
            when += " · " + _("stands on the list already")
        card.body.addWidget(PlainLabel(when, "caption", wrap=True))
        if deed.said:
            card.body.addWidget(PlainLabel(deed_lines(deed), "soft", wrap=True))
    if not wanted:
        words = _("Nothing that has to be done again.")
        card.body.addWidget(PlainLabel(words, "soft", wrap=True))
    card.body.addStretch(1)
    return card
