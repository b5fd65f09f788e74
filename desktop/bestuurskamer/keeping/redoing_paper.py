"""What is to be done again, on paper: a list to tick off by hand."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.keeping.redoing import to_redo
from bestuurskamer.language import _
from bestuurskamer.office.queries import the_office
from bestuurskamer.paper.flow import Flow, Head
from bestuurskamer.paper.sheet import Sheet, pdf

OPEN, DONE = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH CHECK}"


def redo_pdf(session: Session, today: date) -> bytes:
    """The whole list as it stands on a day, oldest first, with a box before each."""
    office = the_office(session, today)
    title, state = _("What is to be done again"), language.day(today)
    sheet = Sheet(f"{title} · {state}", demo=office.demo)
    flow = Flow(sheet, Head(office.legal_name, title, state))
    flow.text(
        _(
            "This was done in another file alone, and not in the file that goes on. "
            "Do each thing again that still counts, and tick it off."
        )
    )
    flow.gap(3)
    for row in to_redo(session):
        moment = language.moment(row.at)
        head = f"{_(row.what)} · {moment}" + (f" · {row.who}" if row.who else "")
        flow.row(DONE if row.done_on else OPEN, head, strong=True, ruled=not row.said)
        for place, line in enumerate(row.said, 1):
            flow.row("", line, ruled=place == len(row.said) and not row.numbers)
        if row.numbers:
            flow.row("", taken_words(row.numbers))
    return pdf([sheet], title=title, author=office.legal_name)


def taken_words(numbers: tuple[str, ...]) -> str:
    """What to do about invoices that were made in the file that does not go on."""
    text = _(
        "Tick this off only when who got invoice {numbers} knows that it does not count. Until "
        "then no invoice gets that number here."
    )
    return text.format(numbers=", ".join(numbers))
