"""Places to sign on a paper: for each post a name, a place and day, and a signature."""

from __future__ import annotations

from collections.abc import Sequence

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
