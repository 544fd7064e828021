"""A ruling lets go of a sum of our own freeze of a deposit, of what it holds, one ruling after another (查封扣押冻结规定第二十八条)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from services.documents.drafting.parted import part_fault
from services.documents.drafting.record import Record, Ruling
from shared.contracts.custody.records import AssetRecord, MeasureRecord
from shared.contracts.documents.records import Operative, RuledAsset
from tests.services.documents.drafting.on_record import CASE, DEPOSIT, RECORD, asset, at


def measure(**changes: Any) -> MeasureRecord:
    found = {
        "asset_id": "deposit",
        "state": "in_force",
        "lift_decided_at": None,
        "controlled": Decimal(40_000),
    }
    return MeasureRecord.model_validate(found | changes)


def lifting(name: str, lifts: str, amount: int | None) -> Ruling:
    said = RuledAsset(identifier=DEPOSIT, measure="freeze", lifts=lifts, amount=amount)
    return Ruling(name, f"{CASE}{name}", Operative(parties=[], assets=[said]))


def record(held: MeasureRecord, *rulings: Ruling, kind: str = "bank_deposit") -> Record:
    known: AssetRecord = asset("deposit", DEPOSIT).model_copy(update={"kind": kind})
    return Record(RECORD.case, Decimal(0), [known], [held], rulings=rulings)


DONE = {
    "ruling_document": "之二",
    "amount": 1,
    "reason": "",
    "decided_by": "",
    "decided_at": at("2026-03-05"),
}
DONE |= {"lifted_at": at("2026-03-05")}


@pytest.mark.parametrize(
    ("amount", "held", "kind", "rulings", "fault"),
    [
        ("40000", {}, "bank_deposit", [], ""),
        ("40000.01", {}, "bank_deposit", [], "现在冻结的是"),
        ("0", {}, "bank_deposit", [], "大于零"),
        ("1", {}, "equity", [], "整项解除"),
        ("1", {"commission": "c"}, "bank_deposit", [], "受托法院"),
        ("1", {"state": "waiting"}, "bank_deposit", [], "现在冻结的是0"),
        ("1", {}, "bank_deposit", [lifting("之二", CASE, 5)], "之二解除的金额尚未办理"),
        ("1", {"lifted_parts": [DONE]}, "bank_deposit", [lifting("之二", CASE, 5)], ""),
        ("1", {}, "bank_deposit", [lifting("之二", "another freeze", 5)], ""),
        ("1", {}, "bank_deposit", [lifting("之二", CASE, None)], ""),
    ],
)
def test_a_sum_is_let_go_of_our_own_freeze_one_ruling_after_another(
    amount: str, held: dict[str, Any], kind: str, rulings: list[Ruling], fault: str
) -> None:
    stands = measure(**held)
    found = part_fault(Decimal(amount), stands, CASE, record(stands, *rulings, kind=kind))
    assert (fault in found) if fault else (found == "")
