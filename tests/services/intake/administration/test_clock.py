"""The sandbox's court clock: a move goes on by itself to its end, whoever asked for it, and nobody moves it elsewhere."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.intake.administration import clock
from services.intake.docket import repository
from tests.harness import Court
from tests.services.intake.people import application


async def test_an_order_repeated_leads_to_the_same_day(court: Court) -> None:
    answers = [
        await court.call("POST", "intake", "/clock/advance", "guanli01", {"workdays": 3}, key="three-days")
        for _ in range(2)
    ]
    assert [answer.json()["now"][:10] for answer in answers] == ["2026-03-05", "2026-03-05"]


async def test_the_outside_world_catches_up_with_a_move_cut_short(court: Court) -> None:
    await court.sql("UPDATE court.clock SET shift = shift + $1", timedelta(days=2))
    now = await court.advance()
    told = (await court.http.get(f"{court.urls['sandbox']}/clock")).json()["now"]
    assert abs(datetime.fromisoformat(told) - now) < timedelta(seconds=5)


async def test_whoever_may_not_move_it_is_told_at_once_and_holds_nothing_up(court: Court) -> None:
    move = asyncio.create_task(court.advance(workdays=20))
    strangers = await asyncio.gather(
        *(court.call("POST", "intake", "/clock/advance", "jiedai01", {}) for _ in range(30))
    )
    waiting = [
        asyncio.create_task(court.call("POST", "intake", "/clock/advance", "guanli01", {})) for _ in range(30)
    ]
    assert (await court.call("GET", "intake", "/tasks", "zhixiao01")).status_code == 200
    assert {answer.status_code for answer in strangers} == {403}
    await move
    assert {answer.status_code for answer in await asyncio.gather(*waiting)} == {200}


async def moving(court: Court, workdays: int) -> Any:
    """A month is on its way: the order is given, its answer not awaited."""
    move = asyncio.create_task(
        court.call(
            "POST", "intake", "/clock/advance", "guanli01", {"workdays": workdays}, key=f"on/{workdays}"
        )
    )
    under_way = "SELECT 1 FROM intake.clock_move WHERE arrived_at IS NULL AND target > begun_from"
    while True:
        if await court.sql(under_way):
            return move
        await asyncio.sleep(0.01)


async def test_while_it_moves_it_is_moved_nowhere_else(court: Court) -> None:
    move = await moving(court, 21)
    other = await court.call("POST", "intake", "/clock/advance", "guanli01", {"workdays": 30})
    same = await court.call("POST", "intake", "/clock/advance", "guanli01", {"workdays": 21}, key="on/21")
    assert (other.status_code, other.json()["type"]) == (409, "urn:jiyue:problem:clock_moving")
    assert same.json()["target"] == (await move).json()["target"]
    assert (
        len(
            await court.sql(
                "SELECT 1 FROM intake.clock_move WHERE target = $1",
                datetime.fromisoformat(same.json()["target"]),
            )
        )
        == 1
    )


async def test_a_long_move_is_answered_before_its_end_and_can_be_asked_for(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "_ANSWER_WITHIN", 0.0)
    answer = await court.call("POST", "intake", "/clock/advance", "guanli01", {"workdays": 22})
    under_way = answer.json()
    assert (answer.status_code, under_way["arrived"]) == (202, False)
    while not (found := await court.do("GET", "intake", "/clock", "zhixiao01"))["arrived"]:
        assert found["target"] == under_way["target"]
        await asyncio.sleep(0.05)
    assert found["now"] >= under_way["target"]
    assert found["stops"] > 0


async def test_a_move_whose_mover_was_ended_goes_on_to_its_end(court: Court) -> None:
    """The order alone is kept, as a restart of intake leaves it: nobody asks again."""
    now = await court.advance()
    target = now + timedelta(days=9)
    await court.sql(
        "INSERT INTO intake.clock_move (id, begun_from, target, ordered_by, ordered_at)"
        " VALUES ('left', $1, $2, 'guanli01', clock_timestamp())",
        now,
        target,
    )
    async with asyncio.timeout(60):
        while True:
            found = await court.do("GET", "intake", "/clock", "guanli01")
            if found["arrived"]:
                break
            await asyncio.sleep(0.1)
    assert found["at_hand"] == ""
    assert datetime.fromisoformat(found["now"]) >= target


@pytest.mark.walk
async def test_each_docket_knows_the_time_when_the_clock_has_arrived(court: Court) -> None:
    """On the way only those are told that have something due; at the end every one, or its timers would ring late."""
    one, other = [
        await court.do("POST", "intake", "/applications", "lian01", application(number))
        for number in (32, 33)
    ]
    case = await court.do("POST", "intake", f"/applications/{other['id']}/filing", "lian01")
    dockets = [f"application/{one['id']}", f"case/{case['case_number']}"]
    told = (
        "SELECT (fact->>'occurred_at')::timestamptz AS at FROM intake.outbox"
        " WHERE workflow_id = $1 AND fact->>'kind' = 'intake.clock_moved' ORDER BY seq"
    )
    target = await court.advance() + timedelta(days=12)
    before = sum([len(await court.sql(told, docket)) for docket in dockets])
    await court.advance(to=target.isoformat())
    stops = (await court.do("GET", "intake", "/clock", "guanli01"))["stops"]
    rows = [await court.sql(told, docket) for docket in dockets]
    assert all(each[-1]["at"] >= target for each in rows)
    assert sum(map(len, rows)) - before < len(dockets) * stops


async def test_an_instant_behind_the_calendars_end_is_refused(court: Court) -> None:
    before = await court.advance()
    body = {"to": "9999-12-31T23:59:59-12:00"}
    answer = await court.call("POST", "intake", "/clock/advance", "guanli01", body)
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (422, ["to"])
    assert await court.advance() - before < timedelta(minutes=1)


@pytest.mark.walk
async def test_a_calendar_published_while_a_docket_begins_reaches_it(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    recorded = repository.recorded

    async def held_up(session: Any, docket: str, told: Any) -> Any:
        facts = await recorded(session, docket, told)
        if docket.startswith("case/") and not begun.is_set():
            begun.set()
            await go_on.wait()
        return facts

    monkeypatch.setattr(repository, "recorded", held_up)
    start = await court.advance()
    one = await court.do("POST", "intake", "/applications", "lian01", application(31))
    case = await court.do("POST", "intake", f"/applications/{one['id']}/filing", "lian01")
    await asyncio.wait_for(begun.wait(), 20)
    rest = [{"day": f"{start + timedelta(days=n):%Y-%m-%d}", "kind": "rest"} for n in range(1, 5)]
    notice = {"source": "测试", "days": rest}
    published = asyncio.create_task(court.do("POST", "intake", "/calendar", "guanli01", notice))
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    while not published.done():
        if (await court.sql(waiting))[0]["count"]:
            break
        await asyncio.sleep(0.01)
    go_on.set()
    version = (await published)["version"]
    await court.advance()
    duties = await court.sql(
        "SELECT DISTINCT calendar_version FROM intake.duty WHERE docket = $1 AND state = 'open'",
        f"case/{case['case_number']}",
    )
    assert [row["calendar_version"] for row in duties] == [version]
