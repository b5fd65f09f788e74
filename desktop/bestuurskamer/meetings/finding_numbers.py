"""Which promise or action somebody means by T14 or A31."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.meetings import rules
from bestuurskamer.meetings.captured import About
from bestuurskamer.meetings.promise_model import ActionItem, Promise
from bestuurskamer.meetings.rules import OPEN_ACTIONS, OPEN_PROMISES


def meant(session: Session, about: About) -> Promise | ActionItem | None:
    """The record with this number; without a year the newest open one, or else the newest."""
    found: list[Promise | ActionItem]
    if about.sort == "T":
        promises = session.scalars(
            select(Promise).where(Promise.number.endswith(_ending(about))).order_by(Promise.id)
        )
        found = [one for one in promises if _fits(one.number, about)]
    else:
        actions = session.scalars(
            select(ActionItem)
            .where(ActionItem.number.endswith(_ending(about)))
            .order_by(ActionItem.id)
        )
        found = [one for one in actions if _fits(one.number, about)]
    open_ = [one for one in found if one.state in OPEN_PROMISES or one.state in OPEN_ACTIONS]
    newest = open_ or found
    return newest[-1] if newest else None


def _ending(about: About) -> str:
    return f"-{about.number:03d}"


def _fits(number: str | None, about: About) -> bool:
    if number is None:
        return False
    return about.year is None or number == rules.number_text(about.sort, about.year, about.number)
