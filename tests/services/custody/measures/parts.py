"""A ruling of our own case that lets go of a sum, with what is read beside it."""

from __future__ import annotations

from decimal import Decimal

from services.custody.measures.evidence import LiftingEvidence
from shared.contracts.documents.records import DocumentRecord, NamedParty, Operative, RuledAsset
from shared.contracts.intake.records import CaseRecord
from tests.harness import CLOCK_START

CASE = "（2026）豫1502执9101号"
PARTIES = [
    NamedParty(role="applicant", name="明升公司", identity="91411502MA40ABCD1X"),
    NamedParty(role="respondent", name="孙立业", identity="41150219800115003X"),
]


def of_case(identifier: str, amount: str | None, name: str) -> LiftingEvidence:
    addresses = dict.fromkeys(
        ("household_address", "residence_address", "registered_address", "payee_bank", "payee_account"), ""
    )
    parties = [
        {"id": id, "kind": "natural", "mobile": "", **addresses, **one.model_dump()}
        for id, one in zip(("creditor", "debtor"), PARTIES, strict=True)
    ]
    case = CaseRecord.model_validate(
        {
            "case_number": CASE,
            **dict.fromkeys(("filed_at", "application_received_at"), CLOCK_START),
            **dict.fromkeys(("instrument_number", "instrument_court"), "-"),
            **{"state": "open", "officer": "chengban01", "judge": "faguan01", "parties": parties},
            **{"performance_due_on": CLOCK_START.date(), "principal": 100_000, "interest": 0},
        }
    )
    lifted = RuledAsset(
        identifier=identifier, measure="freeze", lifts="原裁定", amount=Decimal(amount) if amount else None
    )
    document = DocumentRecord(
        id=name,
        case_number=CASE,
        number=CASE + "之二",
        kind="lifting_ruling",
        sha256="",
        signed_at=CLOCK_START,
        operative=Operative(parties=PARTIES, assets=[lifted]),
    )
    return LiftingEvidence(case, document, "原裁定", on_sale=False)
