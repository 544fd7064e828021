"""What a judge can do with a thing that found no buyer, and by which article."""

from __future__ import annotations

from datetime import datetime

from services.auction.course import Course
from services.auction.disposals.rules import TAKE as TAKING
from services.auction.disposals.rules import after
from services.auction.unsold import rules
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import PMB, REGULATION, cite
from shared.values.roles import Actor, Office

_JUDGE = (Office.JUDGE,)

TAKE = Operation("take_in_payment", TAKING.label, TAKING.article, _JUDGE, "disposal")
RETURN = Operation("return_unsold", "无法变现，退还被执行人", cite(PMB[24], PMB[25]), _JUDGE, "disposal")


def on(actor: Actor, course: Course, standing: Standing, now: datetime) -> list[Act]:
    """`standing`: of the disposal's case."""

    def of_judge() -> object:
        return check_judge(standing.judge, actor, REGULATION["一(一)"])

    def ready() -> object:
        return after(course.disposal.state, TAKING)

    return [
        offered(actor, TAKE, of_judge, ready, lambda: rules.check_failed(course.last_failed is not None)),
        offered(
            actor,
            RETURN,
            of_judge,
            ready,
            lambda: rules.check_unsaleable(course.disposal.asset_class, course.failed_rounds, now.date()),
        ),
    ]
