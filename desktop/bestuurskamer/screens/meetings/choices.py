"""Choices that several sheets of meetings ask: a department, a matter."""

from __future__ import annotations

from bestuurskamer.dossiers.queries import other_dossiers
from bestuurskamer.language import _
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.host import Host


def department_choice(host: Host, label: str, none: str = "") -> Choice[int]:
    """A department by name, or none (0), for which `none` is the word."""
    made = Choice[int](host.dress, label)
    made.add(0, none or _("None"))
    for row in host.desk.read(departments, host.desk.today()):
        made.add(row.id, f"{row.name} ({row.abbreviation})")
    return made


def dossier_choice(host: Host, label: str, none: str = "") -> Choice[int]:
    """A matter by number and title, or none (0), for which `none` is the word."""
    made = Choice[int](host.dress, label)
    made.add(0, none or _("None"))
    for row in host.desk.read(other_dossiers).values():
        made.add(row.id, f"{row.number} {row.title}")
    return made
