"""What the documents team holds of the case whose party has another name, or has none after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.corrections import repository as corrections
from services.intake.filing import repository as filing
from shared.contracts.documents.records import DOCUMENTS, FILES, DraftedRecord, FileRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


@dataclass(frozen=True)
class Held:
    """Empty before the case is filed."""

    files: Sequence[FileRecord] = ()
    documents: Sequence[DraftedRecord] = ()


async def gather(caller: Caller, peers: Peers, operation: Operation, party_id: str) -> Held:
    """403 unless the caller may take the act."""

    async def find(work: Work) -> str | None:
        party = await corrections.party(work.session, party_id)
        return (await filing.application(work.session, party.application_id)).case_number

    case_number = await caller.read(operation.offices, find)
    if case_number is None:
        return Held()
    return Held(
        await peers.read_all(FILES, case_number=case_number),
        await peers.read_all(DOCUMENTS, case_number=case_number),
    )
