"""What a choice is called, by its kind or by its column, as it stands in the trail."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from bestuurskamer.dossiers import model as dossier
from bestuurskamer.dossiers.happenings import HAPPENED
from bestuurskamer.dossiers.term_kinds import KINDS
from bestuurskamer.errors import N_
from bestuurskamer.invoices.model import InvoiceKind
from bestuurskamer.meetings import kinds, model, paper_words
from bestuurskamer.meetings import promise_model as promise
from bestuurskamer.office.model import AccountKind, LegalForm, Role, VatStatus
from bestuurskamer.parties.model import AddressKind, Delivery, PartyKind
from bestuurskamer.payments import model as payment
from bestuurskamer.payments.ladder import KIND_WORDS
from bestuurskamer.rent import model as rent

Choices = Mapping[str, str]


def _by_value(names: Mapping[Any, str]) -> dict[str, str]:
    return {str(member.value): name for member, name in names.items()}


_MONEY: Final[Mapping[type[enum.Enum], Choices]] = {
    AccountKind: {"bank": N_("Bank account"), "savings": N_("Savings account"), "cash": N_("Cash")},
    InvoiceKind: {"invoice": N_("invoice"), "credit": N_("credit note")},
    payment.Direction: {"income": N_("Income"), "cost": N_("Expenses")},
    payment.LetterKind: _by_value(KIND_WORDS),
    payment.Target: {
        "invoice": N_("an invoice"), "opening": N_("an invoice from before the program"),
        "charge": N_("costs or interest"), "credit": N_("credit of a tenant"),
        "deposit": N_("a deposit"), "kind": N_("income or expenses"),
        "transfer": N_("to another account of the board"),
    },
    rent.DepositMoveKind: {
        "asked": N_("Asked for"), "received": N_("Received"), "returned": N_("Given back"),
        "kept": N_("Kept for damage or arrears"),
    },
    rent.LineKind: {"rent": N_("Rent"), "service": N_("Service charges"), "other": N_("Other")},
    rent.Regime: {
        "unknown": N_("Not chosen yet"),
        "230a": N_("Class room, studio, office, storage (7:230a)"),
        "290": N_("Shop, restaurant, workshop with customers (7:290)"),
        "living": N_("Living space"),
    },
    rent.Rhythm: {"month": N_("every month"), "quarter": N_("every quarter")},
    rent.Timing: {"advance": N_("in advance"), "afterwards": N_("afterwards")},
    rent.VatTreatment: {
        "exempt": N_("Exempt from VAT"), "standard": N_("High VAT rate"),
        "reduced": N_("Low VAT rate"), "zero": N_("VAT rate of 0 %"),
        "reverse": N_("VAT reverse-charged"), "kor": N_("Small-business scheme"),
    },
    VatStatus: {
        "exempt": N_("No VAT: letting rooms is exempt"), "taxed": N_("VAT on some lines"),
        "kor": N_("Small-business scheme (KOR)"),
    },
}  # fmt: skip
_PEOPLE: Final[Mapping[type[enum.Enum], Choices]] = {
    AddressKind: {"visit": N_("visiting address"), "post": N_("postal address")},
    Delivery: {
        "email": N_("by e-mail"), "post": N_("on paper, by post"),
        "letterbox": N_("on paper, in their own letterbox"),
    },
    LegalForm: {
        "stichting": N_("foundation"), "vereniging": N_("association"),
        "cooperatie": N_("cooperative"),
    },
    PartyKind: {"person": N_("Person"), "organisation": N_("Organisation")},
    Role: {
        "treasurer": N_("Treasurer"), "secretary": N_("Secretary"), "chair": N_("Chair (looks)"),
        "audit": N_("Cash committee (looks)"),
    },
}  # fmt: skip
_MATTERS: Final[Mapping[type[enum.Enum], Choices]] = {
    dossier.DossierState: {
        "exploring": N_("We explore it"), "running": N_("It runs"), "waiting": N_("It waits"),
        "closed": N_("Closed"),
    },
    dossier.LetterSort: {
        "reminder": N_("Reminder"), "default_notice": N_("Notice of default"),
        "woo": N_("Request under the Woo"),
    },
    dossier.LinkKind: {
        "depends_on": N_("depends on it"), "belongs_to": N_("belongs to it"),
        "contradicts": N_("contradicts it"),
    },
    dossier.Mover: {
        "us": N_("We ourselves"), "department": N_("A department"), "other": N_("Somebody else"),
    },
    dossier.ProcedureState: {
        "running": N_("It runs"), "suspended": N_("stands still"), "decided": N_("decided"),
        "expired": N_("the term has passed"), "in_default": N_("in default"),
        "closed": N_("Closed"),
    },
    dossier.Stage: {
        "idea": N_("Idea"), "first_talk": N_("First talk"), "intention": N_("Intention"),
        "negotiation": N_("Negotiation"), "decision": N_("Decision of the municipality"),
        "agreement": N_("Agreement"), "execution": N_("Execution"),
        "evaluation": N_("Evaluation"), "continued": N_("Continued"), "stopped": N_("Stopped"),
    },
}  # fmt: skip
_TALKS: Final[Mapping[type[enum.Enum], Choices]] = {
    kinds.Precision: {
        "day": N_("on the day"), "week": N_("in that week"), "month": N_("in that month"),
        "quarter": N_("in that quarter"), "none": N_("without a day"),
    },
    kinds.LineKind: {"text": N_("Text"), "heading": N_("Subheading"), "update": N_("Number")}
    | _by_value(paper_words.LINE_WORDS),
    model.Adoption: {
        "by_both": N_("by both sides"), "by_board": N_("by the board"),
        "no_remarks": N_("no remarks came"),
    },
    model.CorrectionState: {
        "proposed": N_("proposed"), "taken": N_("taken over"), "rejected": N_("rejected"),
        "noted": N_("noted"),
    },
    model.ItemState: {
        "open": N_("Not treated yet"), "treated": N_("Treated"), "held_over": N_("Held over"),
        "skipped": N_("Not this time"),
    },
    model.MeetingKind: {
        "meeting": N_("Meeting"), "phone": N_("Phone call"), "talk": N_("Talk in passing"),
        "letter": N_("Letter"), "email": N_("E-mail"), "note": N_("Note"),
    },
    model.MeetingState: {
        "planned": N_("Planned"), "running": N_("Running"), "draft": N_("To look over"),
        "sent": N_("Sent, not adopted"), "adopted": N_("Adopted"),
        "cancelled": N_("Did not take place"),
    },
    model.Presence: {
        "present": N_("present"), "excused": N_("excused"), "absent": N_("absent"),
        "partly": N_("partly there"),
    },
    model.Role: {
        "none": "", "chair": N_("chair"), "minutes": N_("minutes"), "guest": N_("guest"),
    },
    model.Side: {
        "board": N_("the board"), "others": N_("the other side"), "third": N_("somebody else"),
    },
    model.TopicState: {"open": N_("open"), "resting": N_("rests"), "done": N_("done")},
    model.VersionKind: {
        "sent": N_("as sent"), "adopted": N_("as adopted"), "addendum": N_("addition"),
    },
    kinds.Visibility: {"both": N_("everybody"), "board": N_("Board only")},
    promise.ActionState: _by_value(paper_words.ACTION_STATES),
    promise.DecisionKind: {
        "own": N_("the board"), "joint": N_("together"), "municipal": N_("the municipality"),
    },
    promise.Direction: {"theirs": N_("to us"), "ours": N_("by us")},
    promise.PromiseEventKind: {"moved": N_("moved")} | _by_value(paper_words.EVENT_WORDS),
    promise.PromiseState: _by_value(paper_words.PROMISE_STATES),
}  # fmt: skip

ENUMS: Final[Mapping[type[enum.Enum], Choices]] = MappingProxyType(
    {**_MONEY, **_PEOPLE, **_MATTERS, **_TALKS}
)
"""Per kind of choice: what each value is called."""

_SENT: Final = {
    "post": N_("by post"), "letterbox": N_("in the letterbox"), "email": N_("by e-mail"),
    "registered": N_("by registered post"), "by_hand": N_("by hand"),
}  # fmt: skip
_LINES: Final = {"rent": N_("Rent"), "service": N_("Service charges"), "other": N_("Other")}
_LANGUAGES: Final = {"nl": N_("Dutch"), "en": N_("English")}

CODES: Final[Mapping[str, Choices]] = MappingProxyType(
    {
        "budget.line": _LINES,
        "charge.kind": {"costs": N_("collection costs"), "interest": N_("interest")},
        "draft_line.kind": _LINES,
        "invoice_line.kind": _LINES,
        "letter.sent_how": _SENT,
        "minutes_sent.how": _SENT,
        "office.invoice_title": {"invoice": N_("Invoice"), "rent_note": N_("Rent note")},
        "office.language": _LANGUAGES,
        "party.language": _LANGUAGES,
        "procedure.code": {code: kind.title for code, kind in KINDS.items()},
        "procedure.own_unit": {"day": N_("days"), "week": N_("weeks"), "month": N_("months")},
        "procedure_event.kind": _by_value(HAPPENED),
    }
)  # fmt: skip
"""Per column that holds a code in plain text: what each code is called."""
