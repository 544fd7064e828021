"""What a workflow takes in: every fact that a team has sent, once, whatever else anyone signals."""

from __future__ import annotations

import asyncio
from datetime import datetime
from itertools import permutations
from typing import Any

import pytest
from temporalio.client import WorkflowExecutionStatus

from shared.contracts.custody.facts import FreezeDecided, LiftDecided, MeasureTaken
from shared.contracts.fact import Fact, Refs
from shared.contracts.intake.facts import CaseAssigned, CaseClosed, CaseFiled
from shared.contracts.teams import WORKFLOW_QUEUE
from tests.facts import forge, forged, made, record
from tests.harness import CLOCK_START, Court
from tests.services.custody.road import (
    DEPOSIT,
    SAVINGS,
    assets,
    books,
    file_case,
    freeze_online,
    ruling,
)
from workflows.inbox import Inbox

IMPOSSIBLE = [datetime.fromisoformat(at) for at in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00")]
WRONG: tuple[str | int, ...] = ("x", "", "1.5", "9" * 200, -1, 2**63 - 1)
UNKEEPABLE: tuple[str | int, ...] = ("\0", "长" * 201, 2**63)
"""What no record holds: an order made of it would be tried for ever."""
CASE = "case/（2026）豫1502执9001号"


def one(kind: type[Refs], seq: int) -> Fact:
    return made(CLOCK_START, kind, CASE, seq=seq)


def taken(inbox: Inbox) -> list[str]:
    return [fact.id for fact in inbox.take_all()]


def test_facts_of_different_teams_may_come_in_any_order() -> None:
    first, second = one(FreezeDecided, 1), one(MeasureTaken, 2)
    other = one(CaseClosed, 1)
    for order in permutations((first, second, other)):
        inbox = Inbox()
        for fact in order:
            inbox.put(fact)
        assert taken(inbox) == [fact.id for fact in order]


def test_a_repeated_fact_is_dropped_also_by_the_run_that_continues() -> None:
    inbox, fact = Inbox(), one(FreezeDecided, 1)
    inbox.put(fact)
    inbox.put(fact)
    assert taken(inbox) == [fact.id]
    inbox.put(fact)
    after = Inbox(inbox.seen)
    after.put(fact)
    assert taken(inbox) == taken(after) == []


@pytest.mark.parametrize("gap", [1, 2, 40])
def test_a_dead_letter_leaves_a_gap_that_holds_nothing_up(gap: int) -> None:
    inbox, before, after = Inbox(), one(FreezeDecided, 7), one(FreezeDecided, 7 + gap)
    inbox.put(before)
    inbox.put(after)
    assert taken(inbox) == [before.id, after.id]


@pytest.mark.parametrize("number", [2, 2**40, 2**63 - 1])
def test_a_forged_number_takes_the_place_of_no_fact(number: int) -> None:
    inbox, forged, real = Inbox(), one(FreezeDecided, number), one(FreezeDecided, 2)
    inbox.put(forged)
    inbox.put(real)
    assert taken(inbox) == [forged.id, real.id]


def test_what_is_remembered_stays_small() -> None:
    inbox, last = Inbox(), one(FreezeDecided, 1)
    for number in range(1000):
        inbox.put(one(FreezeDecided, number))
    inbox.put(last)
    assert len(inbox.seen) == 200
    assert inbox.seen[-1] == last.id


@pytest.mark.parametrize("kind", ["case", "payout", "network"])
async def test_a_run_that_continues_another_knows_what_it_has_seen(court: Court, kind: str) -> None:
    handle = await court.client.start_workflow(
        kind, ["earlier"], id=f"{kind}/（2026）豫1502执9002号", task_queue=WORKFLOW_QUEUE
    )
    assert await handle.query("seen") == ["earlier"]
    await handle.terminate()


async def freeze(court: Court, case: str) -> list[dict[str, Any]]:
    """The deposit's freezes at the bank after the team's own decision."""
    (deposit,) = (await assets(court, case)).values()
    answer = await freeze_online(court, deposit, amount="40000")
    assert answer.is_success, answer.text
    await court.advance()
    return await books(court, "freezes", case)


@pytest.mark.walk
async def test_a_forged_number_and_a_malformed_signal_hold_up_no_order(court: Court) -> None:
    case = await file_case(court, 701, DEPOSIT)
    now = await court.advance()
    process, docket = f"network/{case}", f"case/{case}"
    far = made(now, MeasureTaken, docket, seq=2**62)
    next_one = forged(now, FreezeDecided.kind, docket, seq=1)  # without its asset, under the next number
    junk: tuple[Any, ...] = (
        7,
        "什么",
        {"id": "x"},
        far.model_dump() | {"seq": 2**70},
        far.model_dump() | {"id": "\0"},
    )
    unknown = forged(now, "no\0body.knows", docket)
    await forge(court, process, far, next_one, unknown, *junk)
    await forge(court, docket, far, next_one, unknown, *junk)
    assert await books(court, "freezes", case) == []
    assert len(await freeze(court, case)) == 1
    duties = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    assert {"met"} == {one["state"] for one in duties if one["rule_id"] == "custody.freeze_online"}


@pytest.mark.walk
async def test_an_order_is_carried_out_although_another_teams_last_fact_came_first(court: Court) -> None:
    case = await file_case(court, 702, DEPOSIT)
    await record(court, made(await court.advance(), CaseClosed, f"case/{case}", mode="x"), f"network/{case}")
    await court.advance()
    handle = court.client.get_workflow_handle(f"network/{case}")
    assert (await handle.describe()).status.name == "COMPLETED"  # type: ignore[union-attr]
    assert len(await freeze(court, case)) == 1
    assert (await handle.describe()).status.name == "COMPLETED"  # type: ignore[union-attr]


@pytest.mark.walk
async def test_a_fact_delivered_twice_to_a_process_that_has_ended_orders_nothing_again(court: Court) -> None:
    case = await file_case(court, 703, DEPOSIT)
    await freeze(court, case)
    process = f"network/{case}"
    await record(court, made(await court.advance(), CaseClosed, f"case/{case}", mode="x"), process)
    await court.advance()
    runs = [one.run_id async for one in court.client.list_workflows(f"WorkflowId = '{process}'")]
    undelivered = "UPDATE custody.outbox SET delivered_at = NULL WHERE workflow_id = $1 RETURNING seq"
    assert await court.sql(undelivered, process)
    await court.sql("SELECT pg_notify('outbox_custody', '')")
    await court.advance()
    assert [one.run_id async for one in court.client.list_workflows(f"WorkflowId = '{process}'")] == runs
    assert len(await books(court, "freezes", case)) == 1


@pytest.mark.walk
async def test_a_signal_whose_values_are_of_the_wrong_kind_holds_up_no_order(court: Court) -> None:
    case = await file_case(court, 704, DEPOSIT)
    now = await court.advance()
    process, docket = f"network/{case}", f"case/{case}"
    (deposit,) = (await assets(court, case)).values()
    asset = deposit["id"]
    signals: list[Any] = [
        *[forged(now, FreezeDecided.kind, docket, asset=asset, attempt=one) for one in WRONG],
        *[forged(now, FreezeDecided.kind, docket, asset=one) for one in WRONG],
        *[forged(now, LiftDecided.kind, docket, measure=one) for one in WRONG],
        *[forged(now, CaseFiled.kind, one) for one in ("", "/", "case/", "case/什么")],
        *[made(at, CaseAssigned, docket, officer="x") for at in IMPOSSIBLE],
        forged(now, "nobody.knows", docket),
    ]
    true = forged(now, FreezeDecided.kind, docket).model_dump()
    signals += [true | {"id": f"ref-{n}", "refs": {"asset": one}} for n, one in enumerate(UNKEEPABLE)]
    signals += [true | {"id": f"docket-{n}", "docket": f"case/{one}"} for n, one in enumerate(UNKEEPABLE)]
    await forge(court, process, *signals)
    await forge(court, docket, *signals)
    assert len(await freeze(court, case)) == 1
    duties = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    assert {"met"} == {one["state"] for one in duties if one["rule_id"] == "custody.freeze_online"}


@pytest.mark.walk
async def test_an_order_that_is_still_tried_holds_up_no_fact_that_follows_the_last(court: Court) -> None:
    case = await file_case(court, 705, DEPOSIT, SAVINGS)
    process = f"network/{case}"
    first, second = (await assets(court, case)).values()
    assert (await freeze_online(court, first, amount="30000")).is_success
    await court.advance()
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    down = {"system": "query", "operation": "freezes", "fault": "error_500", "count": 1_000_000}
    faults = f"{court.urls['sandbox']}/faults"
    (await court.http.put(faults, json=[down])).raise_for_status()
    assert (await freeze_online(court, second, amount="10000")).is_success
    now = (await court.sql("SELECT court.now() AS now"))[0]["now"]
    await record(court, made(now, CaseClosed, f"case/{case}", mode="x"), process)
    body = {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    await court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", body)
    async with asyncio.timeout(30):
        while True:
            (frozen,) = await books(court, "freezes", case)
            if frozen["released_at"]:
                break
            await asyncio.sleep(0.05)
    (await court.http.put(faults, json=[])).raise_for_status()
    await court.advance()
    assert len(await books(court, "freezes", case)) == 2
    described = await court.client.get_workflow_handle(process).describe()
    assert described.status is WorkflowExecutionStatus.COMPLETED
