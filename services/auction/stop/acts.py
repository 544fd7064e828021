"""What can be done about an auction that is to be stopped or to go on, by whom and by which article."""

from __future__ import annotations

from datetime import datetime

from services.auction.course import Course
from services.auction.stop import rules
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import NET, PMB, REGULATION, cite
from shared.values.roles import Actor, Office

_JUDGE, _OFFICER = (Office.JUDGE,), (Office.AUCTION_OFFICER,)

STOP = Operation("stop_auction", "暂缓、中止、撤回拍卖", cite(NET[28], PMB[17]), _JUDGE, "disposal")
TELL = Operation("tell_of_stop", "停止拍卖通知当事人", PMB[18], _OFFICER, "disposal")
CAUSE_GONE = Operation("end_suspension_cause", "认定暂停的事由消失", NET[28], _JUDGE, "disposal")
RESUME = Operation("resume_auction", "恢复拍卖", NET[28], _OFFICER, "disposal")


def on(actor: Actor, course: Course, standing: Standing, now: datetime) -> list[Act]:
    """`standing`: of the disposal's case."""
    last, suspension, untold = course.last, course.suspension, course.untold_stop

    def of_judge() -> object:
        return check_judge(standing.judge, actor, REGULATION["一(一)"])

    def suspended() -> None:
        rules.check_suspended(suspension.state if suspension else None)

    def ceased() -> None:
        if suspension is not None:
            rules.ceased_at(suspension.until, suspension.cause_gone_at, now)

    return [
        offered(
            actor,
            STOP,
            of_judge,
            lambda: rules.check_running(last.state if last else None, course.is_stop_under_way),
        ),
        offered(actor, TELL, lambda: rules.check_to_tell(untold.told if untold else None)),
        offered(
            actor,
            CAUSE_GONE,
            of_judge,
            suspended,
            lambda: rules.check_cause_stands(suspension.cause_gone_at if suspension else None),
        ),
        offered(actor, RESUME, suspended, ceased, lambda: rules.check_idle(course.is_stop_under_way)),
    ]
