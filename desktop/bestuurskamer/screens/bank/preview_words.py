"""What a look at statements says: an account in one sentence, and what asks attention."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money, total
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.payments.importing import StatementLook


def by_account(looks: Sequence[StatementLook]) -> list[list[StatementLook]]:
    """The statements of each account together, as they follow each other."""
    return [list(theirs) for _iban, theirs in groupby(looks, lambda look: look.statement.iban)]


def sentence(looks: Sequence[StatementLook]) -> str:
    """An account over all its statements: its days, how many entries, in, out, and the sum."""
    first, last = looks[0].statement, looks[-1].statement
    count = sum(look.count for look in looks)
    came, went = total(look.sum_in for look in looks), total(look.sum_out for look in looks)
    said = ngettext(
        "{account}, {first} to {last}: {count} entry, {came} in and {went} out.",
        "{account}, {first} to {last}: {count} entries, {came} in and {went} out.",
        count,
    ).format(
        account=shown_iban(first.iban),
        first=language.day(min(look.statement.first_day for look in looks)),
        last=language.day(max(look.statement.last_day for look in looks)),
        count=count,
        came=language.money(came),
        went=language.money(Money(-went.cents)),
    )
    if len(looks) > 1:
        said += " " + _("These are {count} statements.").format(count=len(looks))
    if first.opening is None or last.closing is None:
        return said + " " + _("The bank gives no balances, so we cannot check the sum.")
    if first.opening + came + went == last.closing and not any(look.gap for look in looks):
        said += " " + _("{opening} + entries = {closing} ✓").format(
            opening=language.money(first.opening), closing=language.money(last.closing)
        )
    return said


def warnings(looks: Sequence[StatementLook]) -> list[tuple[str, str]]:
    """What asks attention before these come in, each with its tone."""
    found = [warning for look in looks for warning in _of_one(look)]
    pending = sum(look.statement.pending for look in looks)
    if pending:
        said = ngettext(
            "{count} entry is only announced by the bank. It comes in when it is booked.",
            "{count} entries are only announced by the bank. They come in when booked.",
            pending,
        )
        found.append(("info", said.format(count=pending)))
    known = sum(not one.tick for look in looks if look.account for one in look.looks)
    if known:
        said = ngettext(
            "{count} entry is known already or perhaps double. It has no tick.",
            "{count} entries are known already or perhaps double. They have no tick.",
            known,
        )
        found.append(("info", said.format(count=known)))
    if not any(look.count for look in looks):
        found.append(("info", _("There are no entries in this statement.")))
    return found


def _of_one(look: StatementLook) -> list[tuple[str, str]]:
    found = []
    if look.gap is not None:
        said = _(
            "Statement from {first}: opening + entries differ {gap} from the bank's own closing "
            "balance. Perhaps an entry is missing."
        )
        gap = Money(abs(look.gap.cents))
        first = language.day(look.statement.first_day)
        found.append(("warn", said.format(first=first, gap=language.money(gap))))
    if look.jump is not None:
        said = _(
            "Before {first} there was {before} on the account, but this statement begins at "
            "{after}. Perhaps a period is missing."
        )
        before, after = (language.money(amount) for amount in look.jump)
        first = language.day(look.statement.first_day)
        found.append(("warn", said.format(first=first, before=before, after=after)))
    return found
