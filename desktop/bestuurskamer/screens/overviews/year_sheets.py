"""What the board does with a book year: its budget, closing it, and opening it again."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer import language
from bestuurskamer.books.budget import BudgetLine, Key, budget_lines
from bestuurskamer.books.year_actions import close_books, closing_problems, set_budgets
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.money import Money
from bestuurskamer.office.actions import reopen_year
from bestuurskamer.office.queries import Closing, closed_years, closings
from bestuurskamer.payments.model import Direction
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.fields import LongTextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.read_fields import MoneyField


def ask_budget(host: Host, year: int) -> Sheet:
    """Ask what the board expects of each kind in a year; what is left empty has no budget."""
    desk = host.desk
    fields: dict[Key, MoneyField] = {}

    def keep() -> None:
        wanted: dict[Key, Money | None] = {key: field.money() for key, field in fields.items()}
        desk.do(N_("Changed the budget"), set_budgets, year, wanted)

    sheet = Sheet(
        host.dress,
        host.window,
        _("Budget {year}").format(year=year),
        _("What you expect of the whole year, with VAT. Leave empty what you do not budget."),
        "",
        keep,
    )
    keep_history(host, sheet, "year", year, _("the year {year}").format(year=year))
    lines = desk.read(budget_lines, year)
    for direction, heading in ((Direction.INCOME, _("Income")), (Direction.COST, _("Expenses"))):
        sheet.section(heading)
        for line in lines:
            if line.direction is direction:
                fields[line.key] = _field(host, line, year)
                sheet.add(fields[line.key], str(line.key))
    sheet.open()
    return sheet


def is_closed(host: Host, year: int) -> bool:
    """Whether nothing dated in the year may change."""
    return year in host.desk.read(closed_years)


def ask_closing(host: Host, year: int, done: Callable[[], object]) -> Question:
    """Ask whether a year is to be closed, or say what stands in the way."""
    problems = host.desk.read(closing_problems, year)
    if problems:
        question = Question(
            host.dress,
            host.window,
            _("{year} cannot be closed yet").format(year=year),
            "\n\n".join(say(problem) for problem in problems),
            (Verb("back", _("Back"), "primary"),),
        )
    else:
        question = Question(
            host.dress,
            host.window,
            _("Close {year}?").format(year=year),
            _(
                "All balances fit. After this nothing dated in {year} changes, unless you open the "
                "year again with a reason."
            ).format(year=year),
            (Verb("back", _("Back")), Verb("close", _("Close the year"), "primary")),
        )

    def answered(key: str) -> None:
        today = host.desk.today()
        if key == "close" and host.desk.tried(N_("Closed a book year"), close_books, year, today):
            host.tell(_("{year} is closed.").format(year=year))
            done()

    question.answered.connect(answered)
    question.open()
    return question


def ask_opening(host: Host, year: int, done: Callable[[], object]) -> Sheet:
    """Ask why a closed year is opened again; the reason stays readable."""
    reason = LongTextField(
        host.dress, _("Why is it opened again?"), _("It stays readable for the audit committee.")
    )

    def keep() -> None:
        desk = host.desk
        desk.do(N_("Opened a book year again"), reopen_year, year, reason.value(), desk.today())
        done()

    sheet = Sheet(
        host.dress,
        host.window,
        _("Open {year} again").format(year=year),
        _("Until you close it again, what is dated in {year} can change.").format(year=year),
        _("Open the year again"),
        keep,
        wide=False,
    )
    sheet.add(reason, "reason", wide=True)
    sheet.open()
    return sheet


def history_of(host: Host, year: int) -> str:
    """When the year was closed and why it was opened again, as sentences."""
    return " ".join(_said(closing) for closing in host.desk.read(closings, year))


def _said(closing: Closing) -> str:
    closed = _("Closed on {day}.").format(day=language.day(closing.closed_on))
    if closing.reopened_on is None:
        return closed
    opened = _("Opened again on {day}: {reason}").format(
        day=language.day(closing.reopened_on), reason=closing.reason
    )
    return f"{closed} {opened}."


def _field(host: Host, line: BudgetLine, year: int) -> MoneyField:
    before = _("In {year} it was {amount}.").format(
        year=year - 1, amount=language.money(line.before)
    )
    field = MoneyField(host.dress, say(line.name), before)
    field.set_value(line.expected)
    return field
