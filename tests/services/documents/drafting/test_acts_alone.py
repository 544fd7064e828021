"""An act or a delivery alone is enforced: nobody is ordered to report property as for money (财产调查规定第三条)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from services.documents.case_file import CaseFile
from services.documents.dossier.expected import Done, expected
from services.documents.drafting.batch import items
from services.documents.drafting.schemas import InitialBatchIn
from shared.contracts.intake.records import CaseRecord, PartyRecord
from shared.values.identity import PartyKind
from tests.harness import CLOCK_START
from tests.services.documents.road import BATCH


def party(role: str, name: str) -> PartyRecord:
    blank = dict.fromkeys(
        (
            "mobile",
            "household_address",
            "residence_address",
            "registered_address",
            "payee_bank",
            "payee_account",
        ),
        "",
    )
    said = {"id": name, "role": role, "name": name, "identity": name, "kind": PartyKind.NATURAL}
    return PartyRecord.model_validate(said | blank)


@pytest.mark.parametrize(
    ("principal", "interest", "act", "ordered"),
    [("100.00", "0.00", "", True), ("0.00", "5.00", "迁出房屋", True), ("0.00", "0.00", "迁出房屋", False)],
)
def test_the_order_to_report_is_sent_where_money_is_enforced(
    principal: str, interest: str, act: str, ordered: bool
) -> None:
    case = CaseRecord(
        case_number="（2026）豫1502执1号",
        filed_at=CLOCK_START,
        application_received_at=CLOCK_START,
        state="open",
        officer=None,
        judge=None,
        instrument_number="-",
        instrument_court="-",
        performance_due_on=date(2025, 12, 1),
        principal=Decimal(principal),
        interest=Decimal(interest),
        act_owed=act,
        parties=[party("applicant", "甲"), party("respondent", "乙")],
    )
    file = CaseFile(case=case, received={}, confirmed={})
    batch = items(file, None, InitialBatchIn.model_validate(BATCH), date(2026, 3, 2))
    sent = {one.kind for one in batch if one.addressee == "乙"}
    assert "enforcement_notice" in sent
    assert ("property_report_order" in sent) is ("property_declaration" in sent) is ordered
    papers = {one.id for one in expected(Done(case, {}))}
    assert "enforcement_notice/乙" in papers
    assert ("property_report_order/乙" in papers) is ordered
