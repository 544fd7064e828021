"""What is read of intake, custody, documents and auction before a matter is commissioned and before its letter is issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.commission.outbound import acts, courts, rules, service
from services.commission.outbound.rules import Evidence
from services.commission.outbound.schemas import InstructionIn, LetterIn, PaperIn
from services.commission.supplement.schemas import SupplyIn
from shared.contracts.auction.records import DISPOSALS
from shared.contracts.custody.records import ASSET, ASSETS, AssetRecord
from shared.contracts.documents.records import DOCUMENT, FILES
from shared.contracts.intake.records import CASE
from shared.gateways.court_link import Matter
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


async def of_instruction(
    caller: Caller, peers: Peers, case_number: str, body: InstructionIn
) -> tuple[AssetRecord, Evidence]:
    """403 unless the caller may commission."""
    seized_by = await caller.read(acts.INSTRUCT.offices, _ruling_in_force, body)
    asset = await peers.read(ASSET, asset_id=body.asset_id)
    ids = [body.ruling_document, *_made(body.papers, body.matter)]
    gathered = await _gather(peers, case_number, body.asset_id, ids)
    return asset, replace(
        gathered,
        assets=await peers.read_all(ASSETS, case_number=case_number),
        seized_by=await peers.read(DOCUMENT, document_id=seized_by) if seized_by else None,
    )


async def of_letter(caller: Caller, peers: Peers, commission_id: str, body: LetterIn | SupplyIn) -> Evidence:
    """403 unless the caller may issue letters."""
    commission = await caller.read(acts.ISSUE_LETTER.offices, service.read, commission_id)
    letter = [body.document_id] if body.document_id else []
    ids = [*letter, *_made(body.enclosures, commission.matter)]
    return await _gather(peers, commission.case_number, commission.asset_id, ids)


async def _ruling_in_force(work: Work, body: InstructionIn) -> str | None:
    """The ruling by which another court holds the asset for us."""
    _, held, _ = await courts.receiving(work, body)
    return held.ruling_document if held else None


def _made(papers: Sequence[PaperIn], matter: Matter) -> list[str]:
    """The ids of those papers that are documents made here."""
    return [paper.document_id for paper in papers if rules.made_as(paper.kind, matter)]


async def _gather(peers: Peers, case_number: str, asset_id: str, ids: Sequence[str]) -> Evidence:
    case = await peers.read(CASE, case_number=case_number)
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    found = {id: await peers.find(DOCUMENT, document_id=id) for id in dict.fromkeys(ids)}
    return Evidence(
        case,
        {id: document for id, document in found.items() if document is not None},
        {file.id: file for file in await peers.read_all(FILES, case_number=case_number)},
        any(one.on_sale for one in disposals if one.asset_id == asset_id),
    )
