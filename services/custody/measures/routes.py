"""Decisions on assets, and measures, over HTTP."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from urllib.parse import quote

from fastapi import APIRouter, Request

from services.custody.measures import rules, service
from services.custody.measures.claim import freezing_limit
from services.custody.measures.schemas import DecisionIn, DecisionOut, LiftingIn, MeasureOut
from shared.platform.http import Calling
from shared.platform.rulings import check_ruling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office
from shared.values.zone import COURT_ZONE

router = APIRouter(tags=[f"measures 查封冻结 {REGULATION['二(二)2']}"])


@router.post("/assets/{asset_id}/decision", status_code=201)
async def decide(asset_id: str, body: DecisionIn, request: Request, caller: Calling) -> DecisionOut:
    """Freeze online, delegate, hand to the offline team, or leave with a reason; within 24 h of the feedback."""
    peers = request.app.state.peers
    asset = await caller.reading().act(Office.CUSTODY_OFFICER, service.asset, asset_id)
    case = await peers.get("intake", f"/cases/{quote(asset.case_number)}", caller.token)
    rules.check_case_open(case["state"])
    if body.ruling_no:
        await check_ruling(
            peers,
            caller.token,
            body.ruling_no,
            asset.case_number,
            rules.RULINGS,
            rules.RULING,
            asset.identifier,
        )
    return await caller.act(
        Office.CUSTODY_OFFICER,
        service.decide,
        asset_id,
        body,
        freezing_limit(
            Decimal(case["principal"]),
            Decimal(case["interest"]),
            datetime.fromisoformat(case["filed_at"]).astimezone(COURT_ZONE).date(),
        ),
        [party["id"] for party in case["parties"] if party["role"] == "respondent"],
    )


@router.post("/measures/{measure_id}/lifting", status_code=202)
async def lift(measure_id: str, body: LiftingIn, request: Request, caller: Calling) -> MeasureOut:
    """Decide to lift a measure, by a ruling that says so; it is lifted by the institution."""
    asset = await caller.reading().act(Office.CUSTODY_OFFICER, service.asset_of_measure, measure_id)
    await check_ruling(
        request.app.state.peers,
        caller.token,
        body.ruling_no,
        asset.case_number,
        rules.LIFTING_RULINGS,
        rules.LIFTING,
        asset.identifier,
    )
    return await caller.act(Office.CUSTODY_OFFICER, service.decide_lifting, measure_id, body)


@router.get("/cases/{case_number}/measures")
async def list_measures(case_number: CaseNumberStr, caller: Calling) -> list[MeasureOut]:
    return await caller.act(READERS, service.list_measures, case_number)
