"""The cards beside one tenant: contact, deposit, extras, what was open before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, total
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.payments.open_items import OpenItem
from bestuurskamer.rent.rules import extra_due
from bestuurskamer.rent.tenancy import NO_DEPOSIT, ExtraRow, MoveRow, TenantRow
from bestuurskamer.screens.history import history_button
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import Chip
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing, mark
from bestuurskamer.screens.tenants import words


def contact_card(dress: Dress, party: PartyRow, change: Callable[[], object]) -> Card:
    """Whom to speak to, where they are, how their invoice goes out."""
    card = Card(dress, _("Contact details"))
    if party.address_problem is not None:
        card.body.addWidget(Message(dress, "warn", language.say(party.address_problem)))
    _facts(
        card,
        [
            (_("Contact person"), (party.contact, party.phone, party.email)),
            (_("Address"), (party.street, _town(party.postal_code, party.town))),
            (
                _("Post goes to"),
                (party.post_street, _town(party.post_postal_code, party.post_town)),
            ),
            (_("Invoice goes"), (words.delivery_name(party.delivery),)),
            (_("Pays from"), (shown_iban(party.iban),)),
            (_("KvK number"), (party.kvk_number,)),
            (_("Own reference"), (party.reference,)),
            (_("Note"), (party.note,)),
        ],
    )
    _add_button(card, button(dress, _("Change details"), "quiet", "pencil", change))
    return card


def deposit_card(
    dress: Dress,
    row: TenantRow,
    moves: Sequence[MoveRow],
    move: Callable[[], object],
    drop: Callable[[MoveRow], object],
    history: Callable[[Thing], object],
) -> Card:
    """What was agreed and what the board holds: a debt, never income. The last step can go."""
    card = Card(dress, _("Deposit"))
    deposit = row.deposit or NO_DEPOSIT
    state = words.deposit_state(deposit)
    if state is not None:
        line = QHBoxLayout()
        line.addWidget(PlainLabel(language.money(deposit.held), "figure"), 1)
        line.addWidget(Chip(dress, state))
        card.body.addLayout(line)
        card.body.addWidget(PlainLabel(_("You hold this for the tenant."), "small", wrap=True))
    else:
        card.body.addWidget(PlainLabel(_("No deposit was agreed."), "soft", wrap=True))
    if deposit.agreed is not None:
        card.add_pair(_("Agreed"), language.money(deposit.agreed))
    for step in moves:
        day = language.short_day(step.on_day)
        card.add_pair(f"{words.move_name(step.kind)}, {day}", language.money(step.amount))
        if step.note:
            card.body.addWidget(PlainLabel(step.note, "small", wrap=True))
    if row.leases:
        text = _("Record an amount")
        _add_button(card, button(dress, text, "quiet", "plus", move))
    if moves:
        text = _("Take back the last one")
        _add_button(card, button(dress, text, "quiet", "trash-2", partial(drop, moves[-1])))
        one = row.leases[0] if len(row.leases) == 1 else None
        thing = Thing("deposit", one.id, _("the deposit")) if one else None
        thing = thing or Thing("party", row.party.id, row.party.name)
        mark(card, thing)
        _add_button(card, history_button(dress, _("the deposit"), lambda: history(thing)))
    return card


def extras_card(
    dress: Dress,
    extras: Sequence[ExtraRow],
    now: Month,
    add: Callable[[], object],
    stop: Callable[[ExtraRow], object],
) -> Card:
    """What comes beside the rent: evenings, a key, a repair."""
    card = Card(dress, _("Beside the rent"))
    running = [extra for extra in extras if not is_over(extra, now)]
    if not running:
        card.body.addWidget(PlainLabel(_("Nothing beside the rent now."), "soft", wrap=True))
    for extra in running:
        holder = QWidget()
        line = QVBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(PlainLabel(extra.text, "strong", wrap=True))
        line.addWidget(PlainLabel(extra_words(extra), "small", wrap=True))
        row = QHBoxLayout()
        row.addWidget(holder, 1)
        text = _("Stop") if extra.every_month else _("Take away")
        end = button(dress, text, "quiet", "", partial(stop, extra))
        end.setAccessibleName(f"{text}: {extra.text}")
        row.addWidget(end)
        card.body.addLayout(row)
    _add_button(card, button(dress, _("Add something"), "quiet", "plus", add))
    return card


def openings_card(
    dress: Dress,
    openings: Sequence[OpenItem],
    add: Callable[[], object],
    drop: Callable[[OpenItem], object],
) -> Card:
    """What was still open when the board began with the program, and what is left of it now."""
    card = Card(dress, _("Open from before"))
    for item in openings:
        name = f"{item.number}, {language.short_day(item.issued_on)}"
        card.add_pair(name, language.money(item.open) if item.open else _("settled"))
        if not item.paid:
            away = button(dress, _("Take away"), "quiet", "trash-2", partial(drop, item))
            away.setAccessibleName(_("Take away {name}").format(name=item.number))
            _add_button(card, away)
    card.add_line()
    amount = total(item.open for item in openings)
    name = _("Total") if amount >= NOTHING else _("Total, in favour of the tenant")
    card.add_pair(name, language.money(amount), strong=True)
    _add_button(card, button(dress, _("Add an open invoice"), "quiet", "plus", add))
    return card


def extra_words(extra: ExtraRow) -> str:
    """The sum of an extra, and on which invoices it stands."""
    amount, sentence = extra_due(extra.price, extra.quantity, extra.unit)
    said = language.say(sentence) if sentence.text else language.money(amount)
    month = language.month(extra.month)
    if not extra.every_month:
        return _("{sum}, on the invoice of {month}").format(sum=said, month=month)
    if extra.last_month is not None:
        last = language.month(extra.last_month)
        return _("{sum}, every month up to {month}").format(sum=said, month=last)
    return _("{sum}, every month from {month}").format(sum=said, month=month)


def is_over(extra: ExtraRow, now: Month) -> bool:
    """Whether it stands on no invoice of this month or later."""
    if extra.every_month:
        return extra.last_month is not None and extra.last_month < now
    return extra.month < now


def _add_button(card: Card, made: Button) -> None:
    card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _facts(card: Card, facts: Sequence[tuple[str, Sequence[str]]]) -> None:
    for name, lines in facts:
        known = [line for line in lines if line]
        if known:
            card.body.addWidget(PlainLabel(name, "caption", wrap=True))
            card.body.addWidget(PlainLabel("\n".join(known), "", wrap=True))


def _town(postal_code: str, town: str) -> str:
    return f"{postal_code}{language.FIXED_SPACE * 2}{town}".strip()
