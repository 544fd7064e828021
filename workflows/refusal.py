"""What was refused becomes a task for the handling officer: nothing ends in a log alone."""

from __future__ import annotations

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError

from shared.contracts.docket_id import DocketId
from shared.contracts.intake.orders import OpenTask, Supervision
from shared.contracts.order import order_of
from shared.contracts.running import ORDER_RETRY, ORDER_TIMEOUT


async def hand_to_person(docket: DocketId, what: str, subject: str, refusal: BaseException) -> None:
    """`what`, an order's name or a fact's kind, was refused for `subject`; it becomes a task once."""
    # A local activity's failure comes as it is, another's inside the activity's own.
    cause = refusal.cause if isinstance(refusal, ActivityError) else refusal
    await workflow.execute_activity_method(
        Supervision.open_task,
        OpenTask(
            docket=str(docket),
            key=f"{workflow.info().workflow_id}/{what}/{subject}",
            order=what,
            code=cause.message if isinstance(cause, ApplicationError) else type(cause).__name__,
            article=str(cause.details[0]) if isinstance(cause, ApplicationError) and cause.details else "",
        ),
        task_queue="intake",
        start_to_close_timeout=ORDER_TIMEOUT,
        retry_policy=ORDER_RETRY,
        summary=order_of(Supervision.open_task).label,
    )
