"""The papers of the case of an interview."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.conclusion import acts, service
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_interview(caller: Caller, peers: Peers, interview_id: str) -> Sequence[FileRecord]:
    """403 unless the caller checks clues."""
    case_number = await caller.read(acts.CHECK_CLUES.offices, service.case_of_interview, interview_id)
    return await peers.read_all(FILES, case_number=case_number)
