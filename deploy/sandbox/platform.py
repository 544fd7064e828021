"""The auction platform as the sandbox plays it; the contract is `shared.gateways.auction_platform`."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from deploy.sandbox import bank, scenario
from deploy.sandbox.books import Document
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.world import Here, World
from shared.gateways.auction_platform import (
    BalanceRequest,
    BalanceRequested,
    Buyer,
    Listing,
    ListingAccepted,
    ListingState,
    PlatformEvent,
    Resumed,
    Resumption,
    StopOrder,
    Stopped,
)
from shared.gateways.wire import wire
from shared.values.articles import NET
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE

router = APIRouter(prefix="/platform", tags=["网络拍卖平台"])

LAST_ROUND = 2
SALE = LAST_ROUND + 1
"""The sale at a fixed period after the last round."""
BUYERS_ACCOUNT = "6217002550001234567"


def lead_days(order: Listing) -> int:
    """Whole days that the announcement must precede the auction, arts. 12 and 26."""
    movable = order.asset_class == "movable"
    if order.round == 1:
        return 15 if movable else 30
    return 7 if movable else 15


def faults(order: Listing, now: datetime, previous: Document | None) -> list[FieldError]:
    """Everything for which the platform refuses a listing; `previous` is the asset's round that this one follows."""
    found = []

    def fault(field: str, detail: str, article: int) -> None:
        found.append(FieldError(field, detail, NET[article]))

    lead = order.opens_at.astimezone(COURT_ZONE).date() - now.astimezone(COURT_ZONE).date()
    if lead.days < lead_days(order):
        fault(
            "opens_at",
            f"公告期不足：拍卖公告至少应在{lead_days(order)}日前发布",
            12 if order.round == 1 else 26,
        )
    if order.closes_at - order.opens_at < timedelta(hours=24):
        fault("closes_at", "竞价时间不得少于二十四小时", 20)
    if not order.starting_price_fen <= order.deposit_fen * 20 <= order.starting_price_fen * 4:
        fault("deposit_fen", "保证金应在起拍价的百分之五至百分之二十之间", 17)
    if order.round == 1 and order.starting_price_fen * 10 < order.reference_price_fen * 7:
        fault("starting_price_fen", "起拍价不得低于参考价的百分之七十", 10)
    if order.round > SALE:
        fault("round", "变卖不成的不再上拍", 26)
    elif previous is None and order.round != 1:
        fault("round", "拍卖轮次不对：二拍须在一拍之后", 26)
    elif previous is not None:
        if previous["state"] != "failed" or previous["round"] != order.round - 1:
            fault("round", "上一轮拍卖没有流拍，不得再次拍卖", 26)
        floor, ceiling = previous["starting_price_fen"] * 8, previous["starting_price_fen"] * 10
        if order.round == SALE and order.starting_price_fen != previous["starting_price_fen"]:
            fault("starting_price_fen", "变卖价应为二拍的起拍价", 26)
        if order.round == SALE and order.closes_at - order.opens_at != timedelta(days=60):
            fault("closes_at", "变卖期为六十日", 26)
        if not floor <= order.starting_price_fen * 10 <= ceiling:
            fault("starting_price_fen", "再次拍卖的降价幅度不得超过前次起拍价的百分之二十，也不得加价", 26)
    return found


@router.post("/listings", status_code=202)
async def publish(order: Listing, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "platform", "listings", order, _publish, 202)


def _publish(world: World, order: Listing) -> ListingAccepted:
    now, books = world.clock.now(), world.books
    errors = faults(order, now, _previous(world, order))
    refuse(errors, 422, SandboxCode.LISTING_REFUSED)
    accepted = ListingAccepted(
        listing_id=order.listing_id,
        published_at=now,
        page_url=f"{world.settings.url_platform}/listings/{world.number('page')}",
    )
    listing = wire(order) | wire(accepted) | {"state": "announced", "price_fen": None, "buyer": None}
    ends_at = _ends_at(world, order)
    listing |= {"ends_at": ends_at.isoformat()}
    books.add("listings", order.listing_id, listing | {"confirmation_no": None}, order.case_number)
    world.later(ends_at, "platform", "close", listing_id=order.listing_id)
    return accepted


def _previous(world: World, order: Listing) -> Document | None:
    """The round that the order follows. What was called off is none, nor is what is over and put up again.

    Put up again: a sale whose buyer has defaulted, in its round (art. 24); what has a new price, from the first round on.
    """
    for row in reversed(world.books.rows("listings", order.case_number)):
        over = row["state"] in ("failed", "sold")
        again = order.round == 1 or (row["state"], row["round"]) == ("sold", order.round)
        if row["asset_ref"] == order.asset_ref and row["state"] != "withdrawn" and not (over and again):
            return row
    return None


def _ends_at(world: World, order: Listing) -> datetime:
    """At the close; a sale a day after its first bid, which comes in the first hour."""
    ending = _ending(world, order.case_number, order.round)
    bought = order.round == SALE and ending is not None and ending.result == "sold"
    return order.opens_at + timedelta(hours=25) if bought else order.closes_at


def _ending(world: World, case_number: str, round: int) -> scenario.Round | None:
    rounds = scenario.of_case(world.books, case_number).rounds
    return rounds[round - 1] if round <= len(rounds) else None


def close(world: World, due_at: datetime, listing_id: str) -> None:
    """The bidding ends as the scenario says: the court is told, and the deposit is on its way, art. 25."""
    listing = world.books.find("listings", listing_id)
    if listing["state"] != "announced" or datetime.fromisoformat(listing["ends_at"]) != due_at:
        return  # stopped since, or to close at another time
    story = scenario.of_case(world.books, listing["case_number"])
    ending = _ending(world, listing["case_number"], listing["round"])
    if ending is not None and ending.result == "sold":
        bids = Random(story.seed + listing["round"]).randrange(1, 12)
        listing |= {
            "state": "sold",
            "price_fen": ending.price_fen or listing["starting_price_fen"] + bids * listing["increment_fen"],
            "buyer": wire(ending.buyer or scenario.BUYER),
            "confirmation_no": ending.confirmation_no or world.number("confirmation"),
        }
        if ending.deposit_fen is not None:
            listing |= {"deposit_fen": ending.deposit_fen}
        account = bank.case_account(world, listing["case_number"])
        if account and listing["deposit_fen"]:
            deposited_at = due_at + timedelta(hours=story.deposit_after_hours)
            _transfer(world, listing, deposited_at, "拍卖保证金", account, listing["deposit_fen"])
    else:
        listing |= {"state": "failed"}
    world.books.put("listings", listing_id, listing)
    event = PlatformEvent(
        message_id=world.number("platform-event"),
        listing_id=listing_id,
        round=listing["round"],
        result=listing["state"],
        price_fen=listing["price_fen"],
        buyer=None if listing["buyer"] is None else Buyer.model_validate(listing["buyer"]),
        deposit_fen=listing["deposit_fen"],
        confirmation_no=listing["confirmation_no"],
        occurred_at=due_at,
    )
    world.tell(
        due_at,
        "platform",
        "platform-events",
        f"{world.settings.url_auction}/platform-events",
        event.message_id,
        event,
    )


def _transfer(
    world: World, listing: Document, at: datetime, purpose: str, account: str, amount_fen: int
) -> None:
    world.later(
        at,
        "bank",
        "credit",
        account_number=account,
        amount_fen=amount_fen,
        payer_name=listing["buyer"]["name"],
        payer_account=BUYERS_ACCOUNT,
        remark=f"{listing['case_number']} {purpose} {listing['confirmation_no']}",
    )


@router.post("/listings/{listing_id:path}/stops", status_code=202)
async def stop(listing_id: str, order: StopOrder, request: Request, world: Here) -> JSONResponse:
    def carry_out(world: World, order: StopOrder) -> Stopped:
        return _stop(world, listing_id, order)

    return await world.accept(request, "platform", "stops", order, carry_out, 202)


def _stop(world: World, listing_id: str, order: StopOrder) -> Stopped:
    listing, now = world.books.find("listings", listing_id), world.clock.now()
    running = listing["state"] == "announced" and now < datetime.fromisoformat(listing["ends_at"])
    if not running and listing["state"] != "suspended":
        raise Problem(422, SandboxCode.AUCTION_ENDED, article=NET[22])
    listing["state"] = "withdrawn" if order.way == "withdraw" else "suspended"
    world.books.put("listings", listing_id, listing)
    return Stopped(
        listing_id=listing_id, stopped_at=now, page_url=listing["page_url"], deposits_released_at=now
    )


@router.post("/listings/{listing_id:path}/resumptions", status_code=202)
async def resume(listing_id: str, order: Resumption, request: Request, world: Here) -> JSONResponse:
    def carry_out(world: World, order: Resumption) -> Resumed:
        return _resume(world, listing_id, order)

    return await world.accept(request, "platform", "resumptions", order, carry_out, 202)


def _resume(world: World, listing_id: str, order: Resumption) -> Resumed:
    listing, now = world.books.find("listings", listing_id), world.clock.now()
    left = order.closes_at - max(order.opens_at, now)
    if listing["state"] != "suspended" or left < timedelta(hours=24):
        raise Problem(422, SandboxCode.NOT_SUSPENDED, article=NET[28])
    listing |= wire(order) | {"state": "announced", "ends_at": order.closes_at.isoformat()}
    world.books.put("listings", listing_id, listing)
    world.later(order.closes_at, "platform", "close", listing_id=listing_id)
    return Resumed(listing_id=listing_id, resumed_at=now, page_url=listing["page_url"])


@router.post("/listings/{listing_id:path}/balance-request", status_code=202)
async def request_balance(
    listing_id: str, order: BalanceRequest, request: Request, world: Here
) -> JSONResponse:
    def carry_out(world: World, order: BalanceRequest) -> BalanceRequested:
        return _request_balance(world, listing_id, order)

    return await world.accept(request, "platform", "balance-requests", order, carry_out, 202)


def _request_balance(world: World, listing_id: str, order: BalanceRequest) -> BalanceRequested:
    listing, now = world.books.find("listings", listing_id), world.clock.now()
    if listing["state"] != "sold":
        raise Problem(422, SandboxCode.NOT_SOLD, article=NET[25])
    if order.due_on < now.date():
        raise Problem(422, SandboxCode.DUE_DATE_PAST)
    if world.books.get("accounts", order.account_number) is None:
        raise Problem(422, SandboxCode.UNKNOWN_ACCOUNT)
    balance_fen = listing["price_fen"] - listing["deposit_fen"]
    world.books.add("balance-requests", listing_id, wire(order), listing["case_number"])
    days = scenario.of_case(world.books, listing["case_number"]).balance_after_days
    if days is not None:
        _transfer(world, listing, now + timedelta(days=days), "拍卖尾款", order.account_number, balance_fen)
    return BalanceRequested(listing_id=listing_id, balance_fen=balance_fen)


@router.get("/listings/{listing_id:path}")
async def listing_state(listing_id: str, world: Here) -> ListingState:
    listing = world.books.find("listings", listing_id)
    if listing["state"] == "announced" and datetime.fromisoformat(listing["opens_at"]) <= world.clock.now():
        listing["state"] = "open"
    return ListingState.model_validate(listing)
