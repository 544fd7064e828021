"""The survey over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.disposals.evidence import case_file_of
from services.auction.survey import service
from services.auction.survey.schemas import SurveyIn, SurveyOut
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.roles import Office

router = APIRouter(tags=[f"survey 财产现状调查 {REGULATION['二(四)3']}"])


@router.post("/disposals/{asset_id}/survey", status_code=201)
async def complete(asset_id: str, body: SurveyIn, caller: Calling, peers: Reading) -> SurveyOut:
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(Office.AUCTION_OFFICER, service.complete, file, asset_id, body)
