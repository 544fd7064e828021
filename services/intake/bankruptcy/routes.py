"""Referrals over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.bankruptcy import acts, evidence, service
from services.intake.bankruptcy.rules import ARTICLE
from services.intake.bankruptcy.schemas import (
    DebtorHandOverIn,
    ReferralAnswerIn,
    ReferralChaseIn,
    ReferralDecisionIn,
    ReferralEndIn,
    ReferralFilter,
    ReferralIn,
    ReferralOut,
    ReferralRevocationIn,
    ReferralSendingIn,
)
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"bankruptcy 移送破产审查 {ARTICLE}"])


@router.post("/cases/{case_number}/referrals", status_code=201, **acts.PROPOSE_REFERRAL.route())
async def propose_referral(
    case_number: CaseNumberStr, body: ReferralIn, caller: Calling, peers: Reading
) -> ReferralOut:
    """On the consent of one applicant or of the debtor; where nobody consents, that is put on record."""
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.PROPOSE_REFERRAL.offices, service.propose, case_number, body, files)


@router.get("/referrals", summary="移送破产审查列表")
async def list_referrals(asked: Annotated[ReferralFilter, Query()], caller: Calling) -> Page[ReferralOut]:
    return await caller.read(READERS, service.list_referrals, asked)


@router.get("/cases/{case_number}/referrals", summary="本案的移送破产审查")
async def referrals_of_case(
    case_number: CaseNumberStr, asked: Annotated[ReferralFilter, Query()], caller: Calling
) -> Page[ReferralOut]:
    return await caller.read(READERS, service.list_referrals, asked, case_number)


@router.get("/referrals/{referral_id}", summary="移送破产审查")
async def read_referral(referral_id: str, caller: Calling) -> ReferralOut:
    return await caller.read(READERS, service.read, referral_id)


@router.post("/referrals/{referral_id}/decision", **acts.DECIDE_REFERRAL.route())
async def decide_referral(referral_id: str, body: ReferralDecisionIn, caller: Calling) -> ReferralOut:
    """From the decision on nothing is enforced against that debtor."""
    return await caller.act(acts.DECIDE_REFERRAL.offices, service.decide, referral_id, body)


@router.post("/referrals/{referral_id}/revocation", **acts.REVOKE_REFERRAL.route())
async def revoke_referral(referral_id: str, body: ReferralRevocationIn, caller: Calling) -> ReferralOut:
    """As when it has paid before anything was sent."""
    return await caller.act(acts.REVOKE_REFERRAL.offices, service.revoke, referral_id, body)


@router.post("/referrals/{referral_id}/sending", **acts.SEND_REFERRAL.route())
async def send_referral(
    referral_id: str, body: ReferralSendingIn, caller: Calling, peers: Reading
) -> ReferralOut:
    """From their receipt the other court has thirty days."""
    files = await evidence.of_referral(caller, peers, acts.SEND_REFERRAL, referral_id)
    return await caller.act(acts.SEND_REFERRAL.offices, service.send, referral_id, body, files)


@router.post("/referrals/{referral_id}/chase", **acts.CHASE_REFERRAL.route())
async def chase_referral(
    referral_id: str, body: ReferralChaseIn, caller: Calling, peers: Reading
) -> ReferralOut:
    files = await evidence.of_referral(caller, peers, acts.CHASE_REFERRAL, referral_id)
    return await caller.act(acts.CHASE_REFERRAL.offices, service.chase, referral_id, body, files)


@router.post("/referrals/{referral_id}/answer", **acts.ANSWER_REFERRAL.route())
async def answer_referral(
    referral_id: str, body: ReferralAnswerIn, caller: Calling, peers: Reading
) -> ReferralOut:
    """Where it does not accept, enforcement goes on."""
    files = await evidence.of_referral(caller, peers, acts.ANSWER_REFERRAL, referral_id)
    return await caller.act(acts.ANSWER_REFERRAL.offices, service.answer, referral_id, body, files)


@router.post("/referrals/{referral_id}/hand-over", **acts.HAND_OVER_DEBTOR.route())
async def hand_over_debtor(
    referral_id: str, body: DebtorHandOverIn, caller: Calling, peers: Reading
) -> ReferralOut:
    """Once nothing of the debtor is seized in this case any more."""
    held = await evidence.seized(caller, peers, referral_id)
    return await caller.act(acts.HAND_OVER_DEBTOR.offices, service.hand_over, referral_id, body, held)


@router.post("/referrals/{referral_id}/end", **acts.END_REFERRAL.route())
async def end_referral(referral_id: str, body: ReferralEndIn, caller: Calling, peers: Reading) -> ReferralOut:
    files = await evidence.of_referral(caller, peers, acts.END_REFERRAL, referral_id)
    return await caller.act(acts.END_REFERRAL.offices, service.end, referral_id, body, files)
