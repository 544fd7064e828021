"""What is read of intake before money is requested: the case's officer, and where its parties are paid."""

from __future__ import annotations

from services.funds.payout import service
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller
from shared.values.roles import Office


async def case_of(caller: Caller, peers: Peers, distribution_id: str) -> CaseRecord:
    """403 unless the caller may request a pay-out."""
    case_number = await caller.read(Office.HANDLING_OFFICER, service.case_of_distribution, distribution_id)
    return await peers.read(CASE, case_number=case_number)
