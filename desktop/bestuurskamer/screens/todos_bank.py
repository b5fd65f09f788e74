"""The rows of today about the bank: an old file, entries without a place, and who is late."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.books.attention import Attention
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.todo import Todo


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
    if found.bank_is_old:
        assert found.bank_until is not None
        work.append(
            Todo(
                "landmark",
                _("The bank is known up to {day}").format(day=language.day(found.bank_until)),
                _("Fetch a new file from the bank and drop it on the window."),
                State(_("older than 16 days"), "warn", "clock"),
                _("Look"),
                "bank",
            )
        )
    if found.late and not found.to_place:
        work.append(
            Todo(
                "mail",
                ngettext(
                    "{count} tenant is late with paying",
                    "{count} tenants are late with paying",
                    len(found.late),
                ).format(count=len(found.late)),
                _("Together {amount}; the longest {days} days.").format(
                    amount=language.money(total(late.total for late in found.late)),
                    days=found.late[0].days,
                ),
                State(_("late"), "bad"),
                _("Look"),
                "bank",
                "late",
            )
        )
    return work
