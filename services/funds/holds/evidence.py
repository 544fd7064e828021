"""What is read of documents before a hold is asked for: the files of its case."""

from __future__ import annotations

from services.funds.holds.acts import REQUEST_HOLD
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def files_of(caller: Caller, peers: Peers, case_number: str) -> list[FileRecord]:
    """403 unless the caller may ask for holds."""
    await caller.check_office(REQUEST_HOLD.offices)
    return await peers.read_all(FILES, case_number=case_number)
