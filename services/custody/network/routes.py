"""Online queries over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.custody.network import service
from services.custody.network.schemas import FeedbackAccepted, FeedbackOut, QueryOut
from shared.gateways.asset_query import QueryFeedback
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"network 网络查询 {REGULATION['二(二)2']}"])


@router.post("/query-feedback")
async def receive_feedback(body: QueryFeedback, caller: Calling) -> FeedbackAccepted:
    """One source's answer; repeated, it changes nothing."""
    return await caller.act(Office.QUERY_SYSTEM, service.receive_feedback, body)


@router.post("/cases/{case_number}/feedback-filing")
async def file_feedback(case_number: CaseNumberStr, caller: Calling) -> list[FeedbackOut]:
    """Put what has not been filed yet into the e-dossier, 二(二)6."""
    return await caller.act(Office.CUSTODY_OFFICER, service.file_feedback, case_number)


@router.get("/cases/{case_number}/queries")
async def list_queries(case_number: CaseNumberStr, caller: Calling) -> list[QueryOut]:
    return await caller.read(READERS, service.list_queries, case_number)


@router.get("/cases/{case_number}/feedbacks")
async def list_feedbacks(case_number: CaseNumberStr, caller: Calling) -> list[FeedbackOut]:
    return await caller.read(READERS, service.list_feedbacks, case_number)
