"""What is read of intake and documents before money is requested and before its paper form is entered."""

from __future__ import annotations

from services.funds.distribution import service as planning
from services.funds.distribution.evidence import claimed
from services.funds.distribution.rules import Claimed
from services.funds.payout import acts, service
from services.funds.payout.rules import Evidence
from shared.contracts.documents.records import DOSSIER, FILES, FileRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_request(
    caller: Caller, peers: Peers, distribution_id: str, account_paper: str | None
) -> Evidence:
    """403 unless the caller may request a pay-out."""
    number = await caller.read(acts.REQUEST_PAYOUT.offices, planning.case_of, distribution_id)
    return Evidence(
        await claimed(peers, number),
        await peers.read_all(DOSSIER, case_number=number),
        await peers.read_all(FILES, case_number=number) if account_paper else (),
    )


async def of_payout(caller: Caller, peers: Peers, operation: Operation, payout_id: str) -> Claimed:
    """403 unless the caller may take the step."""
    return await claimed(peers, await caller.read(operation.offices, service.case_of, payout_id))


async def files_of(caller: Caller, peers: Peers, payout_id: str) -> list[FileRecord]:
    """The files of the pay-out's case. 403 unless the caller may enter paper forms."""
    payout = await caller.read(acts.ENTER_PAYOUT_PAPER.offices, service.read, payout_id)
    return await peers.read_all(FILES, case_number=payout.case_number)
