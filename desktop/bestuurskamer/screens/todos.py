"""The rows of today: what each thing is called, how pressing it is, and where it is done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bestuurskamer import language
from bestuurskamer.books.attention import Attention, Coming
from bestuurskamer.building.rules import Deadline
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import total
from bestuurskamer.screens.first_hour.steps import what_is_left
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.todo import Todo
from bestuurskamer.screens.todos_bank import bank_todos

if TYPE_CHECKING:
    from bestuurskamer.vault.copies import CopyResult

OLD_COPY_DAYS = 14


def todos(found: Attention, copy: CopyResult | None) -> list[Todo]:
    """All work, the most pressing first: what the head lease asks leads."""
    work = [_deadline(deadline, found) for deadline in found.deadlines]
    if found.office.setup_step != "done":
        work.append(
            Todo(
                "door-open",
                _("Finish setting up"),
                _("Still to do: {steps}.").format(
                    steps=", ".join(what_is_left(found.office.setup_step))
                ),
                State(_("not done yet"), "info"),
                _("Go on"),
                "first_hour",
            )
        )
    work += bank_todos(found)
    work += _invoicing(found)
    work += _paper_and_deposits(found)
    work += _copy(found, copy)
    return work


def in_order(found: Attention, copy: CopyResult | None) -> list[str]:
    """What is well, so that silence is no fear."""
    good = []
    if not found.to_invoice.proposals and found.office.invoices_from:
        good.append(
            _("Everything up to {month} is invoiced.").format(
                month=language.month(found.to_invoice.through)
            )
        )
    if copy is not None and _days_old(copy, found) <= OLD_COPY_DAYS:
        good.append(
            _("The copy of {day} was opened again and is good.").format(
                day=language.day(_copied_on(copy))
            )
        )
    if not found.deadlines and found.in_and_out.head_lease is not None:
        good.append(_("The head lease asks nothing in the coming six months."))
    return good


def coming_words(coming: Coming) -> str:
    """What a coming day is for."""
    pattern = {
        "lease": _("The lease of {name} ends"),
        "notice": _("Last day to give notice: {name}"),
        "shop": _("{name} is two years here: a five-year lease follows by law"),
        "shop_notice": _("Last day by law to give notice to {name}; else the lease goes on"),
    }[coming.kind]
    return pattern.format(name=coming.name)


def _deadline(deadline: Deadline, found: Attention) -> Todo:
    strong = {
        "notice": _("Give notice of the head lease, or let it go on"),
        "renewal": _("Ask to renew the head lease"),
        "end": _("The head lease ends"),
    }[deadline.kind]
    soft = _("The last day is {day}.").format(day=language.weekday(deadline.day))
    if deadline.kind == "end" and found.past_head_lease:
        soft += " " + ngettext(
            "{count} sublet goes on after it.",
            "{count} sublets go on after it.",
            found.past_head_lease,
        ).format(count=found.past_head_lease)
    return Todo(
        "scale", strong, soft, _days_state(deadline.days_left), _("Open"), "tenants", "head_lease"
    )


def _days_state(days: int) -> State:
    if days < 0:
        word = ngettext("{count} day late", "{count} days late", -days).format(count=-days)
        return State(word, "bad")
    word = ngettext("{count} day left", "{count} days left", days).format(count=days)
    return State(word, "warn", "clock")


def _invoicing(found: Attention) -> list[Todo]:
    work = []
    ready = [p for p in found.to_invoice.proposals if p.ready]
    month = found.to_invoice.through
    if ready:
        together = language.money(total(p.sums.total for p in ready))
        before = found.to_invoice.through.first
        state = State(
            _("before {day}").format(day=language.short_day(before)), "info", "calendar-clock"
        )
        if before <= found.today:
            state = State(_("can be made now"), "info")
        work.append(
            Todo(
                "receipt-text",
                _("Make the rent invoices of {month}").format(month=language.month(month)),
                ngettext(
                    "{count} invoice, together {amount}",
                    "{count} invoices, together {amount}",
                    len(ready),
                ).format(count=len(ready), amount=together),
                state,
                _("Look"),
                "invoices",
                "run",
            )
        )
    work += _waiting(found)
    return work


def _copied_on(copy: CopyResult) -> date:
    assert copy.made_at is not None, "only copies that were made are shown"
    return copy.made_at.astimezone().date()


def _days_old(copy: CopyResult, found: Attention) -> int:
    return (found.today - _copied_on(copy)).days


def _waiting(found: Attention) -> list[Todo]:
    work = []
    if found.blocked:
        work.append(
            Todo(
                "triangle-alert",
                ngettext(
                    "{count} tenant cannot be invoiced yet",
                    "{count} tenants cannot be invoiced yet",
                    found.blocked,
                ).format(count=found.blocked),
                _("The page of invoices says what is missing."),
                State(_("look at this"), "warn"),
                _("Look"),
                "invoices",
                "run",
            )
        )
    if found.drafts:
        work.append(
            Todo(
                "pencil",
                ngettext("{count} draft waits", "{count} drafts wait", found.drafts).format(
                    count=found.drafts
                ),
                _("A draft has no number yet."),
                None,
                _("Open"),
                "invoices",
                "drafts",
            )
        )
    return work


def _paper_and_deposits(found: Attention) -> list[Todo]:
    work = []
    if found.not_handed_out:
        work.append(
            Todo(
                "mail",
                ngettext(
                    "{count} invoice has not gone out yet",
                    "{count} invoices have not gone out yet",
                    found.not_handed_out,
                ).format(count=found.not_handed_out),
                _("Print or mail them, then note that they went out."),
                None,
                _("Look"),
                "invoices",
                "issued",
            )
        )
    if found.deposits_to_come:
        work.append(
            Todo(
                "wallet",
                ngettext(
                    "{count} deposit was not received yet",
                    "{count} deposits were not received yet",
                    found.deposits_to_come,
                ).format(count=found.deposits_to_come),
                _("Agreed in the lease, and not noted as received."),
                None,
                _("Look"),
                "tenants",
            )
        )
    return work


def _copy(found: Attention, copy: CopyResult | None) -> list[Todo]:
    if copy is None or _days_old(copy, found) <= OLD_COPY_DAYS:
        return []
    return [
        Todo(
            "shield-alert",
            _("The last copy is {days} days old").format(days=_days_old(copy, found)),
            _("A copy is made whenever you close the program."),
            State(_("make a copy"), "warn"),
            _("Look"),
            "settings",
            "data",
        )
    ]
