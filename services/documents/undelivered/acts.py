"""What can be done with a delivery that has failed, by whom and by which article."""

from __future__ import annotations

from collections.abc import Collection

from services.documents.delivery.models import Delivery
from services.documents.undelivered import rules
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, REGULATION, cite
from shared.values.roles import Actor, Office

REPORT_FAILURE = Operation(
    "report_service_failure",
    "说明未能送达的原因并报告",
    REGULATION["二(一)6"],
    (Office.DOCUMENT_CLERK,),
    "delivery",
)
SERVE_AGAIN = Operation(
    "serve_again",
    "改用其他方式再次送达",
    cite(REGULATION["二(一)6"], CPC[95]),
    (Office.DOCUMENT_CLERK,),
    "delivery",
)
ORDER_AGAIN = Operation(
    "order_dispatch_again",
    "再次交付发出",
    REGULATION["二(一)6"],
    (Office.DOCUMENT_CLERK,),
    "delivery",
    bulk=True,
)
"""Once what a dispatch was refused for is repaired: the refusal is a task of the officer's, who has the clerk do it."""


def on(actor: Actor, delivery: Delivery, states: Collection[str]) -> list[Act]:
    """`states`: of its attempts."""
    return [
        offered(actor, ORDER_AGAIN, lambda: rules.check_unsent(states)),
        offered(
            actor,
            REPORT_FAILURE,
            lambda: rules.check_failed(delivery.failed_at),
            lambda: rules.check_unreported(delivery.reported_at),
        ),
        offered(
            actor,
            SERVE_AGAIN,
            lambda: rules.check_failed(delivery.failed_at),
            lambda: rules.check_reported(delivery.reported_at),
        ),
    ]
