"""What is kept of one person, on paper: for who asks to see it (AVG, article 15)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.invoices.queries import invoices_of_period
from bestuurskamer.keeping.privacy import KeptRow, all_numbers, kept_of
from bestuurskamer.language import _, say
from bestuurskamer.office.queries import the_office
from bestuurskamer.paper.flow import Flow, Head
from bestuurskamer.paper.sheet import Sheet, pdf


def person_pdf(session: Session, party_id: int, today: date) -> bytes:
    """The overview of everything that is kept of somebody, on a day."""
    office = the_office(session, today)
    kept = kept_of(session, party_id, today)
    title = _("What we keep of {name}").format(name=kept.name)
    state = language.day(today)
    sheet = Sheet(f"{title} · {state}", demo=office.demo)
    flow = Flow(sheet, Head(office.legal_name, title, state))
    flow.heading(_("Details"))
    for name, value in kept.details:
        flow.row("", f"{_(name)}: {value}")
    flow.heading(_("What else, until when, and why"))
    for row in kept.rows:
        flow.row("", f"{say(row.what)}: {row.count}. {say(row.why)}", until_words(row))
    flow.heading(_("Invoices"))
    ids = set(all_numbers(session, party_id))
    for one in invoices_of_period(session, date(1900, 1, 1), today):
        if one.party_id in ids:
            said = f"{one.number} · {language.day(one.issued_on)}"
            flow.row("", said, language.money(one.total))
    flow.heading(_("Why we keep this"))
    flow.text(
        _(
            "To keep the lease and the books. Nothing is sold or put on the internet. The data "
            "stand on the computer of the board and on its copies. You may ask to correct or to "
            "erase what is wrong or no longer needed, and complain to the Autoriteit "
            "Persoonsgegevens."
        )
    )
    return pdf([sheet], title=title, author=office.legal_name)


def until_words(row: KeptRow) -> str:
    """Until when something stays."""
    if row.until is None:
        return _("no fixed day")
    return _("until {day}").format(day=language.day(row.until))
