"""The court clock of the outside world, and how its messages reach us."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import jwt
import pytest

from tests.deploy.sandbox.conftest import MASTER, Outside, sandbox, sandbox_settings


async def pay_in(outside: Outside, amount_fen: int, after_hours: float = 0) -> datetime:
    payer = {"payer_name": "付款人", "payer_account": "62170000000000001"}
    money = {"account_number": MASTER, "amount_fen": amount_fen, "after_hours": after_hours}
    return datetime.fromisoformat((await outside.lever("POST", "/credits", money | payer))["due_at"])


def amounts(outside: Outside) -> list[int]:
    return [message["amount_fen"] for message in outside.receiver.bodies("funds/bank-messages")]


async def test_the_clock_never_goes_back(outside: Outside) -> None:
    told = await outside.now() + timedelta(days=10)
    await outside.settle(told)
    await outside.settle(told - timedelta(days=5))
    assert timedelta() <= await outside.now() - told < timedelta(minutes=1)


async def test_a_court_may_start_in_the_past(outside: Outside) -> None:
    start = await outside.now() - timedelta(days=300)
    await outside.settle(start)
    assert timedelta() <= await outside.now() - start < timedelta(minutes=1)
    await outside.settle(start - timedelta(days=1))
    assert await outside.now() >= start


async def test_the_clock_says_what_comes_next(outside: Outside) -> None:
    assert (await outside.settle())["next_event_at"] is None
    later = await pay_in(outside, 2, after_hours=48)
    sooner = await pay_in(outside, 1, after_hours=24)
    state = await outside.settle()
    assert datetime.fromisoformat(state["next_event_at"]) == sooner
    state = await outside.settle(sooner)
    assert amounts(outside) == [1]
    assert datetime.fromisoformat(state["next_event_at"]) == later
    assert state["pending"] == 0


async def test_events_come_in_the_order_of_their_instants(outside: Outside) -> None:
    for amount, hours in ((3, 72), (1, 24), (2, 48)):
        await pay_in(outside, amount, after_hours=hours)
    await outside.after(days=4)
    assert amounts(outside) == [1, 2, 3]
    booked = [m["booked_at"] for m in outside.receiver.bodies("funds/bank-messages")]
    assert booked == sorted(booked)


async def test_a_message_carries_the_token_of_its_system_and_its_number_as_key(outside: Outside) -> None:
    await pay_in(outside, 1)
    await outside.settle()
    (message,) = outside.receiver.got
    token = message.headers["authorization"].removeprefix("Bearer ")
    keys = jwt.PyJWKSet.from_dict(await outside.lever("GET", "/oidc/jwks"))
    kid = jwt.get_unverified_header(token)["kid"]
    claims = jwt.decode(token, keys[kid], ["ES256"], audience="jiyue", issuer="http://sandbox.test/oidc")
    assert claims["sub"] == "system:bank"
    assert message.headers["idempotency-key"] == message.body["message_id"]
    assert message.headers["x-sandbox"] == "true"


async def test_a_failing_receiver_is_tried_again_with_the_same_message(outside: Outside) -> None:
    outside.receiver.failing["/bank-messages"] = [503, 500, 429]
    await pay_in(outside, 7)
    assert (await outside.settle())["pending"] == 0
    assert amounts(outside) == [7]


async def test_a_refused_message_is_answered_and_not_sent_again(outside: Outside) -> None:
    outside.receiver.failing["/bank-messages"] = [422]
    await pay_in(outside, 7)
    assert (await outside.settle())["pending"] == 0
    await outside.settle()
    assert amounts(outside) == []
    (event,) = [
        e for e in (await outside.lever("GET", "/books/events"))["rows"] if e["operation"] != "credit"
    ]
    assert (event["state"], event["status"], event["deliveries"]) == ("done", 422, 1)


async def test_a_dead_receiver_holds_up_only_its_own_messages(outside: Outside) -> None:
    outside.receiver.failing["/bank-messages"] = [503] * 1000
    await pay_in(outside, 1)
    await pay_in(outside, 2)
    await outside.ask()
    state = await outside.settle()
    assert len(outside.receiver.bodies("custody/query-feedback")) == 3
    assert state["pending"] == 2
    outside.receiver.failing["/bank-messages"].clear()
    assert (await outside.settle())["pending"] == 0
    assert amounts(outside) == [1, 2]


@pytest.mark.parametrize("seconds", [0, 0.3])
async def test_what_real_time_makes_due_needs_no_clock(outside: Outside, seconds: float) -> None:
    await pay_in(outside, 1, after_hours=seconds / 3600)
    await asyncio.wait_for(outside.receiver.arrived.wait(), 10)
    assert amounts(outside) == [1]


async def test_double(outside: Outside) -> None:
    await outside.fault("bank", "bank-messages", "double")
    await pay_in(outside, 1)
    await pay_in(outside, 2)
    await outside.settle()
    assert amounts(outside) == [1, 1, 2]
    keys = [message.headers["idempotency-key"] for message in outside.receiver.got]
    assert keys[0] == keys[1] != keys[2]
    assert await outside.fired() == [1]


async def test_out_of_order(outside: Outside) -> None:
    await outside.settle()
    await outside.fault("query", "query-feedback", "out_of_order")
    await outside.ask()
    sources = [m["source"] for m in outside.receiver.bodies("custody/query-feedback")]
    assert sources == ["real_estate", "bank_icbc", "vehicle"]
    assert await outside.fired() == [1]


async def test_out_of_order_waits_for_a_message_that_can_overtake(outside: Outside) -> None:
    await outside.fault("bank", "bank-messages", "out_of_order")
    await pay_in(outside, 1)
    await outside.settle()
    assert (amounts(outside), await outside.fired()) == ([1], [0])


async def test_a_restart_forgets_neither_time_nor_events(tmp_path: Path) -> None:
    settings = sandbox_settings(tmp_path)
    async with sandbox(settings) as first:
        await first.after(days=100)
        due_at = await pay_in(first, 5, after_hours=24)
    async with sandbox(settings) as second:
        assert await second.now() > due_at - timedelta(days=2)
        await second.settle(due_at)
        assert amounts(second) == [5]
