from __future__ import annotations

from bestuurskamer.keeping.committee import Verdict
from bestuurskamer.screens.passing.committee_sheet import CheckSheet, CommitteeSheet


def _checking(window):
    sheet = CommitteeSheet(window)
    sheet.open()
    sheet.lot.set_value("kas")
    sheet.payments.set_value(2)
    sheet.invoices.set_value(2)
    sheet.one.set_value("Jo Proef")
    sheet.save()
    assert isinstance(sheet.checking, CheckSheet)
    return sheet.checking


def test_a_committee_looks_at_each_piece_and_keeps_the_report(window, tmp_path, monkeypatch):
    sheet = _checking(window)
    assert not sheet.is_changed()
    sheet.judge(Verdict.RIGHT)
    for _piece in range(3):
        sheet.next_one()
    assert sheet.piece.is_invoice
    assert sheet.paper.pdf.pages >= 1
    sheet.judge(Verdict.WRONG)
    sheet.remark.set_value("klopt niet")
    sheet.back_one()
    assert sheet.remark.value() == ""
    sheet.next_one()
    assert sheet.remark.value() == "klopt niet"
    assert "2 were not looked at." in sheet.tally.text()
    sheet.save()
    assert not sheet.is_closed
    path = tmp_path / "verslag.pdf"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_args: (str(path), "")
    )
    sheet.save_it()
    assert path.read_bytes().startswith(b"%PDF")
    sheet.save()
    assert sheet.is_closed
