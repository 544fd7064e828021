"""The sandbox's court clock: a move that was cut short is taken to its end, once, by the same order."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

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


async def test_an_instant_behind_the_calendars_end_is_refused(court: Court) -> None:
    before = await court.advance()
    body = {"to": "9999-12-31T23:59:59-12:00"}
    answer = await court.call("POST", "intake", "/clock/advance", "guanli01", body)
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (422, ["to"])
    assert await court.advance() - before < timedelta(minutes=1)


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
