"""Listings and their results over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.listing import evidence, rounds, service
from services.auction.listing.schemas import ConfirmationIn, ListingIn, ListingOut
from services.auction.notification import ToldIn
from shared.gateways.auction_platform import PlatformEvent
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"listing 拍卖公告、竞价结果 {REGULATION['二(四)5']}"])


@router.post("/disposals/{asset_id}/listings", status_code=201)
async def draft(asset_id: str, body: ListingIn, caller: Calling) -> ListingOut:
    return await caller.act(Office.AUCTION_OFFICER, service.draft, asset_id, body)


@router.get("/listings/{listing_id}")
async def read(listing_id: str, caller: Calling) -> ListingOut:
    return await caller.read(READERS, service.read, listing_id)


@router.post("/listings/{listing_id}/notice", status_code=201)
async def notify(listing_id: str, body: ToldIn, caller: Calling, peers: Reading) -> ListingOut:
    """The notice to parties and priority holders before publication."""
    file = await evidence.case_file_of(caller, peers, listing_id)
    return await caller.act(Office.AUCTION_OFFICER, service.notify, file, listing_id, body)


@router.post("/listings/{listing_id}/signature", status_code=201)
async def sign(listing_id: str, caller: Calling) -> ListingOut:
    return await caller.act(Office.TEAM_LEADER, service.sign, listing_id)


@router.post("/listings/{listing_id}/publication", status_code=201)
async def order_publication(listing_id: str, caller: Calling, peers: Reading) -> ListingOut:
    standing = await evidence.standing_of(caller, peers, listing_id)
    return await caller.act(Office.AUCTION_OFFICER, service.order_publication, standing, listing_id)


@router.post("/listings/{listing_id}/announcement-service", status_code=201)
async def serve(listing_id: str, body: ToldIn, caller: Calling, peers: Reading) -> ListingOut:
    file = await evidence.case_file_of(caller, peers, listing_id)
    return await caller.act(Office.AUCTION_OFFICER, service.serve, file, listing_id, body)


@router.post("/platform-events", status_code=204)
async def take(body: PlatformEvent, caller: Calling) -> None:
    """Webhook of the auction platform: how a round ended."""
    await caller.act(Office.PLATFORM_SYSTEM, rounds.take, body)


@router.post("/listings/{listing_id}/confirmation", status_code=201)
async def print_confirmation(listing_id: str, body: ConfirmationIn, caller: Calling) -> ListingOut:
    return await caller.act(Office.AUCTION_OFFICER, rounds.print_confirmation, listing_id, body)
