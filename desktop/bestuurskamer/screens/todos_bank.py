"""The rows of today about the bank: an old file, entries without a place, and who is late."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.books.attention import Attention
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.payments.arrears import Late
from bestuurskamer.payments.next_letter import next_letter
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.todo import Todo

_SHOWN = 3


def bank_todos(found: Attention) -> list[Todo]:
    """The bank before reminders: who paid already is not asked again."""
    work = []
    if found.to_place:
        work.append(
            Todo(
                "landmark",
                ngettext(
                    "{count} entry of the bank has no place yet",
                    "{count} entries of the bank have no place yet",
                    found.to_place,
                ).format(count=found.to_place),
                _("Say what the money was for, before you remind anybody."),
                State(_("look at this"), "warn"),
                _("Place"),
                "bank",
            )
        )
    for row in found.bank_is_old:
        said = _("The bank is known up to {day}")
        if len(found.bank) > 1:
            said = _("Account {account} is known up to {day}")
        work.append(
            Todo(
                "landmark",
                said.format(account=row.name, day=language.day(row.day)),
                _("Fetch a new file from the bank and drop it on the window."),
                State(_("older than 16 days"), "warn", "clock"),
                _("Look"),
                "bank",
            )
        )
    if not found.to_place:
        work += _reminders(found)
    return work


def _reminders(found: Attention) -> list[Todo]:
    """Who to call and who to write to today; who keeps an arrangement or has time yet is not."""
    work = []
    call = [late for late in found.late if late.call_asked_on is not None]
    if call:
        work.append(
            Todo(
                "messages-square",
                ngettext(
                    "Call {count} tenant first", "Call {count} tenants first", len(call)
                ).format(count=len(call)),
                ", ".join(f"{late.party.name} {late.party.phone}".strip() for late in call),
                State(_("call first"), "info"),
                _("Look"),
                "bank",
                "late",
            )
        )
    remind = [late for late in found.late if next_letter(late, found.today).kind is not None]
    if remind:
        said = _("{names}. Together {amount}; the longest {days} days.")
        work.append(
            Todo(
                "mail",
                ngettext(
                    "A letter is due for {count} tenant",
                    "A letter is due for {count} tenants",
                    len(remind),
                ).format(count=len(remind)),
                said.format(
                    names=_names(remind),
                    amount=language.money(total(late.total for late in remind)),
                    days=remind[0].days,
                ),
                State(_("late"), "bad"),
                _("Look"),
                "bank",
                "late",
            )
        )
    return work


def _names(late: Sequence[Late]) -> str:
    """The first three names, and how many more there are."""
    names = [one.party.name for one in late[:_SHOWN]]
    if len(late) > _SHOWN:
        names.append(_("{count} more").format(count=len(late) - _SHOWN))
    return ", ".join(names)
