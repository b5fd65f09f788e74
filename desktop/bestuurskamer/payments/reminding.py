"""Letters about money that is late: made, sent and logged; calls and payment arrangements."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.figures.queries import figures_on
from bestuurskamer.language import speaking
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.letterhead import letterhead_of
from bestuurskamer.office.queries import logo, refuse_thinned, the_office
from bestuurskamer.parties.queries import PartyRow, party
from bestuurskamer.payments.arrears import Late, arrears
from bestuurskamer.payments.charging import charging, open_charges
from bestuurskamer.payments.collecting import collection_costs, scale_of
from bestuurskamer.payments.letters import LateLetter, LateRow, addressee_of, late_letter_pdf
from bestuurskamer.payments.model import (
    Arrangement,
    ArrangementItem,
    Call,
    Instalment,
    Letter,
    LetterFile,
    LetterItem,
    LetterKind,
    Target,
)
from bestuurskamer.payments.next_letter import next_letter
from bestuurskamer.payments.open_items import OpenItem
from bestuurskamer.payments.post_days import costs_from

WAYS = {"post": N_("by post"), "letterbox": N_("in the letterbox"), "email": N_("by e-mail")}
"""How a letter can go out."""


def make_letter(session: Session, party_id: int, today: date) -> int:
    """Make the letter that is next for a tenant, and keep its very bytes; answers its number.

    Refused when none is due now, with the reason.
    """
    late = _late(session, party_id, today)
    step = next_letter(late, today)
    if step.kind is None:
        raise Refused(N_("{name}: {why}"), name=late.party.name, why=step.words)
    items, chosen, claimed = (
        step.items,
        charging(session),
        open_charges(session, party_id, step.items),
    )
    asked = total(item.open for item in items)
    costs = NOTHING
    if step.kind is LetterKind.FOURTEEN_DAYS or (step.kind is LetterKind.FORMAL and chosen.costs):
        costs = collection_costs(asked, scale_of(figures_on(session, today)))
    if step.kind is LetterKind.DEFAULT:
        asked, costs = asked + total(claimed.values()), claimed["costs"]
    letter = Letter(
        party_id=party_id,
        kind=step.kind,
        made_on=today,
        total=asked,
        costs=costs,
        interest=claimed["interest"] if step.kind is LetterKind.DEFAULT else NOTHING,
    )
    session.add(letter)
    session.flush()
    session.add_all(_item(letter.id, item) for item in items)
    data = _paper(session, late.party, letter, items, chosen.interest)
    sha256 = hashlib.sha256(data).hexdigest()
    session.add(LetterFile(letter_id=letter.id, pdf=data, sha256=sha256))
    session.flush()
    return letter.id


def mark_sent(session: Session, letter_id: int, day: date, how: str, by: str) -> None:
    """Log when, how and by whom a letter went out; from it follows when one may go on."""
    letter = session.get_one(Letter, letter_id)
    if day < letter.made_on:
        raise Refused(N_("The letter was made on {day}; it went out later."), day=letter.made_on)
    if letter.sent_on is not None:
        raise Refused(N_("This letter went out already."))
    figures = figures_on(session, day)
    letter.sent_on, letter.sent_how, letter.sent_by = day, how, by
    if letter.kind is LetterKind.FRIENDLY or letter.kind is LetterKind.DEFAULT:
        letter.reply_by = date.fromordinal(day.toordinal() + 8)
    else:
        days, slack = figures["post_delivery_days"], figures["post_slack_days"]
        letter.reply_by = costs_from(day, int(days), int(slack))


def withdraw(session: Session, letter_id: int, today: date) -> None:
    """Let a letter count no longer; it stays readable."""
    session.get_one(Letter, letter_id).withdrawn_on = today


def letter_file(session: Session, letter_id: int) -> bytes:
    """The letter as it was made; Refused when it went after its term."""
    found = session.scalars(select(LetterFile).where(LetterFile.letter_id == letter_id)).one().pdf
    if not found:
        refuse_thinned(session, Letter.__tablename__, letter_id)
    return found


def ask_call(session: Session, party_id: int, today: date) -> None:
    """Put “call first” before the next letter."""
    session.add(Call(party_id=party_id, asked_on=today))


def note_call(session: Session, party_id: int, note: str, today: date) -> None:
    """Note what was said; the ladder goes on."""
    wanted = select(Call).where(Call.party_id == party_id, Call.done_on.is_(None))
    for call in session.scalars(wanted):
        call.done_on, call.note = today, note


def arrange(
    session: Session,
    party_id: int,
    instalments: Sequence[tuple[date, Money]],
    note: str,
    today: date,
) -> int:
    """Agree on paying in parts; they must come to what is late, to the cent."""
    late = _late(session, party_id, today)
    if late.arrangement is not None:
        raise Refused(N_("{name} has an arrangement already. End it first."), name=late.party.name)
    if any(day < today or amount <= NOTHING for day, amount in instalments):
        raise Refused(N_("Each part needs an amount and a day from today on."))
    asked = total(amount for _, amount in instalments)
    items = [item for item in late.items if item.target is not Target.CHARGE]
    owed = total(item.open for item in items)
    if asked != owed:
        raise Refused(
            N_("The parts come to {asked}, but {owed} is late. Make them equal."),
            asked=asked,
            owed=owed,
        )
    made = Arrangement(party_id=party_id, made_on=today, note=note)
    session.add(made)
    session.flush()
    for item in items:
        invoice = item.id if item.target is Target.INVOICE else None
        opening = item.id if item.target is Target.OPENING else None
        session.add(
            ArrangementItem(
                arrangement_id=made.id, open=item.open, invoice_id=invoice, opening_id=opening
            )
        )
    session.add_all(
        Instalment(arrangement_id=made.id, due_on=day, amount=amount) for day, amount in instalments
    )
    session.flush()
    return made.id


def end_arrangement(session: Session, arrangement_id: int, reason: str, today: date) -> None:
    """End an arrangement; the ladder goes on where it was."""
    found = session.get_one(Arrangement, arrangement_id)
    found.ended_on, found.reason = today, reason


def _late(session: Session, party_id: int, today: date) -> Late:
    found = [late for late in arrears(session, today) if late.party.id == party_id]
    if not found:
        name = party(session, party_id).name
        raise Refused(N_("{name} is not late with anything."), name=name)
    return found[0]


def _item(letter_id: int, item: OpenItem) -> LetterItem:
    return LetterItem(
        letter_id=letter_id,
        open=item.open,
        invoice_id=item.id if item.target is Target.INVOICE else None,
        opening_id=item.id if item.target is Target.OPENING else None,
    )


def _paper(
    session: Session,
    to: PartyRow,
    letter: Letter,
    items: Sequence[OpenItem],
    with_interest: bool,
) -> bytes:
    office = the_office(session, letter.made_on)
    account = office.paid_into
    rows = tuple(LateRow(i.number, i.issued_on, i.due_on, i.asked, i.open) for i in items)
    with speaking(to.language):
        return late_letter_pdf(
            LateLetter(
                letter.kind,
                letterhead_of(office, logo(session)),
                addressee_of(to),
                to.number,
                letter.made_on,
                rows,
                letter.costs,
                account.iban if account else "",
                office.contact,
                office.contact_phone,
                office.demo,
                letter.interest,
                with_interest,
            )
        )
