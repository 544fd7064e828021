"""The survey over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.survey import service
from services.auction.survey.schemas import SurveyIn, SurveyOut
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.roles import Office

router = APIRouter(tags=[f"survey 财产现状调查 {REGULATION['二(四)3']}"])


@router.post("/disposals/{asset_id}/survey", status_code=201)
async def complete(asset_id: str, body: SurveyIn, caller: Calling) -> SurveyOut:
    return await caller.act(Office.AUCTION_OFFICER, service.complete, asset_id, body)
