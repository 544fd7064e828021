"""Stays, extensions and the term over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.suspension import acts, evidence, service
from services.intake.suspension.schemas import (
    ExtensionDecisionIn,
    ExtensionFilter,
    ExtensionIn,
    ExtensionOut,
    StayDecisionIn,
    StayEndIn,
    StayFilter,
    StayIn,
    StayOut,
    StayWithdrawalIn,
    TermOut,
)
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import TIM
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"suspension 执行期限的中止、延长 {TIM[9]}"])


@router.get("/cases/{case_number}/term", summary="本案的执行期限")
async def read_term(case_number: CaseNumberStr, caller: Calling) -> TermOut:
    return await caller.read(READERS, service.read_term, case_number)


@router.post("/cases/{case_number}/stays", status_code=201, **acts.RECORD_STAY.route())
async def record_stay(case_number: CaseNumberStr, body: StayIn, caller: Calling, peers: Reading) -> StayOut:
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.RECORD_STAY.offices, service.record, case_number, body, files)


@router.get("/stays", summary="中止、暂缓等期间列表")
async def list_stays(asked: Annotated[StayFilter, Query()], caller: Calling) -> Page[StayOut]:
    return await caller.read(READERS, service.list_stays, asked)


@router.get("/cases/{case_number}/stays", summary="本案的中止、暂缓等期间")
async def stays_of_case(
    case_number: CaseNumberStr, asked: Annotated[StayFilter, Query()], caller: Calling
) -> Page[StayOut]:
    return await caller.read(READERS, service.list_stays, asked, case_number)


@router.get("/stays/{stay_id}", summary="中止、暂缓等期间")
async def read_stay(stay_id: str, caller: Calling) -> StayOut:
    return await caller.read(READERS, service.read_stay, stay_id)


@router.post("/stays/{stay_id}/decision", **acts.DECIDE_STAY.route())
async def decide_stay(stay_id: str, body: StayDecisionIn, caller: Calling, peers: Reading) -> StayOut:
    files = await evidence.of_stay(caller, peers, acts.DECIDE_STAY, stay_id)
    return await caller.act(acts.DECIDE_STAY.offices, service.decide, stay_id, body, files)


@router.post("/stays/{stay_id}/withdrawal", **acts.WITHDRAW_STAY.route())
async def withdraw_stay(stay_id: str, body: StayWithdrawalIn, caller: Calling) -> StayOut:
    """Before the judge has confirmed it; the paper may then be recorded anew."""
    return await caller.act(acts.WITHDRAW_STAY.offices, service.withdraw, stay_id, body)


@router.post("/stays/{stay_id}/ending", **acts.END_STAY.route())
async def end_stay(stay_id: str, body: StayEndIn, caller: Calling, peers: Reading) -> StayOut:
    files = await evidence.of_stay(caller, peers, acts.END_STAY, stay_id)
    return await caller.act(acts.END_STAY.offices, service.end, stay_id, body, files)


@router.post("/cases/{case_number}/extensions", status_code=201, **acts.REQUEST_EXTENSION.route())
async def request_extension(
    case_number: CaseNumberStr, body: ExtensionIn, caller: Calling, peers: Reading
) -> ExtensionOut:
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(
        acts.REQUEST_EXTENSION.offices, service.request_extension, case_number, body, files
    )


@router.get("/extensions", summary="延长执行期限的申请列表")
async def list_extensions(asked: Annotated[ExtensionFilter, Query()], caller: Calling) -> Page[ExtensionOut]:
    return await caller.read(READERS, service.list_extensions, asked)


@router.get("/cases/{case_number}/extensions", summary="本案延长执行期限的申请")
async def extensions_of_case(
    case_number: CaseNumberStr, asked: Annotated[ExtensionFilter, Query()], caller: Calling
) -> Page[ExtensionOut]:
    return await caller.read(READERS, service.list_extensions, asked, case_number)


@router.get("/extensions/{extension_id}", summary="延长执行期限的申请")
async def read_extension(extension_id: str, caller: Calling) -> ExtensionOut:
    return await caller.read(READERS, service.read_extension, extension_id)


@router.post("/extensions/{extension_id}/decision", **acts.DECIDE_EXTENSION.route())
async def decide_extension(extension_id: str, body: ExtensionDecisionIn, caller: Calling) -> ExtensionOut:
    return await caller.act(acts.DECIDE_EXTENSION.offices, service.decide_extension, extension_id, body)
