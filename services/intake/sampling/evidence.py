"""The files of the case whose fault is answered."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.sampling import acts, service
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_answer(caller: Caller, peers: Peers, fault_id: str) -> Sequence[FileRecord]:
    """403 unless the caller is an officer."""
    case_number = await caller.read(acts.ANSWER_FAULT.offices, service.case_of, fault_id)
    return await peers.read_all(FILES, case_number=case_number)
