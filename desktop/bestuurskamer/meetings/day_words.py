"""What a fixed day of a matter is for, and how far it is, on paper for both sides."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.dossiers.rules import DAY_NAMES
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.standing import FixedDay


def fixed_what(one: FixedDay) -> str:
    """What a day is for."""
    others = {
        "obligation": one.what,
        "term": _term(one),
        "sublet_end": _("The last lease of a room runs until"),
    }
    words = _(DAY_NAMES[one.kind]) if one.kind in DAY_NAMES else others[one.kind]
    of_agreement = one.source and one.kind in ("notice", "end", "obligation")
    return f"{words} ({one.source})" if of_agreement else words


def fixed_when(one: FixedDay, today: date) -> str:
    """The day itself, and how many days are left; past the head lease it says so."""
    if one.kind == "sublet_end":
        day = language.day(one.day) if one.day else _("without an end")
        return f"{day}, {_past(one)}"
    assert one.day is not None
    left = (one.day - today).days
    if left < 0:
        far = ngettext("{count} day ago", "{count} days ago", -left).format(count=-left)
    elif left == 0:
        far = _("today")
    else:
        far = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return f"{language.day(one.day)}, {far}"


def _past(one: FixedDay) -> str:
    if one.day is None or one.after_head is None:
        return _("after the end of the head lease")
    months = (one.day.year - one.after_head.year) * 12 + one.day.month - one.after_head.month
    if months < 1:
        days = (one.day - one.after_head).days
        return ngettext(
            "{count} day after the head lease", "{count} days after the head lease", days
        ).format(count=days)
    return ngettext(
        "{count} month after the head lease", "{count} months after the head lease", months
    ).format(count=months)


def _term(one: FixedDay) -> str:
    kind = _(one.source) if one.source else _("End of a term")
    return f"{kind}: {one.what}" if one.what else kind
