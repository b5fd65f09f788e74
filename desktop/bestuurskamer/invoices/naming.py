"""What files of invoices are called: by number and tenant."""

from __future__ import annotations

from bestuurskamer.paths import file_name

_MOST = 100


def pdf_name(number: str, tenant: str) -> str:
    """The file of a paper: `2026-0012 Atelier Kleur.pdf`; the number makes it the only one."""
    return f"{_stem(number, tenant)}.pdf"


def mail_name(number: str, tenant: str) -> str:
    """The file of a draft for the mail program: `2026-0012 Atelier Kleur.eml`."""
    return f"{_stem(number, tenant)}.eml"


def _stem(number: str, tenant: str) -> str:
    return file_name(f"{number} {tenant}", _MOST)
