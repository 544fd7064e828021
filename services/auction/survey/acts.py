"""The survey of a property: by whom and by which article."""

from __future__ import annotations

from services.auction.course import Course, missing_of_the_day
from services.auction.disposals.rules import SURVEY, after, check_transferred
from services.auction.survey import rules
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

COMPLETE = Operation(
    "complete_survey", "登记现状调查", REGULATION["二(四)3"], (Office.AUCTION_OFFICER,), "disposal"
)
SETTLE_DOUBTS = Operation(
    "settle_survey_doubts", "审查处理涉假、争议", REGULATION["二(四)3"], (Office.JUDGE,), "disposal"
)


def on(actor: Actor, course: Course, standing: Standing) -> list[Act]:
    """`standing`: of the disposal's case."""
    survey = course.survey
    return [
        offered(
            actor,
            COMPLETE,
            lambda: after(course.disposal.state, SURVEY),
            lambda: check_transferred(missing_of_the_day(course.disposal, course.papers)),
        ),
        offered(
            actor,
            SETTLE_DOUBTS,
            lambda: check_judge(standing.judge, actor, REGULATION["一(一)"]),
            lambda: rules.check_to_settle(survey.doubts if survey else []),
        ),
    ]
