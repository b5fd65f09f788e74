"""What was invoiced and received by month, room or tenant, as a table."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.books.income import Income, IncomeRow
from bestuurskamer.books.overview import Line, Overview, Part, Value
from bestuurskamer.books.sources import taken_off
from bestuurskamer.days import Period
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING
from bestuurskamer.paper.chart import Bar, Chart, Mark, Piece
from bestuurskamer.paper.ledger import Column

MOST_BARS = 14
"""With more rows than this the table alone says it."""


def income_table(found: Income) -> Overview:
    """What was invoiced beside what was received, with the invoices and payments behind both."""
    titles = {
        "month": (_("Invoiced and received by month"), _("Month")),
        "room": (_("Invoiced and received by room"), _("Room")),
        "tenant": (_("Invoiced and received by tenant"), _("Tenant")),
    }
    title, first = titles[found.per]
    notes = [
        _("Received: what came on invoices, costs and interest. Credit counts when it is used.")
    ]
    if found.per == "room":
        notes.append(_("An amount for several rooms together is divided by their m²."))
    return Overview(
        title=title,
        sentence=_("{asked} was invoiced, {came} was received.").format(
            asked=language.money(found.asked), came=language.money(found.came)
        ),
        state=language.period(Period.through(found.first, found.last)),
        kept_to=_("Invoiced on the day of issue, received on the day of the bank; VAT is in it."),
        columns=(
            Column(first, 2.2),
            Column(_("Invoiced"), number=True),
            Column(_("Received"), number=True),
            Column(_("Difference"), number=True),
        ),
        parts=(Part(tuple(map(_line, found.rows))),),
        total=(_("Total"), found.asked, found.came, found.came - found.asked),
        check=ngettext(
            "Check: sum of {count} row = {asked} invoiced and {came} received.",
            "Check: sum of {count} rows = {asked} invoiced and {came} received.",
            len(found.rows),
        ).format(
            count=len(found.rows),
            asked=language.money(found.asked),
            came=language.money(found.came),
        ),
        notes=tuple(notes),
        chart=_bars(found) if 0 < len(found.rows) <= MOST_BARS else None,
    )


def _line(row: IncomeRow) -> Line:
    values: tuple[Value, ...] = (row.name, row.asked, row.came, row.came - row.asked)
    difference = (*row.received, *taken_off(row.invoiced))
    behind = {1: row.invoiced, 2: row.received, 3: difference}
    return Line(values, {n: rows for n, rows in behind.items() if rows}, row.place, row.thing)


def _bars(found: Income) -> Chart:
    """Per row two bars: invoiced is hatched, received is filled."""
    bars = tuple(
        Bar(
            row.name,
            _("{asked} invoiced, {came} received").format(
                asked=language.plain_money(row.asked), came=language.plain_money(row.came)
            ),
            (
                (Piece(0, row.asked.cents, Mark.TO_COME),) if row.asked > NOTHING else (),
                (Piece(0, row.came.cents),) if row.came > NOTHING else (),
            ),
        )
        for row in found.rows
    )
    most = max(max(row.asked.cents, row.came.cents) for row in found.rows)
    said = "; ".join(f"{bar.name}: {bar.words}" for bar in bars)
    key = _("Slanting was invoiced, filled was received.")
    return Chart(_("Invoiced and received"), bars, max(most, 1), said, key=key)
