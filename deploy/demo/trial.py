"""A court to try things in: cases in all stages, told side by side by the demo's own steps, each stopped somewhere.

One court clock serves them all: it moves when every story waits, to the earliest instant that one of them waits for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from time import monotonic
from typing import Any

import httpx
from rich.console import Console

from deploy.demo import disposal, opening
from deploy.demo.cast import Cast
from deploy.demo.nothing_found import WORLD as NOTHING
from deploy.demo.papers import reviewed
from deploy.demo.stories import FIRST_ROUND_SOLD, NO_ASSETS, SETTLED, STEPS
from deploy.demo.story import CALENDAR, Act, ActRefused, Step, Story, workday_from
from deploy.local import DEMO_MASTER_ACCOUNT, Installation
from shared.law.periods import due, workdays
from shared.values.zone import COURT_ZONE


async def awaiting_signature(story: Story) -> None:
    """The freezing ruling is drafted, verified and reviewed: it waits for the judge."""
    fields = await opening.frozen_and_sealed(story)
    await reviewed(story, "wenshu01", "freezing_ruling", fields, "juzhang01")


async def money_unmatched(story: Story) -> None:
    """Somebody pays into the court's own account and says not for what."""
    credit = {
        "account_number": DEMO_MASTER_ACCOUNT,
        "amount_fen": story.rng.randrange(100_000, 900_000, 100),
        "payer_name": story["cast"].applicant.name,
        "payer_account": "6228481718000123",
        "remark": "执行款",
    }
    await story.sandbox("POST", "/credits", credit)
    await story.settle()


@dataclass(frozen=True)
class Tale:
    """A kind of case of the trial: how far it is told, how many of it there are, how many days before the end it begins."""

    title: str
    cases: int
    days: int
    acts: tuple[Act, ...]
    world: dict[str, Any] = field(default_factory=dict)
    abroad: bool = False


def upto(name: str, *more: Act, of: Sequence[Step] = STEPS) -> tuple[Act, ...]:
    """The road as far as the step of that name, and what is done instead of the rest."""
    names = [step.name for step in of]
    return (*(step.act for step in of[: names.index(name) + 1]), *more)


TALES = (
    Tale("执行完毕，已归档", 1, 101, upto("archived")),
    Tale("终本结案，已归档，列入终本案件库", 1, 99, upto("archived", of=NO_ASSETS), NOTHING),
    Tale("二拍成交，案款发放审批完毕，待支付", 1, 94, upto("approved")),
    Tale("二拍成交，尾款到账，待作成交裁定", 1, 92, upto("balance_paid")),
    Tale("一拍流拍，二拍公告中", 2, 65, upto("second_round_published")),
    Tale("一拍成交，待付尾款", 2, 59, upto("first_round_published", disposal.first_round_sold),
         FIRST_ROUND_SOLD),
    Tale("未发现财产，已约谈申请执行人，线索已核查", 1, 45, upto("clue_checked", of=NO_ASSETS), NOTHING),
    Tale("执行和解履行完毕，已归档", 1, 42, upto("archived", of=SETTLED), NOTHING),
    Tale("一拍公告中", 2, 23, upto("first_round_published")),
    Tale("起拍价已确定，待公告", 1, 19, upto("price_fixed")),
    Tale("执行和解，第一期款项已发放", 1, 16, upto("first_paid", of=SETTLED), NOTHING),
    Tale("未发现财产，限制消费令已送达", 1, 14, upto("restricted", of=NO_ASSETS), NOTHING),
    Tale("参考价已确定，异议期内", 1, 11, upto("priced")),
    Tale("现状调查完毕，待询价", 1, 9, upto("surveyed")),
    Tale("已决定拍卖，待现状调查", 1, 8, upto("disposal_decided")),
    Tale("首批文书超期", 2, 16, upto("assigned")),
    Tale("委托已反馈，待处置", 2, 8, upto("commission_papers")),
    Tale("首批文书已发出并移送", 2, 3, upto("drafts_handed_over")),
    Tale("事项委托在外", 2, 2, upto("commission_sent")),
    Tale("被执行人在境外", 1, 2, upto("assigned"), NOTHING, abroad=True),
    Tale("到账款项不明", 1, 1, upto("assigned", money_unmatched)),
    Tale("财产已查控，清单已制作", 2, 0, upto("asset_list")),
    Tale("查封裁定书待签发", 3, 0, upto("assigned", awaiting_signature)),
    Tale("新分案", 2, 0, upto("assigned")),
    Tale("已初次接待，待分案", 2, 0, upto("reception")),
    Tale("新立案，待接待", 3, 0, upto("case_filed")),
)  # fmt: skip
LASTS = timedelta(days=max(tale.days for tale in TALES))
SLACK = timedelta(days=1)
"""How much later than meant the trial may end: the tales of no days stand there as they were just told."""
FIRST_JUDGMENT = 101


@dataclass
class Conductor:
    """The court clock of several stories. `clock`: whoever moves it."""

    clock: Story
    live: int
    _waiting: list[tuple[datetime | None, asyncio.Future[datetime]]] = field(default_factory=list)
    _moving: asyncio.Task[None] | None = None

    async def wait(self, until: datetime | None) -> datetime:
        """Until that instant, or until all that follows from what was done is done."""
        turn: asyncio.Future[datetime] = asyncio.get_running_loop().create_future()
        self._waiting.append((until, turn))
        self._go_on()
        return await turn

    def leave(self) -> None:
        self.live -= 1
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and len(self._waiting) == self.live:
            self._moving = asyncio.create_task(self._move())

    async def _move(self) -> None:
        try:
            times = [until for until, _ in self._waiting]
            if None in times:
                now = await self.clock.settle()
            else:
                now = await self.clock.advance(to=min(filter(None, times)))
        except Exception as failure:  # every story ends by it: none may wait for ever
            for _, turn in self._waiting:
                turn.set_exception(failure)
            self._waiting.clear()
            return
        ready = [one for one in self._waiting if one[0] is None or one[0] <= now]
        self._waiting = [one for one in self._waiting if one not in ready]
        for _, turn in ready:
            turn.set_result(now)


@dataclass
class SideBySide(Story):
    """A story under a clock that it shares."""

    conductor: Conductor | None = None

    async def _clock(self, order: dict[str, Any]) -> datetime:
        assert self.conductor is not None
        if "workdays" in order:
            last = due(await self.settle(), workdays(order["workdays"]), CALENDAR).due_date
            return await self.conductor.wait(datetime(last.year, last.month, last.day, 9, tzinfo=COURT_ZONE))
        return await self.conductor.wait(datetime.fromisoformat(order["to"]) if "to" in order else None)


async def tell(
    installation: Installation, seed: int, console: Console, tales: tuple[Tale, ...] = TALES
) -> list[str]:
    """Every tale, side by side; the cases, or applications, that could not be told to their end."""
    told, cases = count(1), [tale for tale in tales for _ in range(tale.cases)]
    console.print(f"正在办理 {len(cases)} 件案件，法院时间约 {LASTS.days} 天；现在就可以打开办案页面")
    began, failed = monotonic(), list[str]()
    async with httpx.AsyncClient(timeout=90) as http:
        clock = Story(installation, seed * 1000, http)
        end = await clock.settle() + max(timedelta(days=tale.days) for tale in tales)
        conductor = Conductor(clock, len(cases))

        async def one(number: int, tale: Tale) -> None:
            story = SideBySide(
                installation, seed * 1000 + number, http, calm=True, world=tale.world, conductor=conductor
            )
            story["cast"] = Cast(story.rng, FIRST_JUDGMENT + number, abroad=tale.abroad)
            try:
                await story.advance(to=begins(end, tale.days))
                for act in tale.acts:
                    await act(story)
                said = ""
            except (ActRefused, AssertionError, LookupError, StopIteration, httpx.HTTPError) as failure:
                said = f"没有走通：{failure!r}"
                failed.append(story.case or tale.title)
            finally:
                conductor.leave()
            console.print(
                f"{next(told):>3}/{len(cases)} {monotonic() - began:5.0f}s {story.case or '（未立案）'} {tale.title} {said}",
                soft_wrap=True,
                markup=False,
                highlight=False,
            )

        async with asyncio.TaskGroup() as group:
            for number, tale in enumerate(cases, start=1):
                group.create_task(one(number, tale))
        past = await clock.advance(to=end) - end
    if past > SLACK:
        console.print(f"办理比预定晚 {past.days + 1} 天：新收的案件也已经过了这些天")
    console.print(f"{len(cases) - len(failed)} 件案件就绪，用时 {monotonic() - began:.0f} 秒")
    return failed


async def has_cases(installation: Installation) -> bool:
    """Whether there is any case or application."""
    async with httpx.AsyncClient(timeout=90) as http:
        clerk = Story(installation, 0, http)
        pages = [
            await clerk.get("lian01", "intake", f"/{what}?limit=1") for what in ("applications", "cases")
        ]
        return any(page["items"] for page in pages)


def begins(end: datetime, days: int) -> datetime:
    """Nine o'clock of a working day."""
    day = workday_from((end - timedelta(days=days)).astimezone(COURT_ZONE))
    return day.replace(hour=9, minute=0, second=0, microsecond=0)
