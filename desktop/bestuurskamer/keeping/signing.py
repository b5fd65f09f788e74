"""What papers that are signed have in common: how balances fit the bank, and places to sign."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.books.flows import AccountFlow
from bestuurskamer.language import _
from bestuurskamer.paper.flow import Flow

HIGH = 46.0


def to_sign(flow: Flow, posts: Sequence[tuple[str, str]]) -> None:
    """Lines to sign, one block below the other: (post, name when it is known)."""
    flow.heading(_("Seen and agreed"), keep=HIGH)
    for post, name in posts:
        if flow.room < HIGH:
            flow.next_page()
        flow.gap(3)
        flow.text(f"{post}: {name}" if name else post)
        for word in (*(() if name else (_("Name"),)), _("Place and day"), _("Signature")):
            flow.dotted()
            flow.text(word, size=10.5)


def bank_words(account: AccountFlow) -> str:
    """How an account fits what the bank says."""
    if account.bank_closing is None or account.bank_day is None:
        return _("no statement of the bank to compare with")
    if account.difference:
        text = _("on {day} the bank says {bank}, the books say {ours}")
        return text.format(
            day=language.day(account.bank_day),
            bank=language.money(account.bank_closing),
            ours=language.money(account.ours or account.closing),
        )
    return _("the same as the bank says on {day}").format(day=language.day(account.bank_day))
