"""What is read of intake and documents before something is recorded of a site: the case, and its files."""

from __future__ import annotations

from dataclasses import dataclass

from shared.contracts.documents.records import FILES, FileRecord
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    case: CaseRecord
    files: list[FileRecord]


async def gather(caller: Caller, peers: Peers, operation: Operation, case_number: str) -> Evidence:
    """403 unless the caller may take the act."""
    await caller.check_office(operation.offices)
    return Evidence(
        await peers.read(CASE, case_number=case_number), await peers.read_all(FILES, case_number=case_number)
    )
