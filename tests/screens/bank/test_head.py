from __future__ import annotations

from bestuurskamer.payments.known_until import known_until
from bestuurskamer.screens.bank.head import balance_words
from tests.payments.test_known_until import TODAY, two_accounts


def test_the_head_says_what_is_held_account_by_account_while_one_lags(host, desk):
    with desk.board.acting("test") as session:
        two_accounts(session)
    said = balance_words(desk, desk.read(known_until, TODAY))
    assert "On 3 March 2026 there was €\N{NO-BREAK SPACE}100.00 on" in said
    assert "On 14 April 2026 there was €\N{NO-BREAK SPACE}7.00 on NL02 ABNA" in said
