"""The survey of a property: by whom and by which article."""

from __future__ import annotations

from services.auction.course import Course
from services.auction.disposals.rules import SURVEY, after
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

COMPLETE = Operation(
    "complete_survey", "登记现状调查", REGULATION["二(四)3"], (Office.AUCTION_OFFICER,), "disposal"
)


def on(actor: Actor, course: Course) -> list[Act]:
    return [offered(actor, COMPLETE, lambda: after(course.disposal.state, SURVEY))]
