"""The survey over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.disposals.evidence import case_file_of
from services.auction.survey import acts, service
from services.auction.survey.schemas import DoubtIn, SurveyIn, SurveyOut
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION

router = APIRouter(tags=[f"survey 财产现状调查 {REGULATION['二(四)3']}"])


@router.post("/disposals/{asset_id}/survey-doubts", status_code=201, **acts.SETTLE_DOUBTS.route())
async def settle_doubts(asset_id: str, body: DoubtIn, caller: Calling, peers: Reading) -> SurveyOut:
    """What the survey calls forged or disputed is found to be saleable; else the disposal is withdrawn."""
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(acts.SETTLE_DOUBTS.offices, service.settle_doubts, file, asset_id, body)


@router.post("/disposals/{asset_id}/survey", status_code=201, **acts.COMPLETE.route())
async def complete(asset_id: str, body: SurveyIn, caller: Calling, peers: Reading) -> SurveyOut:
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(acts.COMPLETE.offices, service.complete, file, asset_id, body)
