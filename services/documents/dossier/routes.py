"""The dossier over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.documents.dossier import evidence, service
from services.documents.dossier.schemas import DossierItemOut, HandOverIn, HandOverOut
from shared.contracts.intake.records import CASE
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, STAFF, Office

router = APIRouter(tags=[f"dossier 卷宗 {cite(REGULATION['二(一)7'], REGULATION['二(一)8'])}"])


@router.get("/cases/{case_number}/dossier")
async def read_dossier(case_number: CaseNumberStr, caller: Calling) -> list[DossierItemOut]:
    return await caller.read(READERS, service.read_dossier, case_number)


@router.post("/cases/{case_number}/hand-overs", status_code=201)
async def hand_over(
    case_number: CaseNumberStr, body: HandOverIn, caller: Calling, peers: Reading
) -> HandOverOut:
    """Hand papers to the dossier centre."""
    case = await peers.read(CASE, case_number=case_number)
    known = await evidence.ids_of_case(peers, case.case_number, body.bundle)
    return await caller.act(STAFF, service.hand_over, case.case_number, body, known)


@router.get("/cases/{case_number}/hand-overs")
async def list_hand_overs(case_number: CaseNumberStr, caller: Calling) -> list[HandOverOut]:
    return await caller.read(READERS, service.list_hand_overs, case_number)


@router.post("/hand-overs/{hand_over_id}/receipt")
async def receive(hand_over_id: str, caller: Calling) -> HandOverOut:
    """Receive them; never by the person who handed them over."""
    return await caller.act(Office.DOSSIER_KEEPER, service.receive, hand_over_id)
