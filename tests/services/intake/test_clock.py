"""The sandbox's court clock: a move that was cut short is taken to its end, once, by the same order."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.harness import Court


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
