"""Outbound commissions over HTTP."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request

from services.commission.outbound import rules, service
from services.commission.outbound.papers import Commissioned, check_papers
from services.commission.outbound.schemas import CommissionOut, InstructionIn, LetterIn
from shared.gateways.court_link import CommissionFeedback
from shared.platform.http import Calling
from shared.platform.rulings import check_ruling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"outbound 事项委托 {REGULATION['二(三)2']}"])


@router.post("/cases/{case_number}/commissions", status_code=201)
async def instruct(
    case_number: CaseNumberStr, body: InstructionIn, request: Request, caller: Calling
) -> CommissionOut:
    """The team hands its papers over."""
    await caller.check_office(Office.HANDLING_OFFICER)
    peers = request.app.state.peers
    case = await peers.get("intake", f"/cases/{quote(case_number)}", caller.token)
    asset = await peers.get("custody", f"/assets/{quote(body.asset_id, safe='')}", caller.token)
    of = Commissioned(case_number, body.matter, asset["identifier"], body.ruling_no)
    article = rules.RELEASE if body.matter == "release" else rules.RULING
    await check_ruling(
        peers, caller.token, of.ruling_no, case_number, rules.rulings(of.matter), article, of.asset
    )
    await check_papers(peers, caller.token, of, body.papers)
    return await caller.act(Office.HANDLING_OFFICER, service.instruct, case, asset, body)


@router.post("/commissions/{commission_id}/letter")
async def issue_letter(
    commission_id: str, body: LetterIn, request: Request, caller: Calling
) -> CommissionOut:
    """Issue the letter; it is sent to the receiving court at once."""
    asked = await caller.reading().act(Office.COMMISSION_OFFICER, service.read, commission_id)
    peers = request.app.state.peers
    case = await peers.get("intake", f"/cases/{quote(asked.case_number)}", caller.token)
    of = Commissioned(asked.case_number, asked.matter, asked.asset_identifier, asked.ruling_no)
    await check_papers(peers, caller.token, of, body.enclosures, body)
    return await caller.act(Office.COMMISSION_OFFICER, service.issue_letter, case, commission_id, body)


@router.post("/commission-feedback")
async def receive_feedback(body: CommissionFeedback, caller: Calling) -> CommissionOut:
    """The receiving court's answer; repeated, it changes nothing."""
    return await caller.act(Office.OUTSIDE_COURT, service.receive_feedback, body)


@router.post("/commissions/{commission_id}/telling")
async def tell_team(commission_id: str, caller: Calling) -> CommissionOut:
    """Record that the team has been told the answer."""
    return await caller.act(Office.COMMISSION_OFFICER, service.tell_team, commission_id)


@router.get("/commissions/{commission_id}")
async def read(commission_id: str, caller: Calling) -> CommissionOut:
    return await caller.act(READERS, service.read, commission_id)


@router.get("/cases/{case_number}/commissions")
async def of_case(case_number: CaseNumberStr, caller: Calling) -> list[CommissionOut]:
    return await caller.act(READERS, service.of_case, case_number)
