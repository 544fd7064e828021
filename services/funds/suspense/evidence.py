"""What is read of intake before money in the main account is identified and claimed."""

from __future__ import annotations

from services.funds.suspense import service
from services.funds.suspense.acts import CLAIM_RECEIPT
from shared.contracts.intake.records import CASE, CASES_NAMED, CaseRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def candidates(caller: Caller, peers: Peers, receipt_id: str) -> list[CaseRecord]:
    """The cases open to the caller that the remark names, or a respondent of which goes or went by the name of the payer or by one
    in the remark.

    403 unless the caller may claim.
    """
    numbers, names = await caller.read(CLAIM_RECEIPT.offices, service.sought_for, receipt_id)
    for name in names:
        numbers += [
            card.case_number
            for card in await peers.read_all(CASES_NAMED, name=name)
            if card.state == "open" and name in (*card.respondents, *card.respondents_formerly)
        ]
    cases = [await peers.read_if_open(CASE, case_number=number) for number in dict.fromkeys(numbers)]
    return [case for case in cases if case is not None]


async def case_of(caller: Caller, peers: Peers, operation: Operation, case_number: str) -> CaseRecord:
    """403 unless the caller may take the act."""
    await caller.check_office(operation.offices)
    return await peers.read(CASE, case_number=case_number)
