"""Online queries over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.custody.network import acts, service
from services.custody.network.schemas import (
    FeedbackAccepted,
    FeedbackFilter,
    FeedbackOut,
    QueryFilter,
    QueryIn,
    QueryOrderOut,
    QueryOut,
)
from shared.contracts.documents.records import FILES
from shared.contracts.intake.records import CASE
from shared.gateways.asset_query import QueryFeedback
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"network 网络查询 {REGULATION['二(二)2']}"])


@router.post("/query-feedback", **acts.RECEIVE_QUERY_FEEDBACK.route())
async def receive_feedback(body: QueryFeedback, caller: Calling) -> FeedbackAccepted:
    """One source's answer; repeated, it changes nothing."""
    return await caller.act(acts.RECEIVE_QUERY_FEEDBACK.offices, service.receive_feedback, body)


@router.post("/cases/{case_number}/queries", status_code=202, **acts.ORDER_QUERY.route())
async def order_query(
    case_number: CaseNumberStr, body: QueryIn, caller: Calling, peers: Reading
) -> QueryOrderOut:
    """Ask one channel, whatever became of the other: again, or what the query system has not taken."""
    case = await peers.read(CASE, case_number=case_number)
    files = await peers.read_all(FILES, case_number=case_number) if body.application else []
    return await caller.act(acts.ORDER_QUERY.offices, service.order_again, case, body, files)


@router.post("/cases/{case_number}/feedback-filing", **acts.FILE_FEEDBACK.route())
async def file_feedback(case_number: CaseNumberStr, caller: Calling) -> list[FeedbackOut]:
    """Put what has not been filed yet into the e-dossier, 二(二)6."""
    return await caller.act(acts.FILE_FEEDBACK.offices, service.file_feedback, case_number)


@router.get("/queries", summary="网络查询列表")
async def list_queries(asked: Annotated[QueryFilter, Query()], caller: Calling) -> Page[QueryOut]:
    return await caller.read(READERS, service.list_queries, asked)


@router.get("/cases/{case_number}/queries", summary="本案的网络查询")
async def queries_of_case(
    case_number: CaseNumberStr, asked: Annotated[QueryFilter, Query()], caller: Calling
) -> Page[QueryOut]:
    return await caller.read(READERS, service.list_queries, asked, case_number)


@router.get("/feedbacks", summary="查控反馈列表")
async def list_feedbacks(asked: Annotated[FeedbackFilter, Query()], caller: Calling) -> Page[FeedbackOut]:
    return await caller.read(READERS, service.list_feedbacks, asked)


@router.get("/cases/{case_number}/feedbacks", summary="本案的查控反馈")
async def feedbacks_of_case(
    case_number: CaseNumberStr, asked: Annotated[FeedbackFilter, Query()], caller: Calling
) -> Page[FeedbackOut]:
    return await caller.read(READERS, service.list_feedbacks, asked, case_number)
