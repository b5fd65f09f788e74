"""The computation of a term on paper: how its end was found, by which rule, and what happened."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.dossiers.happenings import HAPPENED, Happening
from bestuurskamer.dossiers.letters import no_legal_advice
from bestuurskamer.dossiers.running_terms import ProcedureRow
from bestuurskamer.dossiers.terms import length
from bestuurskamer.errors import Words
from bestuurskamer.figures.sources import source_words
from bestuurskamer.language import _, say
from bestuurskamer.paper.ledger import Cell, Column, Row
from bestuurskamer.paper.report import Group, Report, report_pdf


def term_pdf(row: ProcedureRow, author: str, state: str, *, demo: bool = False) -> bytes:
    """One term with all it rests on, in the language now spoken.

    `state` says of which day it is. A computed end and one of the board's own both stand there.
    """
    groups = [Group(tuple(_facts(row))), Group(tuple(_computed(row)), _("Computation"))]
    if row.happenings:
        happened = tuple(_happened(one) for one in row.happenings)
        groups.append(Group(happened, _("What happened")))
    if row.notice is not None:
        groups.append(Group(tuple(_default(row)), _("Notice of default")))
    return report_pdf(
        Report(
            title=_("Computation of a term"),
            sentence=_sentence(row),
            columns=(Column(_("What")), Column("", 3.2)),
            groups=tuple(groups),
            author=author,
            state=state,
            notes=(*(say(doubt) for doubt in row.doubts), no_legal_advice()),
            demo=demo,
        )
    )


def terms_pdf(
    rows: Sequence[ProcedureRow], author: str, state: str, *, demo: bool = False
) -> bytes:
    """The terms that run, or passed without an answer, in the order given."""
    text = language.ngettext("{count} term runs.", "{count} terms run.", len(rows))
    columns = (Column(_("Last day")), Column(_("Term"), 2.6), Column(_("Matter"), 1.7))
    return report_pdf(
        Report(
            title=_("Terms that run"),
            sentence=text.format(count=len(rows)),
            columns=columns,
            groups=(Group(tuple(_running(row) for row in rows)),),
            author=author,
            state=state,
            notes=(no_legal_advice(),),
            demo=demo,
        )
    )


def _running(row: ProcedureRow) -> Row:
    end, left = row.ending.end, row.days_left
    if end is None or left is None:
        last = Cell(_("stands still"))
    elif left < 0:
        word = language.ngettext("{count} day late", "{count} days late", -left)
        last = Cell(language.short_day(end), word.format(count=-left))
    else:
        word = language.ngettext("{count} day left", "{count} days left", left)
        last = Cell(language.short_day(end), word.format(count=left))
    told = [say(line) for line in row.ending.proof] + [say(doubt) for doubt in row.doubts]
    name = f"{_(row.kind.title)}: {row.what}"
    return (
        last,
        Cell(name, "\n".join(told)),
        Cell(f"{row.dossier} {row.dossier_title}", row.department),
    )


def _sentence(row: ProcedureRow) -> str:
    if row.ending.end is None:
        return _("The term stands still, so it has no last day yet.")
    return _("The last day is {day}.").format(day=language.weekday(row.ending.end))


def _facts(row: ProcedureRow) -> list[Row]:
    facts = [
        (_("Term"), _(row.kind.title)),
        (_("About"), row.what),
        (_("Matter"), f"{row.dossier} · {row.dossier_title}"),
    ]
    if row.department:
        facts.append((_("Department"), row.department))
    return [_pair(name, said) for name, said in facts]


def _computed(row: ProcedureRow) -> list[Row]:
    rule = row.ending.term.rule
    found = [_pair(_("Start"), language.weekday(row.start_on))]
    if rule.count:
        text = _("{length}, by {article}. Source: {source}. Counts from {day}.")
        said = text.format(
            length=say(length(rule.count, rule.unit)),
            article=rule.article,
            source=source_words(rule.source).rstrip("."),
            day=language.day(rule.valid_from),
        )
        found.append(_pair(_("Rule"), said))
    found.append(_pair(_("Computed"), say(row.ending.term.proof)))
    if row.ending.by_hand is not None:
        found.append(_pair(_("Set by the board"), say(row.ending.proof[-1])))
    if rule.note:
        found.append(_pair(_("Mind this"), _(rule.note)))
    return found


def _happened(one: Happening) -> Row:
    said = _(HAPPENED[one.kind])
    if one.until is not None:
        said = _("{what}: {day}").format(what=said, day=language.day(one.until))
    if one.taken_back:
        said = _("{what} (taken back, counts no more)").format(what=said)
    return (language.day(one.day), Cell(said, one.note))


def _default(row: ProcedureRow) -> list[Row]:
    assert row.notice is not None
    found = [_pair(_("Two weeks"), say(row.notice.proof))]
    if row.notice.end != row.notice.raw:
        found.append(_pair(_("Mind this"), _(row.notice.rule.note)))
    if row.penalty is not None:
        found.append(_pair(_("Penalty so far"), say(row.penalty.proof)))
        found.append(_pair(_("Source"), source_words(row.penalty.source)))
    return found


def _pair(name: str, said: str | Words) -> Row:
    return (Cell(name, strong=True), say(said) if isinstance(said, Words) else said)
