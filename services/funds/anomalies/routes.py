"""Anomalies over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.anomalies import acts, service
from services.funds.anomalies.schemas import AnomalyFilter, AnomalyOut, FindingIn, ReturnIn
from services.funds.granting import GrantIn
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"anomalies 案款收发异常 {REGULATION['二(六)3']}"])


@router.get("/anomalies", summary="案款收发异常列表")
async def list_anomalies(asked: Annotated[AnomalyFilter, Query()], caller: Calling) -> Page[AnomalyOut]:
    return await caller.read(READERS, service.list_anomalies, asked)


@router.get("/cases/{case_number}/anomalies", summary="本案的案款收发异常")
async def anomalies_of_case(
    case_number: CaseNumberStr, asked: Annotated[AnomalyFilter, Query()], caller: Calling
) -> Page[AnomalyOut]:
    return await caller.read(READERS, service.list_anomalies, asked, case_number)


@router.get("/anomalies/{anomaly_id}", summary="案款收发异常")
async def read(anomaly_id: str, caller: Calling) -> AnomalyOut:
    return await caller.read(READERS, service.read, anomaly_id)


@router.post("/anomalies/{anomaly_id}/returns", status_code=201, **acts.PROPOSE_RETURN.route())
async def propose_return(anomaly_id: str, body: ReturnIn, caller: Calling) -> AnomalyOut:
    """The funds officer says that a receipt is money which the debit had taken, or a part of it, or makes it good."""
    return await caller.act(acts.PROPOSE_RETURN.offices, service.propose_return, anomaly_id, body)


@router.post("/anomaly-returns/{return_id}/decision", status_code=201, **acts.DECIDE_RETURN.route())
async def decide_return(return_id: str, body: GrantIn, caller: Calling) -> AnomalyOut:
    """The director agrees, and so much less is gone; or refuses, and the receipt is what it was."""
    return await caller.act(acts.DECIDE_RETURN.offices, service.decide_return, return_id, body)


@router.post("/anomalies/{anomaly_id}/finding", status_code=201, **acts.DECIDE_ANOMALY.route())
async def decide(anomaly_id: str, body: FindingIn, caller: Calling) -> AnomalyOut:
    """The director examines it in person and says what he found and did."""
    return await caller.act(acts.DECIDE_ANOMALY.offices, service.decide, anomaly_id, body)
