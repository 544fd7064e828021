"""A docket's deadlines: one named timer a duty, armed from what `apply_facts` answers, in court time."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError, FailureError, is_cancelled_exception

from shared.contracts.docket_id import DocketId
from shared.contracts.fact import KINDS, Fact
from shared.contracts.intake.orders import (
    ApplyFacts,
    DocketOrders,
    DocketView,
    DutyTimer,
    Supervision,
    WakeDuties,
    WokenDuty,
)
from shared.contracts.order import order_of
from shared.contracts.running import CLOSING_MODE, COURT, LIGHT, OFFICER, ORDER_RETRY, ORDER_TIMEOUT, STAGE
from workflows.inbox import Inbox
from workflows.refusal import hand_to_person

_AGAIN = timedelta(seconds=1)
"""The least wait before a duty is woken again with nothing changed (clocks differ, a fact is still under way)."""

_LATER = timedelta(hours=1)
"""The wait before what was refused is tried again: a person may have repaired it."""

_FACTS_NAMED = 3
"""In the summary of one event: the server takes no more than 400 bytes of JSON, six a Han character."""
_LIGHTS = {"green": "绿", "yellow": "黄", "red": "红"}
_FIRST_WAIT, _LONGEST = timedelta(milliseconds=100), timedelta(seconds=10)  # ours: the database is near
_LOCAL_RETRY = RetryPolicy(initial_interval=_FIRST_WAIT, maximum_interval=_LONGEST)


@dataclass
class _Armed:
    timer: DutyTimer
    fires_at: datetime
    task: asyncio.Task[None]


class Deadlines:
    """Keeps the deadlines of one case (or application) until its docket is finished.

    `look`: the run begins with the docket as it stands, not with a fact.
    """

    def __init__(self, inbox: Inbox, *, look: bool) -> None:
        try:
            self.id = DocketId.kept_by(workflow.info().workflow_id)
        except ValueError as fault:  # started by hand under an id that no docket has
            raise ApplicationError("no docket", non_retryable=True) from fault
        self.inbox = inbox
        self._armed: dict[str, _Armed] = {}
        self._woken: list[str] = []
        self._again: list[str] = []
        self._look = look
        self._refused: set[asyncio.Task[None]] = set()
        self._shown: tuple[str, ...] = ()

    async def run(self) -> bool:
        """True when the docket is finished; False when the history is long enough to be continued as new.

        Nothing that is refused ends it, for with it would end every deadline of the case.
        """
        while True:
            await workflow.wait_condition(lambda: bool(self._look or self.inbox.waiting or self._woken))
            look, self._look = self._look, False
            facts = [] if look else self.inbox.take_all()
            try:
                view = await (self._apply(facts) if look or facts else self._wake())
            except FailureError as refusal:
                if is_cancelled_exception(refusal):
                    raise
                self._try_later(facts, refusal)
                continue
            self._show(view)
            if self.inbox.waiting or self._refused:
                continue
            if view.finished:
                return True
            if workflow.info().is_continue_as_new_suggested():
                return False

    def _try_later(self, facts: list[Fact], refusal: FailureError) -> None:
        """Make a refusal a task for a person, and what was refused wait its turn again."""
        woken, self._again = self._again, []
        task = asyncio.create_task(self._wait_and_retry(facts, woken, refusal))
        self._refused.add(task)
        task.add_done_callback(self._refused.discard)

    async def _wait_and_retry(self, facts: list[Fact], woken: list[str], refusal: FailureError) -> None:
        order = Supervision.wake_duties if woken else DocketOrders.apply_facts
        with suppress(FailureError):
            subject = "".join([fact.id for fact in facts[:1]] + woken[:1])
            await hand_to_person(self.id, order_of(order).name, subject, refusal)
        await workflow.sleep(_LATER, summary="办理被拒，稍后再试")
        self.inbox.waiting = [*facts, *self.inbox.waiting]
        self._woken += [duty_id for duty_id in woken if duty_id in self._armed]
        self._look = not (self.inbox.waiting or self._woken)

    async def _apply(self, facts: list[Fact]) -> DocketView:
        return await workflow.execute_local_activity_method(
            DocketOrders.apply_facts,
            ApplyFacts(docket=str(self.id), facts=facts),
            start_to_close_timeout=_LONGEST,
            retry_policy=_LOCAL_RETRY,
            summary=_happened(facts),
        )

    async def _wake(self) -> DocketView:
        """Let the steps be taken whose hour has come, all at once."""
        woken = [self._armed[duty_id].timer for duty_id in self._woken if duty_id in self._armed]
        self._again, self._woken = self._woken, []
        return await workflow.execute_activity_method(
            Supervision.wake_duties,
            WakeDuties(
                docket=str(self.id), duties=[WokenDuty(id=one.id, version=one.version) for one in woken]
            ),
            task_queue="intake",
            start_to_close_timeout=ORDER_TIMEOUT,
            retry_policy=ORDER_RETRY,
            summary=woken[0].summary if len(woken) == 1 else f"{len(woken)} 项期限",
        )

    def _show(self, view: DocketView) -> None:
        """Arm what is new or moved, cancel what is gone, and tell the operators' desk."""
        shift = timedelta(seconds=view.shift_seconds)
        open_ids = {timer.id for timer in view.timers}
        for duty_id in [duty_id for duty_id in self._armed if duty_id not in open_ids]:
            self._armed.pop(duty_id).task.cancel()
        again, self._again = self._again, []
        for timer in view.timers:
            fires_at = timer.wake_at - shift
            held = self._armed.get(timer.id)
            unchanged = held is not None and (held.timer.version, held.fires_at) == (timer.version, fires_at)
            if unchanged and timer.id not in again:
                continue
            if held:
                held.task.cancel()
            delay = max(fires_at - workflow.now(), _AGAIN if unchanged else timedelta(0))
            self._armed[timer.id] = _Armed(timer, fires_at, asyncio.create_task(self._sleep(timer, delay)))
        self._woken = [duty_id for duty_id in self._woken if duty_id in self._armed]
        shown = (view.court, view.stage, view.light, view.officer, view.closing_mode)
        if shown != self._shown:
            self._shown = shown
            workflow.upsert_search_attributes(
                [
                    key.value_set(value)
                    for key, value in zip((COURT, STAGE, LIGHT, OFFICER, CLOSING_MODE), shown, strict=True)
                    if value
                ]
            )
        rows = [f"| {_LIGHTS[timer.light]} | {timer.summary} |" for timer in view.timers]
        rows += [f"| 停 | {summary} |" for summary in view.suspended]
        rows += [f"| 红 | {summary} |" for summary in view.overdue]
        rows += [f"| 搁置 | {text} |" for text in view.set_aside]
        workflow.set_current_details(
            "\n".join([f"阶段：{view.stage}", "", "| 灯 | 期限 |", "|---|---|", *rows])
        )

    async def _sleep(self, timer: DutyTimer, delay: timedelta) -> None:
        if delay > timedelta(0):
            await workflow.sleep(delay, summary=timer.summary)
        self._woken.append(timer.id)


def _happened(facts: list[Fact]) -> str:
    """What operators read at the event by which the docket took the facts; none: it only looked."""
    labels = list(dict.fromkeys(KINDS[one.kind].label for one in facts if one.kind in KINDS))
    more = f"等 {len(facts)} 项" if len(labels) > _FACTS_NAMED else ""
    return "、".join(labels[:_FACTS_NAMED]) + more or "核对期限"


class DocketWorkflow:
    """A workflow that keeps a docket; each kind names itself and runs `keep`."""

    @workflow.init
    def __init__(self, seen: list[str] | None = None) -> None:
        """`seen` is given where the run continues another one, or takes the place of one that an operator ended."""
        self.inbox = Inbox(seen)
        self._continues = seen is not None

    @workflow.signal
    def fact(self, *given: object) -> None:
        """Something has happened. Carries no authority: whatever acts on it re-reads the record first."""
        self.inbox.receive(given)

    @workflow.query
    def seen(self) -> list[str]:
        """The ids of the last facts taken."""
        return self.inbox.seen

    async def keep(self) -> None:
        if not await Deadlines(self.inbox, look=self._continues).run():
            await workflow.wait_condition(workflow.all_handlers_finished)
            workflow.continue_as_new(self.inbox.seen)
