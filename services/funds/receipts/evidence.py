"""What is read of intake before money that has reached no case is claimed for one."""

from __future__ import annotations

from services.funds.receipts import service
from services.funds.receipts.acts import CLAIM_RECEIPT
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def mentioned(caller: Caller, peers: Peers, receipt_id: str) -> list[CaseRecord]:
    """The cases that a receipt's remark names and that are open to the caller. 403 unless the caller may claim."""
    numbers = await caller.read(CLAIM_RECEIPT.offices, service.mentioned_cases, receipt_id)
    cases = [await peers.read_if_open(CASE, case_number=number) for number in numbers]
    return [case for case in cases if case is not None]


async def claimed_for(caller: Caller, peers: Peers, case_number: str) -> CaseRecord:
    """403 unless the caller may claim."""
    await caller.check_office(CLAIM_RECEIPT.offices)
    return await peers.read(CASE, case_number=case_number)
