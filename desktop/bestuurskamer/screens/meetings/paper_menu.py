"""What stands under “More” on a meeting: its other papers, and what is seldom done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings import prints
from bestuurskamer.meetings.minuting import cancel, finish_topic
from bestuurskamer.meetings.model import MeetingKind, MeetingState
from bestuurskamer.meetings.queries import MeetingRow, SeriesRow, all_series
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.menu_button import Entry
from bestuurskamer.screens.meetings.about_sheets import FactsSheet, NextSheet, RestSheet
from bestuurskamer.screens.meetings.series_sheet import SeriesSheet

if TYPE_CHECKING:
    from bestuurskamer.screens.meetings.acts import Acts
    from bestuurskamer.screens.meetings.page import MeetingsPage


def entries(acts: Acts, page: MeetingsPage) -> list[Entry]:
    """The commands of this moment."""
    row = page.row
    if row is None:
        return [(_("Take over old minutes"), page.take_over_old), *_series(page)]
    found: list[Entry] = []
    if page.view == "review":
        found += _after(acts, page, row)
    else:
        found += [
            (_("Print the agenda"), _paper(page, row, prints.agenda, _("Agenda"))),
            (_("Print the board's script (internal)"),
             _paper(page, row, prints.script, _("Script internal"))),
            (_("Print a form to write by hand"), _paper(page, row, prints.hand_form, _("Form"))),
        ]  # fmt: skip
    if row.state is not MeetingState.ADOPTED:
        found += _about(page, row)
    if row.department_id is not None:
        found += _with_department(page, row, row.department_id)
    return found


def _about(page: MeetingsPage, row: MeetingRow) -> list[Entry]:
    host, desk = page.host, page.host.desk
    found: list[Entry] = [
        (_("Change name, day or place"), lambda: FactsSheet(host, row).open()),
        (_("Set the next meeting"), lambda: NextSheet(host, row).open()),
    ]
    found += _series(page, row.series_id) if row.series_id is not None else []
    if row.state is MeetingState.PLANNED:
        found.append(
            (_("Does not take place"),
             lambda: desk.tried(N_("A meeting did not take place"), cancel, row.id))
        )  # fmt: skip
    topic = page.current_topic()
    if topic is not None:
        found += [
            (_("Let this topic rest"), lambda: RestSheet(host, topic).open()),
            (_("This topic is done"),
             lambda: desk.tried(N_("Finished a topic"), finish_topic, topic)),
        ]  # fmt: skip
    return found


def _series(page: MeetingsPage, series_id: int | None = None) -> list[Entry]:
    """To the standing points of one series, or of each that still runs."""
    host = page.host
    return [
        (_("Standing points: {name}").format(name=row.name), partial(_open_series, host, row))
        for row in host.desk.read(all_series)
        if series_id in (None, row.id)
    ]


def _open_series(host: Host, row: SeriesRow) -> None:
    SeriesSheet(host, row).open()


def _after(acts: Acts, page: MeetingsPage, row: MeetingRow) -> list[Entry]:
    if row.kind is not MeetingKind.MEETING:
        return [(_("File under a matter"), acts.file_small)]
    found: list[Entry] = []
    if row.state is MeetingState.SENT:
        found += [
            (_("Make the e-mail ready"), acts.mail),
            (_("Note to whom it went"), acts.note_sent),
            (_("Work on the minutes again"), acts.reopen),
        ]
    desk = page.host.desk

    def slip() -> None:
        page.print_pdf(desk.read(prints.corrections_slip, row.id), _("Corrections slip"))

    return [*found, (_("Print the corrections slip"), slip)]


def _with_department(page: MeetingsPage, row: MeetingRow, department_id: int) -> list[Entry]:
    desk = page.host.desk

    def standing() -> None:
        data = desk.read(prints.standing_of_department, department_id, desk.today())
        page.print_pdf(data, _("Where do we stand {name}").format(name=row.department))

    def since() -> None:
        data = desk.read(prints.since_last, department_id, desk.today())
        page.print_pdf(data, _("Since last time {name}").format(name=row.department))

    return [(_("Print “Where do we stand”"), standing), (_("Print since last time"), since)]


def _paper(
    page: MeetingsPage, row: MeetingRow, make: Callable[..., bytes], name: str
) -> Callable[[], None]:
    desk = page.host.desk

    def printed() -> None:
        page.print_pdf(desk.read(make, row.id, desk.today()), f"{name} {row.title}")

    return printed
