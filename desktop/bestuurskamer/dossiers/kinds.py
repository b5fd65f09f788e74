"""The kinds of matter: shipped ones come into the file when first used, and may be changed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer import paths
from bestuurskamer.dossiers.drafts import KindChoice, KindDraft, kind_problems
from bestuurskamer.dossiers.model import DossierKind
from bestuurskamer.errors import N_, Refused, refuse


@dataclass(frozen=True)
class KindRow:
    """A kind of matter; without an id it is a shipped one that was not used yet."""

    choice: KindChoice
    name: str
    contract: bool
    steps: str
    ended: bool = False


def kinds(session: Session, *, ended: bool = False) -> list[KindRow]:
    """All kinds to choose from, the shipped ones first and in their order."""
    rows = session.scalars(select(DossierKind).order_by(func.lower(DossierKind.name))).all()
    known = {kind.code: kind for kind in rows if kind.code}
    shipped = _shipped()
    found = [_row(known[row.choice.code]) if row.choice.code in known else row for row in shipped]
    codes = {row.choice.code for row in shipped}
    found += [_row(kind) for kind in rows if kind.code not in codes]
    return [row for row in found if ended or not row.ended]


def kept(session: Session, choice: KindChoice) -> DossierKind:
    """The kind as it stands in the file; a shipped one is added now when it was not there."""
    if choice.id is not None:
        return session.get_one(DossierKind, choice.id)
    wanted = select(DossierKind).where(DossierKind.code == choice.code)
    found = session.scalars(wanted).first() if choice.code else None
    if found is None:
        (row,) = (row for row in _shipped() if row.choice.code == choice.code)
        found = DossierKind(code=choice.code, name=row.name, contract=row.contract, steps=row.steps)
        session.add(found)
        session.flush()
    return found


def add_kind(session: Session, draft: KindDraft) -> int:
    """Keep a kind of the board's own."""
    refuse(kind_problems(draft))
    _refuse_double(session, draft.name, None)
    made = DossierKind(code="", name=draft.name, contract=draft.contract, steps=draft.steps)
    session.add(made)
    session.flush()
    return made.id


def mend_kind(session: Session, choice: KindChoice, draft: KindDraft) -> int:
    """Change a kind and its usual steps; matters that are open keep the steps they have."""
    refuse(kind_problems(draft))
    made = kept(session, choice)
    _refuse_double(session, draft.name, made.id)
    made.name, made.contract, made.steps = draft.name, draft.contract, draft.steps
    return made.id


def end_kind(session: Session, choice: KindChoice, day: date | None) -> None:
    """Offer a kind no more from a day on, or again without a day."""
    kept(session, choice).ended_on = day


def _shipped() -> list[KindRow]:
    file = paths.resources() / "dossiers" / "kinds.toml"
    raw = tomllib.loads(file.read_text("utf-8"))["kind"]
    return [
        KindRow(KindChoice(code=k["code"]), k["name"], k["contract"], "\n".join(k["steps"]))
        for k in raw
    ]


def _row(kind: DossierKind) -> KindRow:
    choice = KindChoice(kind.id, kind.code)
    return KindRow(choice, kind.name, kind.contract, kind.steps, kind.ended_on is not None)


def _refuse_double(session: Session, name: str, own_id: int | None) -> None:
    bare = " ".join(name.split()).casefold()
    for row in kinds(session, ended=True):
        same = own_id is not None and row.choice.id == own_id
        if row.name.casefold() == bare and not same:
            raise Refused(N_("There is a kind {name} already."), name=row.name)
