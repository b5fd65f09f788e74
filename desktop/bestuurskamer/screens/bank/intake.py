"""Taking in what the bank gave: read beside the screen, asked what is unknown, looked at first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bestuurskamer.days import day_before
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.office.actions import open_account
from bestuurskamer.office.model import AccountKind
from bestuurskamer.payments.banks.columns import ColumnMap
from bestuurskamer.payments.banks.reading import Unrecognised, read_paths
from bestuurskamer.payments.banks.values import Progress, ReadFile
from bestuurskamer.payments.importing import StatementLook, preview
from bestuurskamer.payments.own_columns import own_columns
from bestuurskamer.screens.bank.columns_sheet import ColumnsSheet
from bestuurskamer.screens.bank.preview_sheet import PreviewSheet
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job


class Intake(QObject):
    """One drop of files, from reading to bringing in. `done` rings with how many entries."""

    done = Signal(int)

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self.sheet: Sheet | None = None
        self._reading = False
        self._paths: Sequence[Path] = ()
        self._files: list[ReadFile] = []

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and folders, then show what they would bring in; one drop at a time."""
        if not paths or self.sheet is not None or self._reading:
            return
        self._paths, self._reading = paths, True
        maps = self._host.desk.read(own_columns)
        job = Job(lambda progress: _read(paths, maps, progress), self)
        job.finished.connect(self._was_read)
        job.refused.connect(lambda said: self._host.tell(said, "bad"))
        job.ended.connect(self._ended)
        run(
            self._host.dress,
            self._host.window,
            job,
            _("We read the file of the bank."),
            _("We read the file of the bank: {done} of {total} entries."),
        )

    def _ended(self) -> None:
        self._reading = False

    def _was_read(self, found: list[ReadFile] | Unrecognised) -> None:
        self._reading = False
        if isinstance(found, Unrecognised):
            self._open(ColumnsSheet(self._host, found))
            return
        self._files = found
        self._look()

    def _look(self) -> None:
        sheet = PreviewSheet(self._host, self._host.desk.read(preview, self._files))
        sheet.ours.connect(self._add_account)
        self._open(sheet)

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.done.connect(lambda saved: self._closed(sheet, saved))
        sheet.open()

    def _closed(self, sheet: Sheet, saved: bool) -> None:
        self.sheet = None
        if saved and isinstance(sheet, ColumnsSheet):
            self.take(self._paths)
        elif saved and isinstance(sheet, PreviewSheet):
            self.done.emit(len(sheet.table.checked_rows()))

    def _add_account(self, look: StatementLook) -> None:
        """Make the account of a statement one of the board's, with what stood on it, and look."""
        told, desk = look.statement, self._host.desk
        day = day_before(told.first_day) if told.opening is not None else None
        added = desk.tried(
            N_("Added an account"),
            open_account,
            AccountKind.BANK,
            told.iban,
            "",
            told.opening,
            day,
        )
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_overlay()
        if added:
            self._look()


def _read(
    paths: Sequence[Path], maps: Sequence[ColumnMap], progress: Progress
) -> list[ReadFile] | Unrecognised:
    """The files, or the table in them of which the columns are not known yet."""
    try:
        return read_paths(paths, maps, progress)
    except Unrecognised as unknown:
        return unknown
