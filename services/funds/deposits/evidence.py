"""What is read of intake and documents before what an auction has cost is entered: the case and its files."""

from __future__ import annotations

from collections.abc import Sequence

from services.funds.deposits.acts import ENTER_COST
from shared.contracts.documents.records import FILES, FileRecord
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_case(caller: Caller, peers: Peers, number: str) -> tuple[CaseRecord, Sequence[FileRecord]]:
    """403 unless the caller may enter it."""
    await caller.check_office(ENTER_COST.offices)
    return await peers.read(CASE, case_number=number), await peers.read_all(FILES, case_number=number)
