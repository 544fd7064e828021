"""The decision to dispose, its papers, and the whole record of a disposal, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.auction.disposals import acts, evidence, overview, service
from services.auction.disposals.schemas import (
    DisposalFilter,
    DisposalIn,
    DisposalOut,
    PaperCheckIn,
    PaperOut,
    PapersIn,
    WithdrawalIn,
)
from services.auction.notification import ToldIn
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(
    tags=[f"disposals 决定拍卖、材料移转 {cite(REGULATION['二(四)1'], REGULATION['二(四)2'])}"]
)


@router.post("/cases/{case_number}/disposals", status_code=201, **acts.DECIDE.route())
async def decide(
    case_number: CaseNumberStr, body: DisposalIn, caller: Calling, peers: Reading
) -> DisposalOut:
    """Decide to auction one controlled asset of the case."""
    read = await evidence.gather(peers, case_number, body)
    return await caller.act(acts.DECIDE.offices, service.decide, read, body)


@router.post("/disposals/{asset_id}/ruling-service", status_code=201, **acts.SERVE_RULING.route())
async def serve_ruling(asset_id: str, body: ToldIn, caller: Calling, peers: Reading) -> DisposalOut:
    """The ruling to auction served on the parties."""
    file = await evidence.case_file_of(caller, peers, asset_id)
    deliveries = await evidence.deliveries_of(caller, peers, asset_id)
    return await caller.act(acts.SERVE_RULING.offices, service.serve_ruling, file, deliveries, asset_id, body)


@router.post("/disposals/{asset_id}/withdrawal", status_code=201, **acts.WITHDRAW.route())
async def withdraw(asset_id: str, body: WithdrawalIn, caller: Calling, peers: Reading) -> DisposalOut:
    """Give the disposal up before it is announced; a new decision takes it up again."""
    file = await evidence.case_file_of(caller, peers, asset_id)
    return await caller.act(acts.WITHDRAW.offices, service.withdraw, file, asset_id, body)


@router.post("/disposals/{asset_id}/papers", status_code=201, **acts.HAND_OVER.route())
async def hand_over(asset_id: str, body: PapersIn, caller: Calling, peers: Reading) -> list[PaperOut]:
    """Give papers to the dossier centre, each by its document or file."""
    file = await evidence.case_file_of(caller, peers, asset_id)
    return await caller.act(acts.HAND_OVER.offices, service.hand_over, file, asset_id, body)


@router.post("/disposals/{asset_id}/papers/receipt", **acts.CHECK_PAPERS.route())
async def check_papers(asset_id: str, body: PaperCheckIn, caller: Calling) -> list[PaperOut]:
    """Accept or return each paper; never by the person who has handed it over."""
    return await caller.act(acts.CHECK_PAPERS.offices, service.check_papers, asset_id, body)


@router.get("/disposals", summary="财产处置列表")
async def list_disposals(
    asked: Annotated[DisposalFilter, Query()], caller: Calling
) -> Page[overview.DisposalFile]:
    """Disposals across cases, filtered and sorted."""
    return await caller.read(READERS, overview.disposals, asked)


@router.get("/disposals/{asset_id}", summary="财产处置")
async def read(asset_id: str, caller: Calling) -> overview.DisposalFile:
    return await caller.read(READERS, overview.read, asset_id)


@router.get("/cases/{case_number}/disposals", summary="本案的财产处置")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[DisposalFilter, Query()], caller: Calling
) -> Page[overview.DisposalFile]:
    return await caller.read(READERS, overview.disposals, asked, case_number)
