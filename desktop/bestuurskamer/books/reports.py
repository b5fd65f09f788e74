"""The overviews as files, asked in one go: from the data to the paper."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.books import paper, queries
from bestuurskamer.office.queries import the_office


def rent_roll(session: Session, day: date) -> bytes:
    """Who rents what on the day."""
    return paper.rent_roll_pdf(the_office(session, day), queries.rent_roll(session, day))


def in_and_out(session: Session, day: date) -> bytes:
    """The head lease beside the sublets on the day."""
    return paper.in_and_out_pdf(the_office(session, day), queries.in_and_out(session, day))


def register(session: Session, first_day: date, last_day: date) -> bytes:
    """Everything issued from the first to the last day, both included."""
    office = the_office(session, last_day)
    return paper.register_pdf(office, queries.register(session, first_day, last_day))
