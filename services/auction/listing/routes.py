"""Listings and their results over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.auction.disposals.schemas import WithdrawalIn
from services.auction.listing import acts, evidence, rounds, service
from services.auction.listing.schemas import ConfirmationIn, ListingFilter, ListingIn, ListingOut
from services.auction.notification import ServedIn, ToldIn
from shared.gateways.auction_platform import PlatformEvent
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"listing 拍卖公告、竞价结果 {REGULATION['二(四)5']}"])


@router.post("/disposals/{asset_id}/listings", status_code=201, **acts.DRAFT.route())
async def draft(asset_id: str, body: ListingIn, caller: Calling, peers: Reading) -> ListingOut:
    """Draft the announcement: what the survey, the prices and the ruling say is drawn from the record."""
    basis = await evidence.basis_of(caller, peers, asset_id)
    return await caller.act(acts.DRAFT.offices, service.draft, basis, asset_id, body)


@router.get("/listings", summary="拍卖场次列表")
async def list_listings(asked: Annotated[ListingFilter, Query()], caller: Calling) -> Page[ListingOut]:
    """Listings across cases, filtered and sorted."""
    return await caller.read(READERS, service.listings, asked)


@router.get("/cases/{case_number}/listings", summary="本案的拍卖场次")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[ListingFilter, Query()], caller: Calling
) -> Page[ListingOut]:
    return await caller.read(READERS, service.listings, asked, case_number)


@router.get("/listings/{listing_id}", summary="拍卖场次")
async def read(listing_id: str, caller: Calling) -> ListingOut:
    return await caller.read(READERS, service.read, listing_id)


@router.post("/listings/{listing_id}/notice", status_code=201, **acts.NOTIFY.route())
async def notify(listing_id: str, body: ToldIn, caller: Calling, peers: Reading) -> ListingOut:
    """The notice to parties and priority holders before publication."""
    file = await evidence.case_file_of(caller, peers, listing_id)
    return await caller.act(acts.NOTIFY.offices, service.notify, file, listing_id, body)


@router.post("/listings/{listing_id}/signature", status_code=201, **acts.SIGN.route())
async def sign(listing_id: str, caller: Calling) -> ListingOut:
    return await caller.act(acts.SIGN.offices, service.sign, listing_id)


@router.post("/listings/{listing_id}/withdrawal", status_code=201, **acts.WITHDRAW.route())
async def withdraw(listing_id: str, body: WithdrawalIn, caller: Calling) -> ListingOut:
    """Withdraw an announcement that is not published: its round is drafted anew."""
    return await caller.act(acts.WITHDRAW.offices, service.withdraw, listing_id, body)


@router.post("/listings/{listing_id}/publication", status_code=201, **acts.PUBLISH.route())
async def order_publication(listing_id: str, caller: Calling, peers: Reading) -> ListingOut:
    standing = await evidence.standing_of(caller, peers, listing_id)
    return await caller.act(acts.PUBLISH.offices, service.order_publication, standing, listing_id)


@router.post("/listings/{listing_id}/announcement-service", status_code=201, **acts.SERVE.route())
async def serve(listing_id: str, body: ServedIn, caller: Calling, peers: Reading) -> ListingOut:
    """The announcement served: as its deliveries prove, by hand on whom those have not reached."""
    by = await evidence.service_of(caller, peers, listing_id, body.document)
    return await caller.act(acts.SERVE.offices, service.serve, by, listing_id, body)


@router.post("/platform-events", status_code=204, **acts.TAKE.route())
async def take(body: PlatformEvent, caller: Calling) -> None:
    """Webhook of the auction platform: how a round ended."""
    await caller.act(acts.TAKE.offices, rounds.take, body)


@router.post("/listings/{listing_id}/confirmation", status_code=201, **acts.PRINT.route())
async def print_confirmation(listing_id: str, body: ConfirmationIn, caller: Calling) -> ListingOut:
    return await caller.act(acts.PRINT.offices, rounds.print_confirmation, listing_id, body)
