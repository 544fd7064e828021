"""Case accounts over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.funds.accounts import acts, service
from services.funds.accounts.schemas import AccountOut
from shared.gateways.notices import NoticeReceipt
from shared.platform.http import Calling
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"accounts 一案一账号 {cite(REGULATION['二(六)1'], REGULATION['二(六)3'])}"])


@router.get("/cases/{case_number}/account", summary="本案的一案一账号")
async def read_account(case_number: CaseNumberStr, caller: Calling) -> AccountOut:
    return await caller.read(READERS, service.read_account, case_number)


@router.post("/notice-receipts", status_code=204, **acts.BOOK_ACCOUNT_NOTICE.route())
async def take_receipt(body: NoticeReceipt, caller: Calling) -> None:
    """The carrier tells what became of a message."""
    await caller.act(acts.BOOK_ACCOUNT_NOTICE.offices, service.take_receipt, body)
