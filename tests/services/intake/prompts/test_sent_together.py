"""What goes out together is booked together: thousands of messages may be due at one instant."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from services.intake.docket.models import DocketRow
from services.intake.prompts.models import Reminder
from shared.contracts.intake.orders import SendPrompts
from shared.gateways.errors import GatewayUnavailable
from shared.values.roles import Office
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.intake.prompts.carrier import Carrier


@pytest.fixture
async def carrier(court: Court) -> AsyncIterator[Carrier]:
    made = Carrier(court)
    yield made
    await made.db.close()


async def send(carrier: Carrier, docket: str) -> None:
    async with carrier.orders() as orders:
        await orders.send_prompts(SendPrompts(docket=docket))


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
    await send(carrier, docket)
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
        await send(carrier, docket)
    assert await sent(court, docket) == ["第一件"]
    carrier.refused = ""
    await send(carrier, docket)
    assert await sent(court, docket) == ["第一件", "第二件"]
    assert carrier.heard.count("第一件") == 1
