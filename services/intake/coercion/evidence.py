"""What is read of the other teams before somebody is coerced: the papers of the case, its signed document, what is controlled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.intake.coercion import service
from shared.contracts.custody.records import ASSETS
from shared.contracts.documents.records import DOCUMENT, FILES, DocumentRecord, FileRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    """`controlled`: what measures in force take of the claim, yuan."""

    files: Sequence[FileRecord]
    controlled: Decimal = Decimal(0)
    document: DocumentRecord | None = None


async def of_case(peers: Peers, case_number: str, document: DocumentRecord | None = None) -> Evidence:
    assets = await peers.read_all(ASSETS, case_number=case_number)
    taken = (one.taken for one in assets if one.measure and one.measure.state == "in_force")
    controlled = sum(filter(None, taken), Decimal(0))
    return Evidence(await peers.read_all(FILES, case_number=case_number), controlled, document)


async def of_coercion(
    caller: Caller, peers: Peers, operation: Operation, coercion_id: str, document: str | None = None
) -> Evidence:
    """403 unless the caller may take the act."""
    case_number = await caller.read(operation.offices, service.case_of, coercion_id)
    signed = await peers.find(DOCUMENT, document_id=document) if document else None
    return await of_case(peers, case_number, signed)
