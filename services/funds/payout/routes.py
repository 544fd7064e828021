"""Pay-outs over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.payout import acts, evidence, service
from services.funds.payout.rules import Step
from services.funds.payout.schemas import (
    ApprovalIn,
    PaperIn,
    PaymentIn,
    PayoutFilter,
    PayoutIn,
    PayoutOut,
    WithdrawalIn,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"payout 五步发放 {REGULATION['二(六)2']}"])


@router.post("/distributions/{distribution_id}/payouts", status_code=201, **acts.REQUEST_PAYOUT.route())
async def request(distribution_id: str, body: PayoutIn, caller: Calling, peers: Reading) -> PayoutOut:
    """Step one: the handling officer's form for one share of the plan."""
    read = await evidence.of_request(caller, peers, distribution_id, body.account_paper)
    return await caller.act(acts.REQUEST_PAYOUT.offices, service.request, distribution_id, read, body)


@router.post("/payouts/{payout_id}/approvals", status_code=201, **acts.APPROVE_PAYOUT.route())
async def approve(payout_id: str, body: ApprovalIn, caller: Calling, peers: Reading) -> PayoutOut:
    """Steps two to four: 初审, 批准, 审核."""
    read = await evidence.of_payout(caller, peers, acts.APPROVE_PAYOUT, payout_id)
    return await caller.act(
        acts.APPROVE_PAYOUT.offices, service.approve, read, payout_id, body.step, body.digest
    )


@router.post("/payouts/{payout_id}/paper", status_code=201, **acts.ENTER_PAYOUT_PAPER.route())
async def enter_paper(payout_id: str, body: PaperIn, caller: Calling, peers: Reading) -> PayoutOut:
    """The funds officer enters the signed paper form from its scan."""
    files = await evidence.files_of(caller, peers, payout_id)
    return await caller.act(acts.ENTER_PAYOUT_PAPER.offices, service.enter_paper, files, payout_id, body)


@router.post("/payouts/{payout_id}/payment", status_code=201, **acts.ORDER_PAYMENT.route())
async def pay(payout_id: str, body: PaymentIn, caller: Calling, peers: Reading) -> PayoutOut:
    """Step five: the cashier orders the payment; the bank is told by the process."""
    read = await evidence.of_payout(caller, peers, acts.ORDER_PAYMENT, payout_id)
    return await caller.act(
        acts.ORDER_PAYMENT.offices, service.approve, read, payout_id, Step.PAYMENT, body.digest
    )


@router.post("/payouts/{payout_id}/withdrawal", status_code=201, **acts.WITHDRAW_PAYOUT.route())
async def withdraw(payout_id: str, body: WithdrawalIn, caller: Calling) -> PayoutOut:
    """Before the payment is ordered: who has requested it takes the form back, who has the next step returns it."""
    return await caller.act(acts.WITHDRAW_PAYOUT.offices, service.withdraw, payout_id, body)


@router.get("/payouts", summary="案款发放列表")
async def list_payouts(asked: Annotated[PayoutFilter, Query()], caller: Calling) -> Page[PayoutOut]:
    return await caller.read(READERS, service.list_payouts, asked)


@router.get("/cases/{case_number}/payouts", summary="本案的案款发放")
async def payouts_of_case(
    case_number: CaseNumberStr, asked: Annotated[PayoutFilter, Query()], caller: Calling
) -> Page[PayoutOut]:
    return await caller.read(READERS, service.list_payouts, asked, case_number)


@router.get("/payouts/{payout_id}", summary="案款发放")
async def read(payout_id: str, caller: Calling) -> PayoutOut:
    return await caller.read(READERS, service.read, payout_id)
