"""The pages of the first hour, in order, each within one of seven steps."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import _

DONE = "done"
PAGES = (
    ("who", 1), ("address", 1), ("money", 2), ("contact", 2), ("vat", 3), ("building", 4),
    ("head_lease", 4), ("head_days", 4), ("rooms", 5), ("tenants", 6), ("start", 7), ("open", 7),
    ("deposits", 7), ("balances", 7),
)  # fmt: skip
KEYS = tuple(key for key, _step in PAGES)
STEPS = {
    1: N_("Your board"),
    2: N_("Money and contact"),
    3: N_("VAT"),
    4: N_("The building"),
    5: N_("The rooms"),
    6: N_("The tenants"),
    7: N_("The beginning"),
}


def step_of(key: str) -> int:
    """In which step a page stands, 1 to 7; an unknown one begins at the beginning."""
    return dict(PAGES).get(key, 1)


def said(key: str) -> str:
    """How far one is on a page: Step 2 of 7, Money and contact."""
    step = step_of(key)
    text = _("Step {step} of {steps}: {name}")
    return text.format(step=step, steps=len(STEPS), name=_(STEPS[step]))


def what_is_left(key: str) -> list[str]:
    """The names of the steps still to be done from a page on; none when all is done."""
    if key == DONE:
        return []
    return [_(name) for step, name in STEPS.items() if step >= step_of(key)]
