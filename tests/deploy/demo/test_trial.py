"""The court to try things in: forty cases in all stages, and one clock that no story moves from under another."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any, cast

import pytest

from deploy.demo import money
from deploy.demo.disposal import opening
from deploy.demo.run import CLOCK_START
from deploy.demo.stories import NO_ASSETS, SETTLED, STEPS
from deploy.demo.story import CALENDAR, Act, Story
from deploy.demo.trial import TALES, Conductor, Tale, begins

DAY = timedelta(days=1)


class Clock:
    """Moves at once, and remembers where it was moved to."""

    def __init__(self) -> None:
        self.now, self.moves = CLOCK_START, list[datetime]()
        self.broken = False

    async def settle(self) -> datetime:
        if self.broken:
            raise RuntimeError("no answer")
        return self.now

    async def advance(self, *, to: datetime) -> datetime:
        self.now = max(self.now, to)
        self.moves.append(to)
        return self.now


def conducted(clock: Clock, live: int) -> Conductor:
    return Conductor(cast(Story, clock), live)


def follows(tale: Tale, road: list[Act]) -> bool:
    """Whether it is the road as far as it goes, but for one act at its end."""
    own = [act for act in tale.acts if act in road]
    return own == road[: len(own)] and len(own) >= len(tale.acts) - 1


def test_forty_cases_each_as_far_as_its_title_says() -> None:
    assert sum(tale.cases for tale in TALES) == 40
    roads = [[step.act for step in road] for road in (STEPS, NO_ASSETS, SETTLED)]
    for tale in TALES:
        assert any(follows(tale, road) for road in roads), tale.title
    for road in roads:
        assert sum(follows(tale, road) and money.archived in tale.acts for tale in TALES) == 1
    assert len({tale.title for tale in TALES}) == len(TALES) >= 20


def test_a_tale_begins_in_the_morning_of_a_working_day() -> None:
    for tale in TALES:
        at = begins(CLOCK_START + 101 * DAY, tale.days)
        assert CALENDAR.is_workday(at.date()), tale.title
        assert (at.hour, at.minute) == (9, 0)


async def test_the_clock_moves_when_all_wait_and_to_the_earliest() -> None:
    clock, seen = Clock(), list[tuple[str, datetime]]()
    conductor = conducted(clock, 2)

    async def story(name: str, *days: int) -> None:
        for day in days:
            seen.append((name, await conductor.wait(CLOCK_START + day * DAY)))
        conductor.leave()

    await asyncio.gather(story("a", 3, 9), story("b", 1, 5))
    assert seen == [(name, CLOCK_START + day * DAY) for name, day in (("b", 1), ("a", 3), ("b", 5), ("a", 9))]
    assert clock.moves == [CLOCK_START + day * DAY for day in (1, 3, 5, 9)]


async def test_who_waits_until_all_is_done_goes_on_before_the_clock_moves() -> None:
    clock = Clock()
    conductor = conducted(clock, 2)

    async def settles() -> None:
        assert await conductor.wait(None) == CLOCK_START
        conductor.leave()

    async def moves() -> None:
        await conductor.wait(CLOCK_START + DAY)
        conductor.leave()

    await asyncio.wait_for(asyncio.gather(settles(), moves()), 5)
    assert clock.moves == [CLOCK_START + DAY]


async def test_a_clock_that_fails_leaves_nobody_waiting() -> None:
    clock = Clock()
    clock.broken = True
    conductor = conducted(clock, 2)
    both: Any = await asyncio.wait_for(
        asyncio.gather(conductor.wait(None), conductor.wait(CLOCK_START + DAY), return_exceptions=True), 5
    )
    assert [str(one) for one in both] == ["no answer"] * 2


@pytest.mark.parametrize("left", [1, 2])
async def test_one_that_ends_early_holds_nobody_up(left: int) -> None:
    clock = Clock()
    conductor = conducted(clock, 1 + left)
    waiting = asyncio.create_task(conductor.wait(CLOCK_START + DAY))
    await asyncio.sleep(0)
    for _ in range(left):
        conductor.leave()
    assert await asyncio.wait_for(waiting, 5) == CLOCK_START + DAY


def test_an_announcement_held_up_by_a_holiday_still_stands_its_thirty_days() -> None:
    told = datetime.fromisoformat(
        "2026-04-02T09:30:00+08:00"
    )  # the third day after is 清明节, until the sixth
    assert opening(told, 31) == datetime.fromisoformat("2026-05-09T10:00:00+08:00")
    assert opening(told - 10 * DAY, 31) == datetime.fromisoformat("2026-04-27T10:00:00+08:00")
