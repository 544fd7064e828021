"""A team's process beside a case: it follows facts and gives orders, each tried until carried out or refused."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError

from shared.contracts.docket_id import DocketId
from shared.contracts.fact import KINDS, UNKNOWN, Fact, Refs, read
from shared.contracts.order import Order, order_of
from shared.contracts.running import ORDER_RETRY, ORDER_TIMEOUT
from shared.values.zone import COURT_ZONE
from workflows.inbox import Inbox
from workflows.refusal import hand_to_person


class ProcessWorkflow:
    """Subclasses name themselves and say in `on` what follows from a fact; `on` answers True for the last one."""

    @workflow.init
    def __init__(self, seen: list[str] | None = None) -> None:
        self.inbox = Inbox(seen)
        self._ended = False
        self._orders: list[asyncio.Task[None]] = []
        self._course: list[str] = []

    @workflow.signal
    def fact(self, *given: object) -> None:
        """Something has happened. Carries no authority: whatever acts on it re-reads the record first."""
        self.inbox.receive(given)

    @workflow.signal
    def late_fact(self, *given: object) -> None:
        """A fact for a process that has ended (another team's last fact came first, or an operator ended it).

        The process lives again until this fact is seen through.
        """
        if self.inbox.receive(given):
            self._ended = True

    @workflow.query
    def seen(self) -> list[str]:
        """The ids of the last facts taken."""
        return self.inbox.seen

    def on(self, case_number: str, what: Refs) -> bool:
        raise NotImplementedError

    async def follow(self) -> None:
        """Handle facts until the last one and see every order through; neither waits for the other."""
        while True:
            await workflow.wait_condition(lambda: bool(self.inbox.waiting) or self._all_done())
            for fact in self.inbox.take_all():
                self._handle(fact)
            if self._all_done():
                for order in self._orders:
                    order.result()
                if self._ended:
                    return
                workflow.continue_as_new(self.inbox.seen)

    def _handle(self, fact: Fact) -> None:
        what = read(fact)
        if what is None:
            self._unreadable(fact)
            return
        self._show(f"| {_moment(fact.occurred_at)} | {what.label} | 已发生 |")
        try:
            self._ended = self.on(fact.case_number, what) or self._ended
        except Exception as fault:  # a failed task would hang the process with every fact that follows
            workflow.logger.error("process.fact_not_followed", extra={"kind": fact.kind})
            self._under_way(hand_to_person(self._docket(), fact.kind, fact.id, fault))

    def _unreadable(self, fact: Fact) -> None:
        """A team of a newer version has told it, or nobody: a person sees to it, as to what the docket sets aside."""
        if not workflow.patched("2026-11 an unreadable fact becomes a task"):
            return
        fault = ApplicationError("unreadable_fact")
        kind = fact.kind if fact.kind in KINDS else UNKNOWN
        self._under_way(hand_to_person(self._docket(), kind, fact.id, fault))

    def _all_done(self) -> bool:
        """Whether this run may end: its last fact is taken or its history long, and nothing is under way."""
        may_end = self._ended or workflow.info().is_continue_as_new_suggested()
        return may_end and all(order.done() for order in self._orders) and workflow.all_handlers_finished()

    def order(self, what: Order, order: BaseModel) -> None:
        """Give an order to its team, without holding up the facts that follow."""
        self._under_way(self._see_through(what, order))

    def _under_way(self, order: Coroutine[Any, Any, None]) -> None:
        self._orders.append(asyncio.create_task(order))

    def _docket(self) -> DocketId:
        return DocketId.case(workflow.info().workflow_id.split("/")[1])

    def _show(self, row: str, place: int | None = None) -> int:
        """Tell the operators' desk what the process has seen and what it waits for; answers the row's place."""
        if place is None:
            place = len(self._course)
            self._course.append(row)
        self._course[place] = row
        head = [f"案件：{self._docket()}", "", "| 时间 | 事项 | 状态 |", "|---|---|---|"]
        workflow.set_current_details("\n".join([*head, *self._course]))
        return place

    async def _see_through(self, what: Order, order: BaseModel) -> None:
        label = order_of(what).label
        place = self._show(f"|  | {label} | 办理中 |")
        try:
            await workflow.execute_activity_method(
                what,
                order,
                task_queue=order_of(what).team,
                start_to_close_timeout=ORDER_TIMEOUT,
                retry_policy=ORDER_RETRY,
                summary=label,
            )
            self._show(f"|  | {label} | 已办 |", place)
        except ActivityError as refused:
            self._show(f"|  | {label} | 被拒，转人工 |", place)
            await hand_to_person(self._docket(), order_of(what).name, order.model_dump_json(), refused)


def _moment(at: datetime) -> str:
    """Empty for an instant of before or after the calendar, as a forged fact may carry it."""
    try:
        return f"{at.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}"
    except (OverflowError, ValueError):
        return ""
