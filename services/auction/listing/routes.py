"""Listings and their results over HTTP."""

from __future__ import annotations

from fastapi import APIRouter, Request

from services.auction import case_file
from services.auction.listing import repository, rounds, service
from services.auction.listing.schemas import ConfirmationIn, ListingIn, ListingOut
from services.auction.notification import ToldIn
from shared.gateways.auction_platform import PlatformEvent
from shared.platform.http import Calling
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.roles import READERS, STAFF, Office

router = APIRouter(tags=[f"listing 拍卖公告、竞价结果 {REGULATION['二(四)5']}"])


@router.post("/disposals/{asset_id}/listings", status_code=201)
async def draft(asset_id: str, body: ListingIn, caller: Calling) -> ListingOut:
    return await caller.act(Office.AUCTION_OFFICER, service.draft, asset_id, body)


@router.get("/listings/{listing_id}")
async def read(listing_id: str, caller: Calling) -> ListingOut:
    return await caller.act(READERS, service.read, listing_id)


@router.post("/listings/{listing_id}/notice", status_code=201)
async def notify(listing_id: str, body: ToldIn, request: Request, caller: Calling) -> ListingOut:
    """The notice to parties and priority holders before publication."""
    case = await _case_of(request, caller, listing_id)
    return await caller.act(Office.AUCTION_OFFICER, service.notify, case, listing_id, body)


@router.post("/listings/{listing_id}/signature", status_code=201)
async def sign(listing_id: str, caller: Calling) -> ListingOut:
    return await caller.act(Office.TEAM_LEADER, service.sign, listing_id)


@router.post("/listings/{listing_id}/publication", status_code=201)
async def order_publication(listing_id: str, request: Request, caller: Calling) -> ListingOut:
    of = await caller.reading().act(Office.AUCTION_OFFICER, service.property_of, listing_id)
    standing = await case_file.standing(request.app.state.peers, *of, caller.token)
    return await caller.act(Office.AUCTION_OFFICER, service.order_publication, standing, listing_id)


@router.post("/listings/{listing_id}/announcement-service", status_code=201)
async def serve(listing_id: str, body: ToldIn, request: Request, caller: Calling) -> ListingOut:
    case = await _case_of(request, caller, listing_id)
    return await caller.act(Office.AUCTION_OFFICER, service.serve, case, listing_id, body)


@router.post("/platform-events", status_code=204)
async def take(body: PlatformEvent, caller: Calling) -> None:
    """Webhook of the auction platform: how a round ended."""
    await caller.act(Office.PLATFORM_SYSTEM, rounds.take, body)


@router.post("/listings/{listing_id}/confirmation", status_code=201)
async def print_confirmation(listing_id: str, body: ConfirmationIn, caller: Calling) -> ListingOut:
    return await caller.act(Office.AUCTION_OFFICER, rounds.print_confirmation, listing_id, body)


async def _case_of(request: Request, caller: Calling, listing_id: str) -> case_file.CaseFile:
    async def find(work: Work) -> str:
        return (await repository.listing(work.session, listing_id)).case_number

    case_number = await caller.reading().act(STAFF, find)
    return await case_file.of_case(request, caller, case_number)
