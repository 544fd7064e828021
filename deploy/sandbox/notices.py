"""SMS, e-mail, post, electronic service as the sandbox plays them; contract: `shared.gateways.notices`."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from deploy.sandbox import scenario
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.world import Here, World
from shared.contracts.teams import TEAMS
from shared.gateways.notices import Notice, NoticeAccepted, NoticeReceipt, NoticeState
from shared.gateways.wire import wire
from shared.values.refusal import Problem

router = APIRouter(prefix="/notices", tags=["通知送达"])


@router.post("/messages", status_code=202)
async def send(order: Notice, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "notices", "messages", order, _send, 202)


def _send(world: World, order: Notice) -> NoticeAccepted:
    ours = [f"{world.settings.service_url(team)}/" for team in TEAMS if world.settings.service_url(team)]
    if not order.callback.startswith(tuple(ours)):
        raise Problem(422, SandboxCode.FOREIGN_CALLBACK)
    story = scenario.of_case(world.books, order.case_number)
    at = world.clock.now() + timedelta(days=story.post_after_days if order.channel == "post" else 0)
    receipts = []
    for state in story.notices.get(order.channel, ["delivered"]):
        receipt = NoticeReceipt(
            message_id=order.message_id, state=state, at=at, proof=world.number("receipt")
        )
        receipts.append(wire(receipt))
        world.tell(at, "notices", "receipts", order.callback, f"{order.message_id}/{receipt.proof}", receipt)
    world.books.add("messages", order.message_id, wire(order) | {"receipts": receipts}, order.case_number)
    return NoticeAccepted(message_id=order.message_id)


@router.get("/messages/{message_id:path}")
async def notice_state(message_id: str, world: Here) -> NoticeState:
    sent, now = world.books.find("messages", message_id), world.clock.now()
    receipts = [NoticeReceipt.model_validate(receipt) for receipt in sent["receipts"]]
    return NoticeState(message_id=message_id, receipts=[receipt for receipt in receipts if receipt.at <= now])
