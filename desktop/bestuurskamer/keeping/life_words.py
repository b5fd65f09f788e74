"""What tables and their columns are called where the life of a record is told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bestuurskamer.errors import N_

TABLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "account": N_("Account"), "action_item": N_("Action"), "address": N_("Address"),
        "agenda_item": N_("Point"), "agreement": N_("Agreement"), "allocation": N_("Money placed"),
        "arrangement": N_("Payment arrangement"), "arrangement_item": N_("Invoice in it"),
        "attendance": N_("Who was there"), "board_member": N_("Board member"),
        "budget": N_("Budget"), "building": N_("Building"), "call": N_("Call"),
        "cash_count": N_("Count of the cash box"), "charge": N_("Costs or interest"),
        "closed_year": N_("Closing of the year"), "contact": N_("Contact"),
        "contradiction": N_("Contradiction"), "correction": N_("Correction"),
        "decision": N_("Decision"), "department": N_("Department"), "deposit_move": N_("Deposit"),
        "document": N_("Document"), "dossier": N_("Matter"), "dossier_case": N_("Case number"),
        "dossier_kind": N_("Kind of matter"), "dossier_link": N_("Matter that goes with it"),
        "dossier_step": N_("Step"), "draft": N_("Draft"), "draft_line": N_("Line"),
        "entry": N_("Bank or cash entry"), "equated_day": N_("Day by royal decree"),
        "extra": N_("Beside the rent"), "figure": N_("Figure of law"), "handout": N_("Given out"),
        "head_lease": N_("Head lease"), "head_rent": N_("Head rent"),
        "instalment": N_("Instalment"), "invoice": N_("Invoice"), "invoice_line": N_("Line"),
        "lease": N_("Lease agreement"), "lease_room": N_("Room"), "letter": N_("Letter"),
        "letter_item": N_("Invoice in it"), "line": N_("Line"), "meeting": N_("Meeting"),
        "minutes_sent": N_("Sent"), "minutes_version": N_("Version of the minutes"),
        "money_kind": N_("Kind of income or expenses"), "obligation": N_("Duty"),
        "office": N_("The board"), "opening_item": N_("Invoice from before"),
        "party": N_("Person or organisation"), "party_iban": N_("Account (IBAN)"),
        "post": N_("Post"), "procedure": N_("Term"), "procedure_event": N_("Event"),
        "promise": N_("Promise"), "promise_event": N_("Event"), "question": N_("Question"),
        "receipt": N_("Receipt"), "recusal": N_("Who kept out of it"),
        "ready_letter": N_("Letter to the municipality"), "rent_line": N_("Rent line"),
        "room": N_("Room"), "series": N_("Series of meetings"),
        "statement_import": N_("Bank file"), "topic": N_("Topic"), "vat_position": N_("VAT status"),
    }
)  # fmt: skip
"""By table: what one row of it is. A table that is not here has no history of its own."""

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "abbreviation": N_("Abbreviation"), "account_id": N_("Account"),
        "added_on": N_("Filed on"), "sort": N_("Kind"), "adopted_in_id": N_("Adopted in"),
        "adoption": N_("Adopted how"), "amount": N_("Amount"), "answer": N_("Answer"),
        "answered_on": N_("Answered on"), "approves_version_id": N_("Minutes to adopt"),
        "approves_meeting_id": N_("Minutes to adopt"), "archived_on": N_("Out of sight since"),
        "area": N_("Area in m²"), "asked_on": N_("Asked on"),
        "bank_reference": N_("Reference of the bank"), "began_meeting_id": N_("Began in"),
        "begins": N_("Begins"), "board_limit": N_("For the board alone"), "booked_on": N_("Day"),
        "building_id": N_("Building"), "by_board": N_("Filled in by the board"),
        "by_name": N_("By whom"), "by_us": N_("We do this"), "came": N_("Came"),
        "capacity": N_("Number of people"), "case_number": N_("Case number"),
        "checked_on": N_("Checked on"), "closed_on": N_("Closed on"),
        "closing": N_("Balance at the end"), "code": N_("Kind"),
        "commission": N_("Paid assignment"), "contact": N_("Contact for invoices"),
        "contact_phone": N_("Telephone of the contact"),
        "contract": N_("By contract, without a term of law"), "costs": N_("Costs"),
        "counted": N_("Counted"), "counter_iban": N_("Account (IBAN)"), "counter_name": N_("Name"),
        "country": N_("Country"), "counts": N_("Counts as a holiday"), "credits_id": N_("Credits"),
        "day": N_("Day"), "day_of_month": N_("Day of the month"), "decided_on": N_("Decided on"),
        "delivery": N_("Sent by"), "department": N_("Department"),
        "department_id": N_("Department"), "deposit_agreed": N_("Deposit agreed"),
        "direction": N_("Which side"), "document_day": N_("Day on the document"),
        "document_id": N_("Document"), "done_on": N_("Done on"), "dossier_id": N_("Matter"),
        "due_on": N_("Before"), "email": N_("E-mail"), "end_computed": N_("End by the law"),
        "end_manual": N_("End set by the board"), "end_to_end": N_("Reference of the payer"),
        "ended_on": N_("Ended on"), "ended_reason": N_("Why it ends"), "ends": N_("Ends"),
        "ends_on": N_("Ends on"), "entries": N_("Entries"), "entry_id": N_("Bank or cash entry"),
        "every_month": N_("Every month"), "every_months": N_("Every so many months"),
        "expected": N_("Expected"), "explanation": N_("How it is worked out"),
        "file_name": N_("File"), "first_day": N_("First day"), "first_number": N_("First number"),
        "floor": N_("Floor"), "given_on": N_("Given on"), "goal": N_("Goal"),
        "handled_on": N_("Dealt with on"), "handler": N_("Who deals with it"),
        "head_lease_id": N_("Head lease"), "held_on": N_("Day"),
        "holder": N_("Name on the account"), "how": N_("How"), "iban": N_("IBAN"),
        "interest": N_("Interest"), "internal": N_("Board only"), "invoice_id": N_("Invoice"),
        "invoice_title": N_("Title on invoices"), "invoices_from": N_("Invoices from"),
        "issued_on": N_("Day of the invoice"), "kenmerk": N_("Payment reference"),
        "key": N_("Kind"), "kind": N_("Kind"), "kind_id": N_("Kind"), "known_on": N_("Known on"),
        "kvk_number": N_("KvK number"), "landlord_id": N_("Landlord"), "language": N_("Language"),
        "last_day": N_("Last day"), "last_month": N_("Last month"),
        "last_status": N_("What they said last"), "lead": N_("Who looks after it"),
        "lease_id": N_("Lease agreement"), "left": N_("Went away at"),
        "left_room": N_("Left the room"), "legal_form": N_("Legal form"),
        "legal_name": N_("Name of the board"), "line": N_("Kind"), "line_number": N_("Line"),
        "logo": N_("Logo"), "made_on": N_("Made on"),
        "manual_reason": N_("Why another day counts"), "meeting_id": N_("Meeting"),
        "member_id": N_("Board member"), "merged_into_id": N_("Merged into"),
        "minutes": N_("Minutes"), "month": N_("Month"), "monthly": N_("Amount a month"),
        "mover": N_("Whose move it is"), "mover_department_id": N_("Department whose move it is"),
        "mover_name": N_("Whose move it is"), "mover_since": N_("Their move since"),
        "name": N_("Name"), "net": N_("Amount without VAT"), "new": N_("Becomes"),
        "new_due": N_("New day"), "next_on": N_("Next day"), "next_what": N_("What for"),
        "note": N_("Note"), "notice_by": N_("Last day to give notice"),
        "notice_months": N_("Months of notice"), "number": N_("Number"), "old": N_("Stood there"),
        "old_due": N_("Day before"), "on_day": N_("Day"), "on_invoices": N_("On invoices"),
        "one_id": N_("Matter"), "one_line_id": N_("One statement"), "open": N_("Open then"),
        "opened_on": N_("Opened on"), "opening_balance": N_("Balance at the start"),
        "opening_day": N_("Day of that balance"), "opening_id": N_("Invoice from before"),
        "organisation_id": N_("Organisation"), "origin_id": N_("Follows on"),
        "other_id": N_("The other matter"), "other_line_id": N_("The other statement"),
        "own_article": N_("Article"), "own_by_law": N_("Set by a law"),
        "own_count": N_("Own length"), "own_unit": N_("Counted in"), "pages": N_("Pages"),
        "party_id": N_("Of whom"), "party_name": N_("Name on the invoice"),
        "payment_days": N_("Days to pay"), "person_id": N_("Person"), "phone": N_("Telephone"),
        "place": N_("Where"), "post": N_("Post"), "postal_code": N_("Postal code"),
        "precision": N_("How precise the day is"), "presence": N_("Was there"),
        "price": N_("Price"), "proposed_by": N_("Proposed by"), "proposed_on": N_("Proposed on"),
        "quantity": N_("Quantity"), "raw": N_("As typed"), "reason": N_("Reason"),
        "received_on": N_("Received on"), "recurring": N_("Comes back each time"),
        "redoes_id": N_("Instead of"), "reference": N_("Own reference"),
        "regime": N_("Kind of lease"), "remark": N_("Remark"),
        "remarks_before": N_("Remarks before"), "renewal_by": N_("Last day to ask for renewal"),
        "reopened_for": N_("Why it was opened again"), "reopened_on": N_("Opened again on"),
        "replaces_id": N_("Instead of"), "reply_by": N_("Time to answer until"),
        "rests_until": N_("Rests until"), "reversal": N_("Booked back by the bank"),
        "rhythm": N_("Invoiced"), "role": N_("Task"), "room_id": N_("Room"),
        "runs_on": N_("What may go on after the end"), "said_by": N_("Said by"),
        "seen_on": N_("Seen on"), "sent_by": N_("Sent by whom"), "sent_how": N_("Sent how"),
        "sent_on": N_("Sent on"), "series_id": N_("Series of meetings"), "side": N_("Side"),
        "signed_on": N_("Signed on"), "solved_on": N_("Cleared up on"), "source": N_("Source"),
        "stage": N_("Stage"), "standing": N_("Where we stand"),
        "standing_points": N_("Standing points"), "start_on": N_("Day that starts the term"),
        "starts_on": N_("Begins on"), "state": N_("How it stands"), "status": N_("VAT status"),
        "steps": N_("Usual steps"), "street": N_("Street and number"),
        "sublet_allowed": N_("Subletting allowed"), "sublet_on": N_("Allowed on"),
        "sublet_reference": N_("Where that stands"), "successor_id": N_("Goes on in"),
        "taken_back_on": N_("Taken back on"),
        "takes_back_id": N_("Takes back"), "target": N_("What for"), "tenant_id": N_("Tenant"),
        "text": N_("Description"), "timing": N_("When"), "title": N_("Name"),
        "to_whom": N_("To whom"), "topic_id": N_("Topic"), "total": N_("Amount"),
        "town": N_("Town"), "undone_on": N_("Taken back on"), "unit": N_("Unit"),
        "until": N_("New last day"), "value": N_("Value"), "vat": N_("VAT"),
        "vat_number": N_("VAT id"), "vat_rate": N_("VAT rate"),
        "shifted": N_("VAT shifted to the board"), "vat_reason": N_("Why this VAT"),
        "version": N_("Version"), "visible": N_("For whom"), "waived_on": N_("Let go on"),
        "what": N_("What"), "who": N_("Who"), "with_others": N_("With others"),
        "withdrawn_on": N_("Withdrawn on"), "words": N_("Text"), "year": N_("Year"),
    }
)  # fmt: skip
_SILENT: Final = frozenset(
    {
        "id", "agenda_item_id", "agreement_id", "arrangement_id", "chain_id", "charge_id",
        "content", "credits_line_id", "deposit_move_id", "demo", "draft_id", "extra_id", "form",
        "import_id", "letter_id", "line_id", "made_at", "media_type", "pdf", "procedure_id",
        "promise_id", "run_id", "series", "setup_step", "sha256", "size", "snapshot",
        "statement_id", "version_id",
    }
)  # fmt: skip
"""The program's own business, and what says nothing to people."""
_SILENT_IN: Final = frozenset(
    {
        "agenda_item.place", "document.words", "dossier_kind.code", "dossier_step.place",
        "draft_line.place", "entry.code", "entry.place", "figure.key", "invoice.place",
        "invoice.year", "invoice_line.place", "line.place", "line.words", "money_kind.key",
        "statement_import.form", "statement_import.left_out",
    }
)  # fmt: skip
_OTHERWISE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "allocation.amount": N_("Placed"), "dossier_step.what": N_("Step"),
        "figure.first_day": N_("Counts from"), "invoice.due_on": N_("To be paid by"),
        "instalment.due_on": N_("To be paid by"), "meeting.next_on": N_("Next time"),
        "party.number": N_("Tenant number"), "post.title": N_("Post"), "receipt.name": N_("File"),
        "rent_line.text": N_("For what"), "vat_position.first_day": N_("Counts from"),
    }
)  # fmt: skip


def word_of(table: str, column: str) -> str:
    """What a column is called, a sentence to translate; empty where it is not told.

    KeyError for a column of a told table that nobody gave a word: a test looks for those.
    """
    both = f"{table}.{column}"
    if column in _SILENT or both in _SILENT_IN:
        return ""
    return _OTHERWISE.get(both) or _WORDS[column]
