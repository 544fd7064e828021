"""The other courts as the sandbox plays them; the contract is `shared.gateways.court_link`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from deploy.demo_courts import COURTS
from deploy.sandbox import scenario
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.query import last_day
from deploy.sandbox.world import Here, World
from shared.gateways.court_link import (
    CommissionAccepted,
    CommissionFeedback,
    CommissionLetter,
    CommissionState,
    CommissionWithdrawal,
    SupplementLetter,
)
from shared.gateways.wire import wire
from shared.values.articles import CKD, JS, MATTERS, REGULATION
from shared.values.refusal import FieldError, refuse

router = APIRouter(prefix="/court", tags=["其他法院"])

RULES = MATTERS[7]
Result = Literal["done", "returned", "incomplete"]
NOTES: dict[Result, str] = {
    "done": "已办结，回执附后",
    "returned": "登记簿所载权利人与被执行人不一致，退回",
    "incomplete": "缺少执行公务证件扫描件，请补正",
}
PLAYED = {name for name, *_ in COURTS.values()}


@router.post("/commissions", status_code=202)
async def commission(order: CommissionLetter, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "court", "commissions", order, _commission, 202)


def _commission(world: World, order: CommissionLetter) -> CommissionAccepted:
    errors = []
    if order.receiving_court not in PLAYED:
        errors.append(FieldError("receiving_court", "没有这个法院", REGULATION["二(二)2(2)"]))
    if not (order.term_days == 1 if order.urgent else 10 <= order.term_days <= 20):
        errors.append(FieldError("term_days", "办理期限应为10日至20日，紧急的为24小时（1日）", RULES))
    if order.place_code.startswith(world.settings.prefecture_code):
        errors.append(FieldError("place_code", "财产在委托法院辖区之内，无须委托", REGULATION["二(二)2(2)"]))
    if order.matter in ("seal", "freeze", "renew") and order.period_months is None:
        errors.append(FieldError("period_months", "查封、冻结须写明期限", JS[485]))
    if order.matter in ("renew", "release") and not _held(world, order):
        errors.append(FieldError("matter", "该财产未由本院查封、冻结", CKD[28]))
    refuse(errors, 422, SandboxCode.LETTER_REFUSED)
    story = scenario.of_case(world.books, order.case_number)
    receipt_no = world.number("receipt-of-letter")
    letter = wire(order) | {"receipt_no": receipt_no}
    world.books.add("commissions", order.commission_no, letter, order.case_number)
    after = timedelta(days=story.commission_after_days)
    _answer_later(world, order, story.commission, after)
    if story.commission == "incomplete":
        _answer_later(world, order, "returned", after + timedelta(days=4))
    return CommissionAccepted(receipt_no=receipt_no)


def _answer_later(world: World, order: CommissionLetter, result: Result, after: timedelta) -> None:
    """The letter keeps its last answer, which is told when it is due."""
    at = world.clock.now() + after
    measured = result == "done" and order.period_months is not None
    feedback = CommissionFeedback(
        message_id=world.number("commission-feedback"),
        commission_no=order.commission_no,
        result=result,
        measure_no=world.number("elsewhere") if measured else None,
        effective_at=at if measured else None,
        expires_on=last_day(at.date(), order.period_months, order.ends_on)
        if measured and order.period_months
        else None,
        note=NOTES[result],
    )
    if result != "incomplete":
        letter = world.books.find("commissions", order.commission_no)
        kept = {"answered_at": at.isoformat(), "feedback": wire(feedback)}
        world.books.put("commissions", order.commission_no, letter | kept, order.case_number)
    url = f"{world.settings.url_commission}/commission-feedback"
    world.tell(at, "court", "commission-feedback", url, feedback.message_id, feedback)


@router.post("/withdrawals", status_code=202)
async def withdraw(order: CommissionWithdrawal, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "court", "withdrawals", order, _withdraw, 202)


def _withdraw(world: World, order: CommissionWithdrawal) -> CommissionAccepted:
    """What is done by then stays done, and is answered."""
    letter = world.books.find("commissions", order.commission_no)
    if datetime.fromisoformat(letter["answered_at"]) > world.clock.now():
        world.books.cancel(letter["feedback"]["message_id"])
    receipt_no = world.number("receipt-of-withdrawal")
    world.books.put(
        "commissions", order.commission_no, letter | {"withdrawal": receipt_no}, letter["case_number"]
    )
    return CommissionAccepted(receipt_no=receipt_no)


@router.post("/supplements", status_code=202)
async def supplement(order: SupplementLetter, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "court", "supplements", order, _supplement, 202)


def _supplement(world: World, order: SupplementLetter) -> CommissionAccepted:
    """The matter is done after all, instead of being returned."""
    letter = world.books.find("commissions", order.commission_no)
    world.books.cancel(letter["feedback"]["message_id"])
    receipt_no = world.number("receipt-of-supplement")
    world.books.put(
        "commissions",
        order.commission_no,
        letter | {"supplement": wire(order) | {"receipt_no": receipt_no}},
        letter["case_number"],
    )
    known = {name: letter[name] for name in CommissionLetter.model_fields}
    _answer_later(world, CommissionLetter.model_validate(known), "done", timedelta(days=1))
    return CommissionAccepted(receipt_no=receipt_no)


def _held(world: World, order: CommissionLetter) -> bool:
    """Whether the last of the letters on the asset that were done put it under a measure."""
    done = [
        letter
        for letter in world.books.rows("commissions", order.case_number)
        if (letter["asset_ref"], letter["feedback"]["result"]) == (order.asset_ref, "done")
        and "withdrawal" not in letter
        and datetime.fromisoformat(letter["answered_at"]) <= world.clock.now()
    ]
    return bool(done) and done[-1]["matter"] in ("seal", "freeze", "renew")


@router.get("/commissions/{commission_no:path}")
async def commission_state(commission_no: str, world: Here) -> CommissionState:
    letter = world.books.find("commissions", commission_no)
    answered = datetime.fromisoformat(letter["answered_at"]) <= world.clock.now()
    return CommissionState(
        commission_no=commission_no,
        receipt_no=letter["receipt_no"],
        feedback=CommissionFeedback.model_validate(letter["feedback"]) if answered else None,
    )
