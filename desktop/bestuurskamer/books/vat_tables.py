"""The VAT return of a quarter by heading, and the KOR meter of a year, as tables."""

from __future__ import annotations

from collections.abc import Iterable

from bestuurskamer import language
from bestuurskamer.books.overview import Line, Overview, Part, Value
from bestuurskamer.books.owed import money_of
from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.books.vat_return import Heading, KorMeter, VatReturn
from bestuurskamer.books.vat_rules import IN_RETURN, Turned, whole_down, whole_up
from bestuurskamer.days import Period
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money, total
from bestuurskamer.office.model import VatStatus
from bestuurskamer.paper.chart import Bar, Chart, Mark, Piece
from bestuurskamer.paper.ledger import Column


def vat_table(found: VatReturn) -> Overview:
    """What stands under each heading, exact and in whole euros as on the form."""
    period = language.period(Period.through(found.first.first, found.last.last))
    turned = [row for heading in found.headings.values() for row in heading.turned]
    return Overview(
        title=_("VAT by heading"),
        sentence=_sentence(found),
        state=period,
        kept_to=_(
            "By the day of issue of invoices and credit notes, and VAT in costs by the day of "
            "payment."
        ),
        columns=(
            Column(_("Heading"), 0.6),
            Column(_("What"), 2.6),
            Column(_("Turnover"), number=True),
            Column(_("VAT"), number=True),
            Column(_("Form: turnover"), number=True),
            Column(_("Form: VAT"), number=True),
        ),
        parts=(
            Part(tuple(_return_lines(found)), _("On the return")),
            Part(
                tuple(_heading_line(found.headings[key], "", form=False) for key in _MEMO),
                _("Stays out of the return"),
            ),
        ),
        check=_check(found, turned),
        notes=(
            *_lost(found),
            _("On the form amounts are whole euros, rounded in your favour."),
            _(
                "2a and 5b hold what was filled in when a cost was placed. VAT in a cost for "
                "exempt letting does not come back: leave it out there."
            ),
            _(
                "Headings 1c, 1d, 3 and 4 (other rates, private use, abroad) are not kept here: "
                "fill these in yourself."
            ),
        ),
        landscape=True,
    )


def kor_table(found: KorMeter) -> Overview:
    """What of the turnover of a year counts for the small-business scheme, beside the limit."""
    meter = found.meter
    counts = (
        (_("Exempt letting of rooms: it counts"), found.letting),
        (_("All other turnover"), found.other),
    )
    rows = [*found.letting, *found.other]
    figure = found.figure
    limit = (Source(figure.first_day, _("Limit"), figure.source, meter.limit, "settings"),)
    return Overview(
        title=_("KOR meter {year}").format(year=found.year),
        sentence=_kor_sentence(found),
        state=str(found.year),
        kept_to=_("Counted without VAT, by the day of issue."),
        columns=(Column(_("What"), 3.0), Column(_("Turnover"), number=True)),
        parts=(
            Part(
                tuple(_turnover_line(name, turned) for name, turned in counts),
                _("Counts"),
                (_("Turnover that counts"), meter.turnover),
            ),
            Part(
                (_turnover_line(_("Exempt, but no letting"), found.left_out),),
                _("Does not count"),
            ),
            Part(
                (
                    Line((_("Limit"), meter.limit), {1: limit}),
                    Line(
                        (_("Left below the limit"), meter.left),
                        {1: (*limit, *taken_off(_sources(rows)))},
                    ),
                ),
                _("Beside the limit"),
            ),
        ),
        check=_check_papers(rows, meter.turnover),
        notes=tuple(_kor_notes(found)),
        chart=_kor_chart(found),
    )


_MEMO = ("exempt", "kor")


def _return_lines(found: VatReturn) -> Iterable[Line]:
    for key in IN_RETURN:
        yield _heading_line(found.headings[key], key)
    base, owed = money_of(found.shifted), money_of(found.owed)
    whole = whole_down(base), whole_down(owed)
    yield Line(
        ("2a", _("Costs of which the VAT is shifted to you"), base, owed, *whole),
        _told(
            {
                2: found.shifted,
                3: found.owed,
                4: _whole(found.shifted, whole[0]),
                5: _whole(found.owed, whole[1]),
            }
        ),
    )
    on_form = sum(whole_down(found.headings[key].vat) for key in IN_RETURN) + whole[1]
    back = whole_up(found.back)
    taxed = tuple(row for key in IN_RETURN for row in _sources(found.headings[key].taxed))
    due = (*taxed, *found.owed)
    left = (*due, *taken_off(found.paid))
    for key, name, rows, euros in (
        ("5a", _("VAT due"), due, on_form),
        ("5b", _("VAT in costs"), found.paid, back),
        ("5g", _("To pay, or to get back below zero"), left, on_form - back),
    ):
        values: tuple[Value, ...] = (key, name, None, money_of(rows), None, euros)
        yield Line(values, _told({3: rows, 5: _whole(rows, euros)}))


def _heading_line(heading: Heading, key: str, *, form: bool = True) -> Line:
    names = {
        "1a": _("Turnover at the high rate"),
        "1b": _("Turnover at the low rate"),
        "1e": _("Turnover at 0 % or shifted to the customer"),
        "exempt": _("Exempt turnover, such as the letting of rooms"),
        "kor": _("Turnover under the small-business scheme"),
    }
    turnover = whole_down(heading.turnover) if form else None
    vat = whole_down(heading.vat) if form and heading.key != "1e" else None
    values: tuple[Value, ...] = (
        key,
        names[heading.key],
        heading.turnover,
        heading.vat if form else None,
        turnover,
        vat,
    )
    turned, taxed = _sources(heading.turned), _sources(heading.taxed)
    return Line(
        values,
        _told({2: turned, 3: taxed, 4: _whole(turned, turnover), 5: _whole(taxed, vat)}),
    )


def _whole(rows: tuple[Source, ...], euros: int | None) -> tuple[Source, ...]:
    """The rows behind whole euros on the form, with what was rounded off as the last."""
    if euros is None:
        return ()
    cents = Money(euros * 100) - money_of(rows)
    return (*rows, Source(None, _("Rounded to whole euros"), "", cents)) if cents else rows


def _told(behind: dict[int, tuple[Source, ...]]) -> dict[int, tuple[Source, ...]]:
    return {column: rows for column, rows in behind.items() if rows}


def _turnover_line(name: str, turned: tuple[Turned, ...]) -> Line:
    rows = _sources(turned)
    return Line((name, total(row.amount for row in turned)), {1: rows} if rows else {})


def _sources(rows: Iterable[Turned]) -> tuple[Source, ...]:
    return tuple(
        Source(row.day, row.number, row.name, row.amount, "invoices", row.invoice_id)
        for row in rows
    )


def _sentence(found: VatReturn) -> str:
    left = found.due - found.back
    if found.status is VatStatus.KOR and not found.owed:
        return _("You take part in the small-business scheme: no return, and no VAT to get back.")
    if found.status is VatStatus.EXEMPT and not found.due:
        return _("You charge no VAT: all turnover of this quarter is exempt.")
    text = _("{amount} to pay, at the latest on {day}.")
    if left < Money(0):
        text = _("{amount} to get back. File the return at the latest on {day}.")
    return text.format(
        amount=language.money(Money(abs(left.cents))), day=language.day(found.due_on)
    )


def _lost(found: VatReturn) -> Iterable[str]:
    if found.lost:
        yield _(
            "{amount} of VAT in costs does not come back: you charged no VAT on those days."
        ).format(amount=language.money(found.lost))


def _check(found: VatReturn, turned: list[Turned]) -> str:
    all_ = total(heading.turnover for heading in found.headings.values())
    return " ".join(
        (
            _check_papers(turned, all_),
            _("VAT: {terms} = {due} (5a); {due} − {back} = {left} (5g).").format(
                terms=" + ".join(
                    language.plain_money(amount)
                    for amount in (
                        *(found.headings[key].vat for key in IN_RETURN),
                        *((money_of(found.owed),) if found.owed else ()),
                    )
                ),
                due=language.plain_money(found.due),
                back=language.plain_money(found.back),
                left=language.plain_money(found.due - found.back),
            ),
        )
    )


def _check_papers(turned: Iterable[Turned], turnover: Money) -> str:
    papers = len({row.invoice_id for row in turned})
    return ngettext(
        "Check: turnover of {count} invoice or credit note = {amount}.",
        "Check: turnover of {count} invoices and credit notes = {amount}.",
        papers,
    ).format(count=papers, amount=language.money(turnover))


def _kor_notes(found: KorMeter) -> Iterable[str]:
    meter = found.meter
    yield _("Limit: {limit} a year. Source: {source}, as it counts since {day}.").format(
        limit=language.money(meter.limit),
        source=found.figure.source,
        day=language.day(found.figure.first_day),
    )
    yield _("Passing the limit ends the scheme at once.")
    if found.to_come:
        yield _("By the leases {to_come} is still to come: {turnover} + {to_come} = {all}.").format(
            to_come=language.money(found.to_come),
            turnover=language.money(meter.turnover),
            all=language.money(found.expected),
        )
    if found.since is not None:
        yield _("Invoices from before {month} are not in this program. Add them yourself.").format(
            month=language.month(found.since)
        )


def _kor_sentence(found: KorMeter) -> str:
    crossed = found.meter.crossed
    if crossed is not None:
        return _(
            "Invoice {number} of {day} went over the limit of {limit}. With the scheme, VAT is "
            "due from that invoice on."
        ).format(
            number=crossed.number,
            day=language.day(crossed.day),
            limit=language.money(found.meter.limit),
        )
    said = _("{turnover} of {limit} is used: {percent} %.").format(
        turnover=language.money(found.meter.turnover),
        limit=language.money(found.meter.limit),
        percent=found.meter.percent,
    )
    if found.expected > found.meter.limit:
        return f"{said} " + _("By the leases the year goes over it.")
    if found.status is not VatStatus.KOR:
        return f"{said} " + _("You do not take part in the scheme now.")
    return said


def _kor_chart(found: KorMeter) -> Chart:
    meter = found.meter
    pieces = [Piece(0, max(meter.turnover.cents, 0))]
    if found.to_come:
        start = max(meter.turnover.cents, 0)
        pieces.append(Piece(start, start + found.to_come.cents, Mark.TO_COME))
    limit = Piece(0, max(meter.limit.cents, 0), Mark.EMPTY)
    bars = (
        Bar(_("Turnover and what is to come"), language.money(found.expected), (tuple(pieces),)),
        Bar(_("Limit"), language.money(meter.limit), ((limit,),)),
    )
    said = "; ".join(f"{bar.name}: {bar.words}" for bar in bars)
    most = max(meter.limit.cents, found.expected.cents, 1)
    key = _("Filled is invoiced, slanting is still to come by the leases.")
    return Chart(_("Beside the limit"), bars, most, said, key=key)
