"""Pay-outs over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.funds.payout import evidence, service
from services.funds.payout.rules import Step
from services.funds.payout.schemas import ApprovalIn, PaperIn, PaymentIn, PayoutIn, PayoutOut
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"payout 五步发放 {REGULATION['二(六)2']}"])
_APPROVERS = (Office.FUNDS_OFFICER, Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE, Office.FINANCE_HEAD)


@router.post("/distributions/{distribution_id}/payouts", status_code=201)
async def request(distribution_id: str, body: PayoutIn, caller: Calling, peers: Reading) -> PayoutOut:
    """Step one: the handling officer's form for one share of the plan."""
    read = await evidence.of_request(caller, peers, distribution_id)
    return await caller.act(Office.HANDLING_OFFICER, service.request, distribution_id, read, body)


@router.post("/payouts/{payout_id}/approvals", status_code=201)
async def approve(payout_id: str, body: ApprovalIn, caller: Calling) -> PayoutOut:
    """Steps two to four: 初审, 批准, 审核."""
    return await caller.act(_APPROVERS, service.approve, payout_id, body.step, body.digest)


@router.post("/payouts/{payout_id}/paper", status_code=201)
async def enter_paper(payout_id: str, body: PaperIn, caller: Calling, peers: Reading) -> PayoutOut:
    """The funds officer enters the signed paper form from its scan."""
    files = await evidence.files_of(caller, peers, payout_id)
    return await caller.act(Office.FUNDS_OFFICER, service.enter_paper, files, payout_id, body)


@router.post("/payouts/{payout_id}/payment", status_code=201)
async def pay(payout_id: str, body: PaymentIn, caller: Calling) -> PayoutOut:
    """Step five: the cashier orders the payment; the bank is told by the process."""
    return await caller.act(Office.CASHIER, service.approve, payout_id, Step.PAYMENT, body.digest)


@router.get("/cases/{case_number}/payouts")
async def list_payouts(case_number: CaseNumberStr, caller: Calling) -> list[PayoutOut]:
    return await caller.read(READERS, service.list_payouts, case_number)


@router.get("/payouts/{payout_id}")
async def read(payout_id: str, caller: Calling) -> PayoutOut:
    return await caller.read(READERS, service.read, payout_id)
