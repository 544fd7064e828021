"""What goes out together is booked together: thousands of messages may be due at one instant."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from services.intake.activities import IntakeActivities
from services.intake.docket.models import DocketRow
from services.intake.prompts.models import Reminder
from shared.contracts.intake.orders import SendPrompts
from shared.gateways.errors import GatewayUnavailable
from shared.platform.auth import ServiceIdentity
from shared.platform.db import Database
from shared.platform.peers import Peers
from shared.platform.service import Resources
from shared.platform.settings import settings
from shared.values.roles import Office
from tests.harness import CLOCK_START, Court
from tests.records import put, record


class Counted(Database):
    begun = 0

    def transaction(self) -> AbstractAsyncContextManager[AsyncSession]:
        self.begun += 1
        return super().transaction()


class Carrier:
    """Takes a message unless its words are `refused`; what it was asked to take."""

    def __init__(self, court: Court) -> None:
        self.heard, self.refused = list[str](), ""
        self.db = Counted(court.dsn("intake_app"))

    async def answer(self, request: httpx.Request) -> httpx.Response:
        message = json.loads(request.content)
        self.heard.append(message["body"])
        if message["body"] == self.refused:
            return httpx.Response(503)
        return httpx.Response(200, json={"message_id": message["message_id"]})

    async def send(self, docket: str) -> None:
        config = settings()
        peers = Peers(config, ServiceIdentity(config.issuer_url, "service:intake", config.client_secret))
        try:
            async with httpx.AsyncClient(transport=httpx.MockTransport(self.answer)) as http:
                orders = IntakeActivities(Resources(config, self.db, peers, http))
                await orders.send_prompts(SendPrompts(docket=docket))
        finally:
            await peers.close()


@pytest.fixture
async def carrier(court: Court) -> AsyncIterator[Carrier]:
    made = Carrier(court)
    yield made
    await made.db.close()


async def two_waiting(court: Court, docket: str) -> None:
    officers = {"chengban01": "第一件", "chengban02": "第二件"}
    messages = [
        record(
            Reminder,
            id=f"{docket}/{number}",
            docket=docket,
            step="receipts",
            office=str(Office.HANDLING_OFFICER),
            staff_id=officer,
            text=words,
            created_at=CLOCK_START,
        )
        for number, (officer, words) in enumerate(officers.items())
    ]
    await put(court, record(DocketRow, id=docket), *messages)


async def sent(court: Court, docket: str) -> list[str]:
    rows = await court.sql(
        "SELECT text FROM intake.reminder WHERE docket = $1 AND sent_at IS NOT NULL ORDER BY id", docket
    )
    return [row["text"] for row in rows]


async def test_two_messages_cost_two_transactions(court: Court, carrier: Carrier) -> None:
    docket = "case/（2026）豫1502执970号"
    await two_waiting(court, docket)
    await carrier.send(docket)
    assert carrier.heard == await sent(court, docket) == ["第一件", "第二件"]
    assert carrier.db.begun == 2


async def test_what_the_carrier_has_is_booked_though_it_fails_over_the_next(
    court: Court, carrier: Carrier
) -> None:
    """Nobody hears twice of one thing, and the other one hears as soon as the carrier answers again."""
    docket = "case/（2026）豫1502执971号"
    await two_waiting(court, docket)
    carrier.refused = "第二件"
    with pytest.raises(GatewayUnavailable):
        await carrier.send(docket)
    assert await sent(court, docket) == ["第一件"]
    carrier.refused = ""
    await carrier.send(docket)
    assert await sent(court, docket) == ["第一件", "第二件"]
    assert carrier.heard.count("第一件") == 1
