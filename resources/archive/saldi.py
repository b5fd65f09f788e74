"""Telt alle saldi opnieuw op, alleen uit tabellen/*.jsonl. Gebruik: python3 saldi.py"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAID = json.loads((HERE / "saldi.json").read_text("utf-8"))


def rows(name, day="id"):
    """Lees een tabel, tot en met de dag van de saldi."""
    lines = (HERE / "tabellen" / f"{name}.jsonl").read_text("utf-8").split("\n")
    found = [json.loads(line) for line in lines if line]
    return [row for row in found if day == "id" or row[day] <= SAID["dag"]]


booked = {row["id"]: row["booked_on"] for row in rows("entry")}
owner = {row["id"]: row["merged_into_id"] or row["id"] for row in rows("party")}
accounts = {row["id"]: row for row in rows("account")}
balances = {str(number): row["opening_balance"] for number, row in accounts.items()}
for row in rows("entry", "booked_on"):
    begun = row["booked_on"] >= (accounts[row["account_id"]]["opening_day"] or "")
    if begun and balances[str(row["account_id"])] is not None:
        balances[str(row["account_id"])] += row["amount"]
asked = {("invoice_id", r["id"]): r for r in rows("invoice", "issued_on") if not r["credits_id"]}
asked |= {("opening_id", row["id"]): row for row in rows("opening_item", "on_day")}
asked |= {("charge_id", r["id"]): r for r in rows("charge", "on_day")
          if not r["waived_on"] or r["waived_on"] > SAID["dag"]}  # fmt: skip
left = {key: row["total"] if "total" in row else row["amount"] for key, row in asked.items()}
for row in rows("invoice", "issued_on"):
    if row["credits_id"]:
        left["invoice_id", row["credits_id"]] += row["total"]
credit = 0
for row in rows("allocation"):
    if row["undone_on"] or booked.get(row["entry_id"], row["made_on"]) > SAID["dag"]:
        continue
    if row["party_id"] and (row["target"] == "credit" or not row["entry_id"]):
        credit += row["amount"] if row["entry_id"] else -row["amount"]
    for key in ((column, row[column]) for column in ("invoice_id", "opening_id", "charge_id")):
        left |= {key: left[key] - row["amount"]} if key in left else {}
held = sum(r["amount"] if r["kind"] == "received" else -r["amount"]
           for r in rows("deposit_move", "on_day") if r["kind"] != "asked")  # fmt: skip
opened = {}
for key, amount in left.items():
    person = str(owner[asked[key]["party_id"]])
    opened[person] = opened.get(person, 0) + amount
found = {"rekeningen": balances, "open": {k: v for k, v in opened.items() if v},
         "tegoed": credit, "waarborgsommen": held}  # fmt: skip
for name, value in found.items():
    word = "klopt" if value == SAID[name] else "KLOPT NIET"
    sys.stdout.write(f"{name}: {word}: {json.dumps(value)}\n")
sys.exit(0 if all(value == SAID[name] for name, value in found.items()) else 1)
