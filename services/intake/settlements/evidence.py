"""What is read of other teams of a settlement: the files of its case, and what has come for the claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.settlements import service
from shared.contracts.documents.records import DOCUMENT, FILES, DocumentRecord, FileRecord
from shared.contracts.funds.records import LEDGER, ComeIn
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    """`ruling`: the document that is named to show fraud or duress."""

    files: Sequence[FileRecord]
    come_in: Sequence[ComeIn]
    ruling: DocumentRecord | None = None


async def of_settlement(
    caller: Caller, peers: Peers, operation: Operation, settlement_id: str, ruling: str | None = None
) -> Evidence:
    """403 unless the caller may take the act."""
    case_number = await caller.read(operation.offices, service.case_of, settlement_id)
    files = await peers.read_all(FILES, case_number=case_number)
    named = await peers.find(DOCUMENT, document_id=ruling) if ruling else None
    return Evidence(files, (await peers.read(LEDGER, case_number=case_number)).come_in, named)
