"""What the letters on a rent rise need to know, gathered from the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.office.letterhead import letterhead_of
from bestuurskamer.office.queries import OfficeRow, logo, the_office
from bestuurskamer.paper.letterhead import Addressee
from bestuurskamer.parties.queries import PartyRow, parties
from bestuurskamer.rent import queries
from bestuurskamer.rent.paper import RiseLetter, RiseLine, RiseSender, rise_letters
from bestuurskamer.rent.rise import Rise


def letters_of_rise(
    session: Session, rises: Sequence[Rise], first_day: date, reason: str, today: date
) -> bytes:
    """A letter per tenant about a rise that was made, all in one file."""
    people = parties(session, {rise.tenant_id for rise in rises})
    lines: dict[int, list[RiseLine]] = defaultdict(list)
    for rise in rises:
        lease = queries.lease_of(session, rise.lease_id)
        names = ", ".join(
            room.name
            for room in lease.rooms
            if room.first_day <= first_day and (not room.last_day or room.last_day >= first_day)
        )
        lines[rise.tenant_id].append(RiseLine(names, rise.before, rise.after, rise.sentence))
    letters = [
        RiseLetter(_addressee(person), person.number, person.language, tuple(lines[person.id]))
        for person in people.values()
    ]
    sender = _sender(the_office(session, today), logo(session))
    return rise_letters(sender, letters, first_day, reason, today)


def _addressee(person: PartyRow) -> Addressee:
    by_post = bool(person.post_street)
    return Addressee(
        person.name,
        person.contact,
        person.post_street if by_post else person.street,
        person.post_postal_code if by_post else person.postal_code,
        person.post_town if by_post else person.town,
        person.country,
    )


def _sender(office: OfficeRow, picture: bytes | None) -> RiseSender:
    head = replace(letterhead_of(office, picture), name=office.legal_name)
    return RiseSender(head, office.legal_form, office.contact, office.contact_phone, office.demo)
