"""What tests of matters are made of."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bestuurskamer.dossiers.actions import open_dossier
from bestuurskamer.dossiers.drafts import DossierDraft, KindChoice
from bestuurskamer.parties.departments import add_department
from bestuurskamer.parties.drafts import DepartmentDraft
from tests.builders import TODAY

LEASE = KindChoice(code="lease")


def a_department(session: Session, name: str = "Vastgoed", short: str = "VGD") -> int:
    """A department of the one municipality."""
    return add_department(session, DepartmentDraft(name, short, "Gemeente Voorbeeldstad"))


def a_dossier(
    session: Session,
    title: str = "Verlenging hoofdhuur",
    *,
    kind: KindChoice = LEASE,
    today: date = TODAY,
    **more: object,
) -> int:
    """A matter that was opened today."""
    return open_dossier(session, DossierDraft(title, kind, **more), today)  # type: ignore[arg-type]
