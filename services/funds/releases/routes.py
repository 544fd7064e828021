"""Releases over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.granting import GrantIn
from services.funds.receipts import evidence
from services.funds.releases import acts, service
from services.funds.releases.schemas import ReleaseIn, ReleaseOut
from shared.platform.http import Calling, Reading
from shared.platform.paging import Listing, Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"releases 更正款项不属拍卖款 {REGULATION['二(六)4']}"])


@router.post("/receipts/{receipt_id}/sale-release", status_code=201, **acts.REQUEST_RELEASE.route())
async def request(receipt_id: str, body: ReleaseIn, caller: Calling, peers: Reading) -> ReleaseOut:
    """The funds officer says that money held for a buyer is none of a buyer's."""
    read = await evidence.of_receipt(caller, peers, acts.REQUEST_RELEASE, receipt_id)
    return await caller.act(acts.REQUEST_RELEASE.offices, service.request, read, receipt_id, body)


@router.post("/sale-releases/{release_id}/decision", status_code=201, **acts.DECIDE_RELEASE.route())
async def decide(release_id: str, body: GrantIn, caller: Calling, peers: Reading) -> ReleaseOut:
    """The case's judge or the director grants it, and the money is the case's; or refuses it."""
    receipt_id = await caller.read(acts.DECIDE_RELEASE.offices, service.receipt_of, release_id)
    read = await evidence.of_receipt(caller, peers, acts.DECIDE_RELEASE, receipt_id)
    return await caller.act(acts.DECIDE_RELEASE.offices, service.decide, read, release_id, body)


@router.get("/sale-releases", summary="更正款项不属拍卖款列表")
async def list_releases(asked: Annotated[Listing, Query()], caller: Calling) -> Page[ReleaseOut]:
    return await caller.read(READERS, service.list_releases, asked)


@router.get("/cases/{case_number}/sale-releases", summary="本案的更正款项不属拍卖款")
async def releases_of_case(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[ReleaseOut]:
    return await caller.read(READERS, service.list_releases, asked, case_number)
