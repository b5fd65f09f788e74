"""The lists of the bank's place: to place, placed, brought in, and who is late."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.payments.arrears import Late
from bestuurskamer.payments.own_columns import OWN
from bestuurskamer.payments.proposing import Seen
from bestuurskamer.payments.queries import EntryRow, ImportRow
from bestuurskamer.screens.bank.words import offered, signed, what_for, who
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable


def to_place_table() -> RowTable[Seen]:
    """Entries without a place, with the best offer and how sure it is."""
    return RowTable(
        [
            Column(_("Day"), lambda s: _day(s.entry), sort=lambda s: s.entry.booked_on, width=112),
            Column(
                _("From or to"),
                lambda s: _who(s.entry),
                sort=lambda s: who(s.entry),
                stretch=3,
            ),
            Column(_("Status"), _probably, sort=lambda s: s.certain, width=156),
            _amount(lambda s: s.entry),
        ],
        lambda s: s.entry.id,
    )


def placed_table() -> RowTable[EntryRow]:
    """Entries with what they were for."""
    return RowTable(
        [
            Column(_("Day"), _day, sort=lambda r: r.booked_on, width=118),
            Column(
                _("From or to, and for what"),
                lambda r: Cell(who(r), _for(r), strong=True),
                sort=who,
                stretch=3,
            ),
            _amount(lambda r: r),
        ],
        lambda r: r.id,
    )


def imports_table() -> RowTable[ImportRow]:
    """The files that were read, and what became of them."""
    return RowTable(
        [
            Column(_("Day"), lambda r: Cell(language.short_day(r.made_on)), width=110),
            Column(_("File"), lambda r: Cell(r.file_name, _form(r.form), strong=True), stretch=3),
            Column(
                _("Entries"), lambda r: Cell(str(r.entries), right=True), width=100, number=True
            ),
            Column(_("Status"), _taken, stretch=1),
        ],
        lambda r: r.id,
    )


def late_table() -> RowTable[Late]:
    """Who is late, the longest first."""
    return RowTable(
        [
            Column(
                _("Tenant"),
                lambda r: Cell(
                    r.party.name,
                    ngettext("{count} day late", "{count} days late", r.days).format(count=r.days),
                    strong=True,
                    tone="bad",
                ),
                sort=lambda r: r.party.name,
                stretch=3,
            ),
            Column(
                _("Total"),
                lambda r: Cell(language.plain_money(r.total), strong=True, right=True),
                sort=lambda r: r.total,
                width=120,
                number=True,
            ),
        ],
        lambda r: r.party.id,
    )


def ages_of(rows: Sequence[Late]) -> str:
    """What is late by its age, and together."""
    names = (_("0–30 days"), _("31–60 days"), _("61–90 days"), _("over 90 days"))
    sums = [total(row.ages[place] for row in rows) for place in range(len(names))]
    said = " · ".join(
        f"{name} {language.plain_money(sum_)}"
        for name, sum_ in zip(names, sums, strict=True)
        if sum_
    )
    return said + " · " + _("Total {amount}").format(amount=language.money(total(sums)))


def _amount(entry: object) -> Column:  # type: ignore[type-arg]
    assert callable(entry)
    return Column(
        _("Amount"),
        lambda row: Cell(signed(entry(row).amount), strong=True, right=True),
        sort=lambda row: entry(row).amount,
        width=122,
        number=True,
    )


def _day(row: EntryRow) -> Cell:
    return Cell(language.short_day(row.booked_on))


def _who(row: EntryRow) -> Cell:
    return Cell(who(row), row.text if row.counter_name else "", strong=True)


def _probably(seen: Seen) -> Cell:
    if len(seen.offers) > 1 and seen.best is None:
        said = _("{count} possible").format(count=len(seen.offers))
        return Cell(state=State(said, "warn", "split"))
    if seen.best is None:
        return Cell(state=State(_("look at this"), "warn"))
    said = offered(seen.best)
    if seen.certain:
        return Cell(said, state=State(_("certain"), "ok"))
    return Cell(said, state=State(_("probably"), "info"))


def _for(row: EntryRow) -> str:
    return ", ".join(what_for(a) for a in row.allocations if a.undone_on is None)


def _taken(row: ImportRow) -> Cell:
    if row.taken_back_on is not None:
        return Cell(state=State(_("taken back"), "neutral"))
    if row.left_out:
        said = ngettext("{count} left out", "{count} left out", row.left_out)
        return Cell(said.format(count=row.left_out))
    return Cell("")


def _form(form: str) -> str:
    """A form as banks write it; a table of another bank by the name that it got."""
    if form.startswith(OWN):
        return form.removeprefix(OWN)
    return {"camt053": "CAMT.053"}.get(form, form.upper())
