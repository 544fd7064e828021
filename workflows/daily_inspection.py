"""The daily inspection of open cases (二(五)2, 3): the register is asked once, whatever the timers of the cases do."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.intake.orders import Inspect, Supervision
from shared.contracts.order import order_of
from shared.contracts.running import ORDER_RETRY, ORDER_TIMEOUT


@workflow.defn(name="daily_inspection")
class DailyInspection:
    """daily_inspection/<instant>: by schedule, on each day."""

    @workflow.run
    async def run(self) -> None:
        await workflow.execute_activity_method(
            Supervision.inspect,
            Inspect(),
            task_queue=order_of(Supervision.inspect).team,
            start_to_close_timeout=ORDER_TIMEOUT,
            retry_policy=ORDER_RETRY,
            summary=order_of(Supervision.inspect).label,
        )
