"""What is read of intake and documents before money is requested and before its paper form is entered."""

from __future__ import annotations

from services.funds.payout import service
from services.funds.payout.rules import Evidence
from shared.contracts.documents.records import DOSSIER, FILES, FileRecord
from shared.contracts.intake.records import CASE
from shared.platform.peers import Peers
from shared.platform.work import Caller
from shared.values.roles import Office


async def of_request(caller: Caller, peers: Peers, distribution_id: str) -> Evidence:
    """403 unless the caller may request a pay-out."""
    number = await caller.read(Office.HANDLING_OFFICER, service.case_of_distribution, distribution_id)
    return Evidence(
        await peers.read(CASE, case_number=number), await peers.read_all(DOSSIER, case_number=number)
    )


async def files_of(caller: Caller, peers: Peers, payout_id: str) -> list[FileRecord]:
    """The files of the pay-out's case. 403 unless the caller may enter paper forms."""
    payout = await caller.read(Office.FUNDS_OFFICER, service.read, payout_id)
    return await peers.read_all(FILES, case_number=payout.case_number)
