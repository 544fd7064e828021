"""The decision to dispose, its papers, and the whole record of a disposal, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter, Request

from services.auction import case_file
from services.auction.disposals import overview, service
from services.auction.disposals.schemas import DisposalIn, DisposalOut, PaperOut, PapersIn
from services.auction.notification import ToldIn
from shared.platform.http import Calling
from shared.platform.rulings import check_ruling
from shared.values.articles import PMB, REF, REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import READERS, Office

router = APIRouter(
    tags=[f"disposals 决定拍卖、材料移转 {cite(REGULATION['二(四)1'], REGULATION['二(四)2'])}"]
)


@router.post("/cases/{case_number}/disposals", status_code=201)
async def decide(
    case_number: CaseNumberStr, body: DisposalIn, request: Request, caller: Calling
) -> DisposalOut:
    """Decide to auction one controlled asset of the case."""
    await caller.check_office(Office.HANDLING_OFFICER)
    case = await case_file.of_case(request, caller, case_number)
    assets = await case_file.read(request, caller, "custody", case_number, "/assets")
    asset = next((asset for asset in assets if asset["id"] == body.asset_id), None)
    if asset is None:
        raise Problem(409, ProblemCode.ASSET_NOT_OF_CASE, article=REF[1])
    peers, article = request.app.state.peers, PMB[1]
    await check_ruling(peers, caller.token, body.ruling_document, case_number, ("auction_ruling",), article)
    return await caller.act(Office.HANDLING_OFFICER, service.decide, case, asset, body)


@router.post("/disposals/{asset_id}/ruling-service", status_code=201)
async def serve_ruling(asset_id: str, body: ToldIn, request: Request, caller: Calling) -> DisposalOut:
    """The ruling to auction served on the parties."""
    case = await case_file.of_asset(request, caller, asset_id)
    return await caller.act(Office.HANDLING_OFFICER, service.serve_ruling, case, asset_id, body)


@router.post("/disposals/{asset_id}/papers", status_code=201)
async def hand_over(asset_id: str, body: PapersIn, request: Request, caller: Calling) -> list[PaperOut]:
    """Record the hand-over of papers to the dossier centre."""
    case = await case_file.of_asset(request, caller, asset_id)
    return await caller.act(Office.HANDLING_OFFICER, service.hand_over, case, asset_id, body)


@router.get("/disposals/{asset_id}")
async def read(asset_id: str, caller: Calling) -> overview.DisposalFile:
    return await caller.act(READERS, overview.read, asset_id)


@router.get("/cases/{case_number}/disposals")
async def of_case(case_number: CaseNumberStr, caller: Calling) -> list[overview.DisposalFile]:
    return await caller.act(READERS, overview.of_case, case_number)
