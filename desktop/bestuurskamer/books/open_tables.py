"""What was open at the end of a day: by tenant with how late it was, and by age."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bestuurskamer import language
from bestuurskamer.books.open_then import OpenOnDay, OpenThen
from bestuurskamer.books.overview import Line, Overview, Part, Value, check_rows
from bestuurskamer.books.sources import Source
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.chart import Bar, Chart, Mark, Piece
from bestuurskamer.paper.ledger import Column
from bestuurskamer.payments.arrears import age_of
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import OpenItem


def open_items_table(items: OpenOnDay) -> Overview:
    """What every tenant has open at the end of a day, how late it is, and its ages as bars."""
    return Overview(
        title=_("Open items"),
        sentence=ngettext(
            "{count} invoice is open, together {amount}.",
            "{count} invoices are open, together {amount}.",
            len(items.rows),
        ).format(count=len(items.rows), amount=language.money(items.total)),
        state=language.day(items.day),
        kept_to=_("Asked until that day, less what was paid until that day."),
        columns=(
            Column(_("Invoice"), 1.2),
            Column(_("Pay by")),
            Column(_("Days late")),
            Column(_("Invoice amount"), number=True),
            Column(_("Already paid"), number=True),
            Column(_("Still open"), number=True),
        ),
        parts=tuple(_by_tenant(items)),
        total=(
            _("Total"),
            "",
            "",
            total(row.asked for row in items.rows),
            total(row.paid for row in items.rows),
            items.total,
        ),
        check=check_rows(len(items.rows), items.total),
        notes=() if items.late_known else (_("Without the bank nobody is called late."),),
        chart=_ages_chart(items) if items.late_known and items.rows else None,
    )


def arrears_table(items: OpenOnDay) -> Overview:
    """Who is late at the end of a day and how long, by age."""
    by_tenant: dict[int, list[OpenThen]] = defaultdict(list)
    for row in items.late:
        by_tenant[row.party_id].append(row)
    rows = sorted(by_tenant.values(), key=lambda found: (found[0].due_on, found[0].party))
    sums = [total(_of_age(items.late, items, age)) for age in range(4)]
    return Overview(
        title=_("Arrears by age"),
        sentence=ngettext(
            "{count} tenant is late, together {amount}.",
            "{count} tenants are late, together {amount}.",
            len(rows),
        ).format(count=len(rows), amount=language.money(total(sums)))
        if items.late_known
        else _("Without the bank nobody is called late."),
        state=language.day(items.day),
        kept_to=_("Days count from the last day to pay."),
        columns=(
            Column(_("Tenant"), 2.0),
            Column(_("0–30 days"), number=True),
            Column(_("31–60 days"), number=True),
            Column(_("61–90 days"), number=True),
            Column(_("over 90 days"), number=True),
            Column(_("Total"), number=True),
        ),
        parts=(Part(tuple(_late_line(found, items) for found in rows)),),
        total=(_("Total"), *sums, total(sums)),
        check=check_rows(len(rows), total(sums)),
        chart=_ages_chart(items) if items.late else None,
    )


def item_source(row: OpenThen) -> Source:
    """An open item as a row behind a figure."""
    if row.target is Target.INVOICE:
        return Source(row.due_on, row.number, row.party, row.open, "invoices", row.id)
    return Source(row.due_on, name_of(row), row.party, row.open, "tenants", row.party_id)


def name_of(row: OpenThen | OpenItem) -> str:
    """What an open item is called."""
    if row.target is not Target.CHARGE:
        return row.number
    return _("collection costs") if row.number == "costs" else _("interest")


def _by_tenant(items: OpenOnDay) -> Iterator[Part]:
    by_tenant: dict[tuple[str, int], list[OpenThen]] = defaultdict(list)
    for row in items.rows:
        by_tenant[row.party.casefold(), row.party_id].append(row)
    for (_name, party_id), rows in sorted(by_tenant.items()):
        found = [_open_line(row, items) for row in rows]
        if note := items.notes.get(party_id):
            found.append(Line((say(note), "", "", None, None, None), note=True))
        sums: tuple[Value, ...] = ()
        if len(rows) > 1:
            sums = ("", "", "", None, None, total(row.open for row in rows))
        yield Part(tuple(found), rows[0].party, sums)


def _open_line(row: OpenThen, items: OpenOnDay) -> Line:
    late = ""
    if items.late_known:
        late = "○ " + _("not yet")
        if row in items.late:
            days = (items.day - row.due_on).days
            late = "× " + ngettext("{count} day", "{count} days", days).format(count=days)
    values: tuple[Value, ...] = (name_of(row), row.due_on, late, row.asked, row.paid, row.open)
    invoice = row.target is Target.INVOICE
    behind = {3: row.papers, 4: row.payments, 5: row.behind}
    return Line(
        values,
        {column: rows for column, rows in behind.items() if rows},
        place="invoices" if invoice else "tenants",
        thing=row.id if invoice else row.party_id,
    )


def _late_line(found: Sequence[OpenThen], items: OpenOnDay) -> Line:
    ages = [total(_of_age(found, items, age)) for age in range(4)]
    values: tuple[Value, ...] = (
        found[0].party,
        *(age or None for age in ages),
        total(ages),
    )
    behind = {
        age + 1: tuple(item_source(row) for row in found if _age(row, items) == age)
        for age in range(4)
    }
    behind[5] = tuple(item_source(row) for row in found)
    shown = {column: rows for column, rows in behind.items() if rows}
    return Line(values, shown, "tenants", found[0].party_id)


def _age(row: OpenThen, items: OpenOnDay) -> int:
    return age_of((items.day - row.due_on).days)


def _of_age(rows: Sequence[OpenThen], items: OpenOnDay, age: int) -> list[Money]:
    return [row.open for row in rows if _age(row, items) == age]


def _ages_chart(items: OpenOnDay) -> Chart:
    """The age of the money as bars: what is not due yet, then the four ages."""
    late = set(map(id, items.late))
    not_yet = total(row.open for row in items.rows if id(row) not in late and row.open > NOTHING)
    rows = [
        ("○ " + _("not due yet"), not_yet, Mark.TO_COME),
        ("× " + _("1 to 30 days late"), total(_of_age(items.late, items, 0)), Mark.LATE),
        ("× " + _("31 to 60 days late"), total(_of_age(items.late, items, 1)), Mark.LATE),
        ("× " + _("61 to 90 days late"), total(_of_age(items.late, items, 2)), Mark.LATE),
        ("× " + _("over 90 days late"), total(_of_age(items.late, items, 3)), Mark.LATE),
    ]
    return Chart(
        _("How long it has been open"),
        tuple(
            Bar(name, language.money(amount), ((Piece(0, amount.cents, mark),) if amount else (),))
            for name, amount, mark in rows
        ),
        max(*(amount.cents for _name, amount, _mark in rows), 1),
        "; ".join(f"{name[2:]}: {language.money(amount)}" for name, amount, _mark in rows),
    )
