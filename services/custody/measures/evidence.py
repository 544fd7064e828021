"""What is read of intake and documents before an asset is decided on, and again before the order is carried out."""

from __future__ import annotations

from dataclasses import dataclass

from services.custody.measures import repository
from services.custody.measures.schemas import DecisionIn, LiftingIn
from shared.contracts.documents.records import DOCUMENT, DocumentRecord
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work
from shared.values.roles import Office


@dataclass(frozen=True)
class Evidence:
    """`ruling`: the document that is named as such; None where none is named, or documents holds no such one."""

    case: CaseRecord
    ruling: DocumentRecord | None


async def of_decision(caller: Caller, peers: Peers, asset_id: str, body: DecisionIn) -> Evidence:
    """403 unless the caller decides on assets."""
    case_number = await caller.read(Office.CUSTODY_OFFICER, _case_of, asset_id)
    return await gather(peers, case_number, body.ruling_document)


async def gather(peers: Peers, case_number: str, ruling_document: str) -> Evidence:
    """With no `ruling_document`, no ruling."""
    case = await peers.read(CASE, case_number=case_number)
    ruling = await peers.find(DOCUMENT, document_id=ruling_document) if ruling_document else None
    return Evidence(case, ruling)


async def of_lifting(caller: Caller, peers: Peers, body: LiftingIn) -> DocumentRecord | None:
    """403 unless the caller decides on assets."""
    await caller.check_office(Office.CUSTODY_OFFICER)
    return await peers.find(DOCUMENT, document_id=body.ruling_document)


async def _case_of(work: Work, asset_id: str) -> str:
    return (await repository.asset(work.session, asset_id)).case_number
