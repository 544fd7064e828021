"""The files of the case whose stay is decided on or ended."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.suspension import service
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_stay(caller: Caller, peers: Peers, operation: Operation, stay_id: str) -> Sequence[FileRecord]:
    """403 unless the caller's office does `operation`."""
    case_number = await caller.read(operation.offices, service.case_of, stay_id)
    return await peers.read_all(FILES, case_number=case_number)
