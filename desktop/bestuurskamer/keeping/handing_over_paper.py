"""The hand-over report: one paper that both boards sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bestuurskamer import language
from bestuurskamer.keeping.handing_over import Estate
from bestuurskamer.keeping.signing import bank_words, to_sign
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.promise_words import action_words, number_or_new, standing_words
from bestuurskamer.paper.flow import Flow, Head
from bestuurskamer.paper.sheet import Sheet, pdf

_COPIES = 12


@dataclass(frozen=True)
class Between:
    """Who hands over to whom, and who has each thing from now on (thing, name)."""

    board: str
    before: Sequence[str]
    after: Sequence[str]
    gets: Sequence[tuple[str, str]]
    version: str = ""
    demo: bool = False


def hand_over_pdf(what: Estate, who: Between) -> bytes:
    """The report of what is handed over on that day."""
    title = _("Hand-over report")
    state = language.day(what.day)
    sheet = Sheet(f"{title} · {state}", demo=who.demo)
    facts = (
        (_("From"), ", ".join(who.before) or "…"),
        (_("To"), ", ".join(who.after) or "…"),
    )
    flow = Flow(sheet, Head(who.board, title, state, "", facts))
    _money(flow, what)
    _open(flow, what)
    _promised(flow, what)
    _terms(flow, what)
    _gets(flow, who)
    _copies(flow, what)
    _file(flow, what, who)
    before = [(_("Hands over"), name) for name in who.before] or [(_("Hands over"), "")]
    after = [(_("Takes over"), name) for name in who.after] or [(_("Takes over"), "")]
    to_sign(flow, [*before, *after])
    return pdf([sheet], title=title, author=who.board)


def _money(flow: Flow, what: Estate) -> None:
    flow.heading(_("Money"))
    for account in what.accounts:
        flow.row("", f"{account.name}: {bank_words(account)}", language.money(account.closing))
    flow.row("", _("Together"), language.money(what.money), strong=True)
    flow.row("", _("Of this deposits of tenants: a debt"), language.money(what.deposits))
    flow.row("", _("Of this credit of tenants: a debt"), language.money(what.credits))
    if what.to_place:
        text = ngettext(
            "{count} entry of the bank has no place yet.",
            "{count} entries of the bank have no place yet.",
            what.to_place,
        )
        flow.text(text.format(count=what.to_place))


def _open(flow: Flow, what: Estate) -> None:
    flow.heading(_("What tenants have open"))
    for item in what.open:
        late = item.late(what.day)
        text = ngettext("{count} day late", "{count} days late", late).format(count=late)
        said = f"{item.party} · {item.number}" + (f" · {text}" if late else "")
        flow.row("", said, language.money(item.open))
    if what.open:
        flow.row("", _("Together"), language.money(what.owed), strong=True)
    else:
        flow.text(_("Nothing."))


def _promised(flow: Flow, what: Estate) -> None:
    flow.heading(_("Promises that are open"))
    for row in what.promises:
        who = f"{row.department or row.by_name}: " if row.department or row.by_name else ""
        standing, _bad = standing_words(row, what.day)
        flow.row("", f"{number_or_new(row.number)} · {who}{row.words}", standing)
    if not what.promises:
        flow.text(_("None."))
    flow.heading(_("Actions that are open"))
    for action in what.actions:
        standing, _bad = action_words(action, what.day)
        who = f"{action.who}: " if action.who else ""
        flow.row("", f"{number_or_new(action.number)} · {who}{action.what}", standing)
    if not what.actions:
        flow.text(_("None."))


def _terms(flow: Flow, what: Estate) -> None:
    flow.heading(_("Terms that run"))
    for row in what.terms:
        end = row.ending.end
        said = " · ".join(filter(None, (row.dossier, _(row.kind.title), row.what)))
        flow.row("", said, language.day(end) if end else _("stands still"))
    if not what.terms:
        flow.text(_("None."))


def _gets(flow: Flow, who: Between) -> None:
    flow.heading(_("Who has what from now on"))
    for thing, name in who.gets:
        flow.row("", thing, name or "………………………………")


def _copies(flow: Flow, what: Estate) -> None:
    flow.heading(_("Known copies"))
    flow.text(
        _(
            "Copies from before the hand-over open with the old password and the old sheet. "
            "The board that leaves keeps none: destroy them, or hand them over."
        )
    )
    for copy in what.copies[:_COPIES]:
        made = language.moment(copy.made_at)
        where = copy.place or _("on a stick")
        flow.row("", f"{made} · {where} · {copy.mark}", _("destroyed:  yes / no"))
    more = len(what.copies) - _COPIES
    if more > 0:
        text = ngettext("And {count} older copy.", "And {count} older copies.", more)
        flow.text(text.format(count=more))
    if not what.copies:
        flow.text(_("None."))


def _file(flow: Flow, what: Estate, who: Between) -> None:
    flow.heading(_("The file"))
    mark = _("Mark of what was done up to now: {mark}")
    flow.text(mark.format(mark=what.head.mark))
    flow.text(_("Generation of the file: {number}").format(number=what.generation))
    if who.version:
        flow.text(_("Made with Bestuurskamer {version}").format(version=who.version))
    names = ", ".join(member.name for member in what.people)
    if names:
        flow.text(_("People with a name in the trail: {names}").format(names=names))
