"""What changed hands on site, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.onsite import acts, evidence, service
from services.funds.onsite.schemas import OnSiteConfirmationIn, OnSiteIn, OnSiteOut, PayingInIn, PayingInOut
from shared.platform.http import Calling, Reading
from shared.platform.paging import Listing, Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"onsite 现场收款、交付 {REGULATION['二(六)1']}"])


@router.post("/cases/{case_number}/on-site", status_code=201, **acts.RECORD_ON_SITE.route())
async def record(case_number: CaseNumberStr, body: OnSiteIn, caller: Calling, peers: Reading) -> OnSiteOut:
    """The officer records what was taken, or handed to the applicant, on site."""
    read = await evidence.gather(caller, peers, acts.RECORD_ON_SITE, case_number)
    return await caller.act(acts.RECORD_ON_SITE.offices, service.record, read, body)


@router.post("/on-site/{on_site_id}/confirmation", status_code=201, **acts.CONFIRM_ON_SITE.route())
async def confirm(on_site_id: str, body: OnSiteConfirmationIn, caller: Calling) -> OnSiteOut:
    """The other officer who was there says whether it was so."""
    return await caller.act(acts.CONFIRM_ON_SITE.offices, service.confirm, on_site_id, body)


@router.post("/cases/{case_number}/paying-ins", status_code=201, **acts.RECORD_PAYING_IN.route())
async def record_paying_in(
    case_number: CaseNumberStr, body: PayingInIn, caller: Calling, peers: Reading
) -> PayingInOut:
    """The officer names the cash that he paid in together, and shows the bank's slip."""
    read = await evidence.gather(caller, peers, acts.RECORD_PAYING_IN, case_number)
    return await caller.act(acts.RECORD_PAYING_IN.offices, service.record_paying_in, read, body)


@router.post("/paying-ins/{paying_in_id}/confirmation", status_code=201, **acts.CONFIRM_PAYING_IN.route())
async def confirm_paying_in(paying_in_id: str, body: OnSiteConfirmationIn, caller: Calling) -> PayingInOut:
    """The funds officer finds the cash on the case's account by its entry, or says that it is not so."""
    return await caller.act(acts.CONFIRM_PAYING_IN.offices, service.confirm_paying_in, paying_in_id, body)


@router.get("/cases/{case_number}/paying-ins", summary="本案的现金缴存")
async def paying_ins_of_case(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[PayingInOut]:
    return await caller.read(READERS, service.list_paying_ins, asked, case_number)


@router.get("/cases/{case_number}/on-site", summary="本案的现场收款、交付")
async def on_site_of_case(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[OnSiteOut]:
    return await caller.read(READERS, service.list_on_site, asked, case_number)
