"""What is read of the other teams before an offline result is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.custody.measures import evidence, repository
from services.custody.measures.schemas import DecisionIn
from services.custody.offline import acts
from services.custody.offline.schemas import OfflineIn
from shared.contracts.documents.records import DOCUMENT, FILES, DocumentRecord, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


@dataclass(frozen=True)
class Evidence:
    """`decision`: what a decision to freeze online would be judged by; `letter`: the document that is named as
    the assistance notice; `files`: of the case."""

    decision: evidence.Evidence
    letter: DocumentRecord | None
    files: Sequence[FileRecord]


def as_decision(body: OfflineIn) -> DecisionIn:
    """A seizure made offline is bound as one made online."""
    return DecisionIn(
        way="freeze_online", amount=body.amount, ruling_document=body.ruling_document, reason=body.reason
    )


async def of_result(caller: Caller, peers: Peers, asset_id: str, body: OfflineIn) -> Evidence:
    """403 unless the caller decides on assets."""
    read = await evidence.of_decision(caller, peers, asset_id, as_decision(body))
    letter = await peers.find(DOCUMENT, document_id=body.letter_document) if body.letter_document else None
    return Evidence(read, letter, await peers.read_all(FILES, case_number=read.case.case_number))


async def of_return(caller: Caller, peers: Peers, measure_id: str) -> Sequence[FileRecord]:
    """403 unless the caller decides on assets."""

    async def case_of(work: Work) -> str:
        return (await repository.measure(work.session, measure_id)).case_number

    case_number = await caller.read(acts.RECORD_RETURN.offices, case_of)
    return await peers.read_all(FILES, case_number=case_number)
