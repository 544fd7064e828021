"""What a judge can do about a sale whose price does not come in time, and by which article."""

from __future__ import annotations

from datetime import datetime

from services.auction.course import Course
from services.auction.default import rules
from services.auction.disposals.rules import DEFAULT
from services.auction.unheld.rules import check_held
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import NET, PMB, REGULATION, cite
from shared.values.roles import Actor, Office

_JUDGE = (Office.JUDGE,)

DECLARE = Operation("declare_default", DEFAULT.label, cite(NET[24], PMB[22]), _JUDGE, "disposal")
ACCEPT_LATE = Operation("accept_late_balance", "准许逾期交款", PMB[22], _JUDGE, "disposal")


def on(actor: Actor, course: Course, standing: Standing, now: datetime) -> list[Act]:
    """`standing`: of the disposal's case."""
    sold = course.unpaid_sale

    def of_judge() -> object:
        return check_judge(standing.judge, actor, REGULATION["一(一)"])

    def overdue(barred: bool) -> None:
        rules.check_overdue(sold is not None, sold.balance_due_at if sold else None, barred, now)

    def held() -> None:
        check_held(True, course.unheld.unheld_since if course.unheld else None)

    return [
        offered(actor, DECLARE, of_judge, lambda: overdue(course.barred), held),
        offered(
            actor,
            ACCEPT_LATE,
            of_judge,
            lambda: overdue(barred=False),
            held,
            lambda: rules.check_not_barred(course.barred),
            lambda: rules.check_not_accepted(bool(sold and sold.late_accepted_at)),
        ),
    ]
