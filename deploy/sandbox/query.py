"""总对总 and 点对点 as the sandbox plays them; the contract is `shared.gateways.asset_query`."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from zlib import crc32

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from deploy.sandbox import scenario
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.world import Here, World
from shared.gateways.asset_query import (
    SOURCES,
    AssetQuery,
    FoundItem,
    FreezeOrder,
    FreezeResult,
    PartReleaseOrder,
    QueryAccepted,
    QueryFeedback,
    QueryState,
    ReleaseOrder,
    RenewalOrder,
    RenewalResult,
    SourceState,
)
from shared.gateways.wire import wire
from shared.values.articles import CKD, JS, REGULATION
from shared.values.refusal import Problem

router = APIRouter(prefix="/query", tags=["网络查控"])

LONGEST_MONTHS = {"bank_deposit": 12, "vehicle": 24, "real_estate": 36, "equity": 36, "securities": 36}
SEALED = ("real_estate", "vehicle")


def months_after(day: date, months: int) -> date:
    """The same date `months` later; the month's last where it has no such date, 民法典202."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(effective_on: date, months: int, ends_on: date | None) -> date:
    """Of a measure: it does not outlast the ruling."""
    return min(months_after(effective_on, months), ends_on or date.max)


@router.post("/queries", status_code=202)
async def query(order: AssetQuery, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "query", "queries", order, _query, 202)


def _query(world: World, order: AssetQuery) -> QueryAccepted:
    unknown = [source for source in order.sources if source not in SOURCES[order.channel]]
    if unknown:
        raise Problem(422, SandboxCode.UNKNOWN_SOURCE, "、".join(unknown))
    books, found = world.books, scenario.of_respondent(world.books, order.respondent_id_number)
    due_at = world.clock.now() + timedelta(minutes=found.query_after_minutes)
    books.add("queries", order.request_id, wire(order) | {"due_at": due_at.isoformat()}, order.case_number)
    books.put("case", order.case_number, {"respondent": order.respondent_id_number})
    for source in order.sources:
        items = [_item(order, find) for find in found.finds if find.source == source]
        for item in items:
            books.put("item", f"{order.case_number}/{item.item_ref}", wire(item), order.case_number)
        feedback = QueryFeedback(
            message_id=world.number("query-feedback"),
            request_id=order.request_id,
            source=source,
            channel=order.channel,
            items=items,
        )
        world.tell(
            due_at,
            "query",
            "query-feedback",
            f"{world.settings.url_custody}/query-feedback",
            feedback.message_id,
            feedback,
        )
    return QueryAccepted(request_id=order.request_id)


def _item(order: AssetQuery, find: scenario.Find) -> FoundItem:
    reference = crc32(f"{order.respondent_id_number}{find.identifier}".encode())
    return FoundItem(item_ref=f"item-{reference:08x}", **find.model_dump(exclude={"source", "ahead"}))


@router.get("/queries/{request_id:path}")
async def query_state(request_id: str, world: Here) -> QueryState:
    asked = world.books.find("queries", request_id)
    answered = datetime.fromisoformat(asked["due_at"]) <= world.clock.now()
    states = [SourceState(source=s, state="answered" if answered else "pending") for s in asked["sources"]]
    return QueryState(request_id=request_id, sources=states)


@router.post("/freezes")
async def freeze(order: FreezeOrder, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "query", "freezes", order, _freeze)


def _freeze(world: World, order: FreezeOrder) -> FreezeResult:
    books = world.books
    found = books.get("item", f"{order.case_number}/{order.item_ref}")
    if found is None:
        raise Problem(422, SandboxCode.UNKNOWN_ITEM)
    item = FoundItem.model_validate(found)
    if order.measure != ("seal" if item.kind in SEALED else "freeze"):
        raise Problem(422, SandboxCode.WRONG_MEASURE)
    if (order.amount_fen is None) == (item.kind == "bank_deposit"):
        raise Problem(422, SandboxCode.WRONG_AMOUNT)
    if item.kind == "real_estate" and not item.place_code.startswith(world.settings.prefecture_code):
        raise Problem(
            422,
            SandboxCode.OUT_OF_AREA,
            article=REGULATION["二(二)2(2)"],
        )
    if order.period_months > LONGEST_MONTHS[item.kind]:
        raise Problem(
            422,
            SandboxCode.PERIOD_TOO_LONG,
            article=JS[485],
        )
    frozen = None
    if order.amount_fen is not None:
        earlier = [
            row
            for row in books.rows("freezes")
            if row["item_ref"] == order.item_ref and row["released_at"] is None
        ]
        frozen = min(order.amount_fen, item.value_fen - sum(row["frozen_fen"] for row in earlier))
    now = world.clock.now()
    result = FreezeResult(
        request_id=order.request_id,
        item_ref=order.item_ref,
        measure_no=world.number("measure"),
        frozen_fen=frozen,
        effective_at=now,
        expires_on=last_day(now.date(), order.period_months, order.ends_on),
        rank=_rank(world, order.case_number, item.identifier),
    )
    books.add("freezes", order.request_id, wire(order) | wire(result), order.case_number)
    return result


@router.get("/freezes/{request_id:path}")
async def freeze_state(request_id: str, world: Here) -> FreezeResult:
    frozen = world.books.find("freezes", request_id)
    item = world.books.find("item", f"{frozen['case_number']}/{frozen['item_ref']}")
    rank = _rank(world, frozen["case_number"], item["identifier"])
    return FreezeResult.model_validate(frozen | {"rank": rank})


def _rank(world: World, case_number: str, identifier: str) -> int:
    """Behind the other courts of which the scenario knows now; what this court has registered is not counted."""
    finds = scenario.of_case(world.books, case_number).finds
    return 1 + sum(find.ahead for find in finds if find.identifier == identifier)


@router.post("/releases")
async def release(order: ReleaseOrder, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "query", "releases", order, _release)


def _release(world: World, order: ReleaseOrder) -> FreezeResult:
    frozen = world.books.find("freezes", order.request_id)
    if frozen["released_at"] is None:
        frozen |= {"released_at": world.clock.now().isoformat(), "release_ruling_no": order.ruling_no}
        world.books.put("freezes", order.request_id, frozen)
    return FreezeResult.model_validate(frozen)


@router.post("/part-releases")
async def release_part(order: PartReleaseOrder, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "query", "part_releases", order, _release_part)


def _release_part(world: World, order: PartReleaseOrder) -> FreezeResult:
    frozen = world.books.find("freezes", order.freeze)
    if frozen["released_at"] is not None:
        raise Problem(422, SandboxCode.NOT_IN_FORCE, article=CKD[28])
    if order.amount_fen >= (
        frozen["amount_fen"] or 0
    ):  # nothing of the limit would be left: that is a release
        raise Problem(422, SandboxCode.WRONG_AMOUNT)
    frozen["amount_fen"] -= order.amount_fen
    frozen["frozen_fen"] = max(frozen["frozen_fen"] - order.amount_fen, 0)
    world.books.put("freezes", order.freeze, frozen)
    world.books.add("part_releases", order.request_id, wire(order), frozen["case_number"])
    return FreezeResult.model_validate(frozen)


@router.post("/renewals")
async def renew(order: RenewalOrder, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "query", "renewals", order, _renew)


def _renew(world: World, order: RenewalOrder) -> RenewalResult:
    frozen, now = world.books.find("freezes", order.freeze), world.clock.now()
    if frozen["released_at"] is not None or date.fromisoformat(frozen["expires_on"]) < now.date():
        raise Problem(422, SandboxCode.NOT_IN_FORCE, article=CKD[27])
    frozen |= {"expires_on": order.ends_on.isoformat(), "renewal_ruling_no": order.ruling_no}
    world.books.put("freezes", order.freeze, frozen)
    return RenewalResult(
        request_id=order.request_id,
        measure_no=world.number("measure"),
        renewed_at=now,
        expires_on=order.ends_on,
    )
