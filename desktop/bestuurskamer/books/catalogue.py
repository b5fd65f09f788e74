"""Every overview by name: what it is of, its tables, its paper and its spreadsheet.

A screen offers what stands here, and the job without a screen writes all of it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.books import (
    head_lease_tables,
    income_tables,
    month_tables,
    occupancy_tables,
    open_tables,
    roll_tables,
    statement_tables,
    vat_tables,
    year_tables,
)
from bestuurskamer.books.income import income
from bestuurskamer.books.money_out import money_out
from bestuurskamer.books.occupancy import occupancy
from bestuurskamer.books.open_then import open_on
from bestuurskamer.books.overview import Overview
from bestuurskamer.books.queries import in_and_out, register, rent_roll
from bestuurskamer.books.spreadsheet import spreadsheet
from bestuurskamer.books.vat_return import kor_meter, vat_return
from bestuurskamer.books.vat_rules import quarter_of
from bestuurskamer.books.year import month_page, year_account
from bestuurskamer.books.year_paper import signed_pdf
from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.office.queries import the_office
from bestuurskamer.paper.report import report_sheet
from bestuurskamer.paper.sheet import pdf
from bestuurskamer.parties.queries import party
from bestuurskamer.payments.running import running
from bestuurskamer.vault.chain import head


class Of(enum.Enum):
    """What an overview is of."""

    DAY = "day"
    PERIOD = "period"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TENANT = "tenant"  # a tenant, between two days


@dataclass(frozen=True)
class Asked:
    """Of which days it is asked: from the first to the last, both included, seen from today.

    One of a day takes the last; one of a month, a quarter or a year that in which the last falls.
    """

    first: date
    last: date
    today: date
    party_id: int | None = None

    @property
    def month(self) -> Month:
        """The month of the last day."""
        return Month.of(self.last)


@dataclass(frozen=True)
class Kind:
    """An overview that can be asked: its key, its name, what it tells, and what it is of."""

    key: str
    name: str
    tells: str
    of: Of
    make: Callable[[Session, Asked], tuple[Overview, ...]]


def kind(key: str) -> Kind:
    """The overview with this key."""
    return next(each for each in KINDS if each.key == key)


def tables(session: Session, key: str, asked: Asked) -> tuple[Overview, ...]:
    """The tables of an overview, in the language of who reads it."""
    with _read_by(session, asked):
        return kind(key).make(session, asked)


def paper(session: Session, key: str, asked: Asked) -> bytes:
    """An overview as it is printed."""
    return paper_of(session, key, tables(session, key, asked), asked)


def paper_of(session: Session, key: str, made: tuple[Overview, ...], asked: Asked) -> bytes:
    """Tables that are at hand, as they are printed."""
    office = the_office(session, asked.last)
    name, demo = office.legal_name, office.demo
    with _read_by(session, asked):
        if key == "year":
            title = _("Year account {year}").format(year=asked.last.year)
            return signed_pdf(made, title, name, head(session).mark, demo=demo)
        sheets = [report_sheet(table.report(name, demo=demo)) for table in made]
        return pdf(sheets, title=made[0].title, author=name)


def sheet_of(session: Session, made: tuple[Overview, ...], asked: Asked) -> bytes:
    """Tables that are at hand, as a spreadsheet."""
    with _read_by(session, asked):
        return spreadsheet(made, the_office(session, asked.last).legal_name)


@contextmanager
def _read_by(session: Session, asked: Asked) -> Iterator[None]:
    """Speak the language of the tenant that it is for, or else that of the board."""
    if asked.party_id is None:
        yield
        return
    with language.speaking(party(session, asked.party_id).language):
        yield


def _roll(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (roll_tables.rent_roll_table(rent_roll(session, asked.last)),)


def _open(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (open_tables.open_items_table(open_on(session, asked.last)),)


def _arrears(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (open_tables.arrears_table(open_on(session, asked.last)),)


def _income(per: str) -> Callable[[Session, Asked], tuple[Overview, ...]]:
    def make(session: Session, asked: Asked) -> tuple[Overview, ...]:
        return (income_tables.income_table(income(session, asked.first, asked.last, per)),)

    return make


def _rooms(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (occupancy_tables.occupancy_table(occupancy(session, asked.last.year, asked.today)),)


def _both(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (head_lease_tables.head_lease_table(in_and_out(session, asked.last)),)


def _vat(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (vat_tables.vat_table(vat_return(session, quarter_of(asked.month))),)


def _kor(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (vat_tables.kor_table(kor_meter(session, asked.last.year, asked.today)),)


def _out(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (month_tables.money_out_by_kind(money_out(session, asked.first, asked.last)),)


def _month(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (month_tables.month_on_a_page(month_page(session, asked.month, asked.today)),)


def _register(session: Session, asked: Asked) -> tuple[Overview, ...]:
    return (roll_tables.register_table(register(session, asked.first, asked.last)),)


def _account(session: Session, asked: Asked) -> tuple[Overview, ...]:
    assert asked.party_id is not None
    who, account = party(session, asked.party_id), running(session, asked.party_id)
    return (statement_tables.statement_table(who, account, asked.first, asked.last),)


def _year(session: Session, asked: Asked) -> tuple[Overview, ...]:
    """Income and expenses, what is still open, and the balances, which are signed."""
    account = year_account(session, asked.last.year, asked.today)
    open_then = (open_tables.open_items_table(account.open),) if account.open.rows else ()
    return (year_tables.income_and_expenses(account), *open_then, year_tables.balances(account))


KINDS = (
    Kind(
        "month", N_("The month on a page"),
        N_("What came in, what went out, what is on the accounts, who is late, what is empty."),
        Of.MONTH, _month,
    ),
    Kind(
        "year", N_("Year account"),
        N_("Income and expenses beside the budget, balances, and two places to sign."),
        Of.YEAR, _year,
    ),
    Kind(
        "open", N_("Open items"),
        N_("What every tenant has open at the end of this day, and how late it is."),
        Of.DAY, _open,
    ),
    Kind(
        "arrears", N_("Arrears by age"),
        N_("Who is late at the end of this day, and how long."),
        Of.DAY, _arrears,
    ),
    Kind(
        "account", N_("Statement of account"),
        N_("What was asked of one tenant, what came, and what is left after each step."),
        Of.TENANT, _account,
    ),
    Kind(
        "roll", N_("Rent roll"),
        N_("Who rents what on this day, what it brings in, and what stands empty."),
        Of.DAY, _roll,
    ),
    Kind(
        "rooms", N_("Occupancy and vacancy"),
        N_("Per room the days let and empty in a year, and what empty days cost."),
        Of.YEAR, _rooms,
    ),
    Kind(
        "both", N_("Head lease beside the sublets"),
        N_("What the sublets bring in beside what the head lease costs, and what a room must "
           "bring."),
        Of.DAY, _both,
    ),
    Kind(
        "register", N_("Invoice register"),
        N_("Every invoice and credit note of these days, in order of number."),
        Of.PERIOD, _register,
    ),
    Kind(
        "income_month", N_("Received by month"),
        N_("What was invoiced and what was received in each month."),
        Of.PERIOD, _income("month"),
    ),
    Kind(
        "income_room", N_("Received by room"),
        N_("What was invoiced and what was received for each room."),
        Of.PERIOD, _income("room"),
    ),
    Kind(
        "income_tenant", N_("Received by tenant"),
        N_("What was invoiced and what was received from each tenant."),
        Of.PERIOD, _income("tenant"),
    ),
    Kind(
        "out", N_("Money out by kind"),
        N_("What was paid in these days, by what it was for."),
        Of.PERIOD, _out,
    ),
    Kind(
        "vat", N_("VAT by heading"),
        N_("What stands under each heading of the VAT return of a quarter."),
        Of.QUARTER, _vat,
    ),
    Kind(
        "kor", N_("KOR meter"),
        N_("How far the turnover of a year is towards the limit of the small-business scheme."),
        Of.YEAR, _kor,
    ),
)  # fmt: skip
