"""The inspection: what waited for a measure that has lapsed takes effect, concluded cases are asked about, and the heads of every team's audit chains
are anchored in another team's schema."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from temporalio import workflow
from temporalio.exceptions import ActivityError

from shared.contracts.custody.orders import Custody, FollowWaiting
from shared.contracts.intake.orders import AuditHeads, KeepConcluded, Supervision
from shared.contracts.order import order_of
from shared.contracts.running import ORDER_RETRY, ORDER_TIMEOUT
from shared.contracts.teams import TEAMS, anchor_of

_FOLLOW_WITHIN = timedelta(minutes=10)  # ours: it asks for each waiting measure


@workflow.defn(name="inspection")
class Inspection:
    """inspection/<instant>: by schedule every hour, and on demand."""

    @workflow.run
    async def run(self) -> int:
        """The number of chains anchored."""
        if workflow.patched("2026-12 whose turn has come holds the thing"):
            with suppress(
                ActivityError
            ):  # the chains wait for it a bounded time; the next one follows what it missed
                await workflow.execute_activity_method(
                    Custody.follow_waiting,
                    FollowWaiting(),
                    task_queue=order_of(Custody.follow_waiting).team,
                    start_to_close_timeout=_FOLLOW_WITHIN,
                    schedule_to_close_timeout=_FOLLOW_WITHIN,
                    retry_policy=ORDER_RETRY,
                    summary=order_of(Custody.follow_waiting).label,
                )
        if workflow.patched("2026-12 concluded cases are asked about again"):
            with suppress(ActivityError):  # the next one asks about what this one missed
                await workflow.execute_activity_method(
                    Supervision.keep_concluded,
                    KeepConcluded(),
                    task_queue=order_of(Supervision.keep_concluded).team,
                    start_to_close_timeout=_FOLLOW_WITHIN,
                    schedule_to_close_timeout=_FOLLOW_WITHIN,
                    retry_policy=ORDER_RETRY,
                    summary=order_of(Supervision.keep_concluded).label,
                )
        anchored = 0
        for team in TEAMS:
            last, more = "", True
            while more:
                heads = await workflow.execute_activity(
                    f"{team}.audit_heads",
                    last,
                    task_queue=team,
                    result_type=AuditHeads,
                    start_to_close_timeout=ORDER_TIMEOUT,
                    retry_policy=ORDER_RETRY,
                    summary="取审计链头",
                )
                keeper = anchor_of(team)
                await workflow.execute_activity(
                    f"{keeper}.anchor_heads",
                    heads,
                    task_queue=keeper,
                    start_to_close_timeout=ORDER_TIMEOUT,
                    retry_policy=ORDER_RETRY,
                    summary="存证审计链头",
                )
                anchored += len(heads.heads)
                last, more = heads.heads[-1].case_number if heads.heads else "", heads.more
        return anchored
