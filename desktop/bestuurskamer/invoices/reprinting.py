"""Printing one issued paper: its own bytes, and after it was handed out a duplicate."""

from __future__ import annotations

from bestuurskamer.invoices.issued import IssuedPaper
from bestuurskamer.invoices.paper import invoice_pdf


def to_print(paper: IssuedPaper) -> bytes:
    """The kept bytes; once it went out a paper that says “duplicate”."""
    if paper.row.handed_on is None:
        return paper.pdf
    return invoice_pdf(paper.printed, duplicate=True, logo=paper.logo)
