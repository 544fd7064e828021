"""What is read of intake and documents before a measure is renewed, and again before the order is carried out."""

from __future__ import annotations

from dataclasses import dataclass

from services.custody.measures import repository
from services.custody.renewal import acts
from services.custody.renewal.schemas import RenewalIn
from shared.contracts.documents.records import DOCUMENT, DocumentRecord
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


@dataclass(frozen=True)
class Evidence:
    """`ruling` and `letter`: the documents that are named as such."""

    case: CaseRecord
    ruling: DocumentRecord | None
    letter: DocumentRecord | None


async def of_decision(caller: Caller, peers: Peers, measure_id: str, body: RenewalIn) -> Evidence:
    """403 unless the caller decides on assets."""
    case_number = await caller.read(acts.RENEW_MEASURE.offices, _case_of, measure_id)
    return await gather(peers, case_number, body.ruling_document, body.letter_document)


async def gather(peers: Peers, case_number: str, ruling: str, letter: str) -> Evidence:
    return Evidence(
        await peers.read(CASE, case_number=case_number),
        await peers.find(DOCUMENT, document_id=ruling),
        await peers.find(DOCUMENT, document_id=letter),
    )


async def _case_of(work: Work, measure_id: str) -> str:
    return (await repository.measure(work.session, measure_id)).case_number
