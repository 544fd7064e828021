"""What can be done on the way to a starting price, by whom and by which article."""

from __future__ import annotations

from datetime import datetime

from services.auction.course import Course
from services.auction.disposals.rules import FIX_PRICE, INQUIRE, REPRICE, SERVE_REPORT, after
from services.auction.pricing import rules
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REF, REGULATION, cite
from shared.values.roles import Actor, Office
from shared.values.zone import COURT_ZONE

_OFFICER = (Office.AUCTION_OFFICER,)

ORDER_INQUIRY = Operation(
    "order_price_inquiry", "启动询价", cite(REGULATION["二(四)4"], REF[3]), _OFFICER, "disposal"
)
TAKE_REPORT = Operation(
    "receive_price_report", "收到询价报告", REF[13], (Office.VALUATION_SYSTEM,), "disposal"
)
CLOSE_TERM = Operation("close_inquiry_term", "询价期限届满", cite(REF[11], REF[19]), _OFFICER, "disposal")
SERVE = Operation("serve_price_report", SERVE_REPORT.label, SERVE_REPORT.article, _OFFICER, "disposal")
FIX = Operation("fix_price", FIX_PRICE.label, FIX_PRICE.article, (Office.JUDGE,), "disposal")
REDETERMINE = Operation("redetermine_price", REPRICE.label, REPRICE.article, _OFFICER, "disposal")


def on(actor: Actor, course: Course, standing: Standing, now: datetime) -> list[Act]:
    """`standing`: of the disposal's case."""
    state, asked, priced = course.disposal.state, course.open_inquiry, course.priced_inquiry
    return [
        offered(actor, ORDER_INQUIRY, lambda: after(state, INQUIRE)),
        offered(actor, CLOSE_TERM, lambda: rules.check_term_over(asked.term_ends_at if asked else None, now)),
        offered(actor, SERVE, lambda: after(state, SERVE_REPORT)),
        offered(
            actor,
            REDETERMINE,
            lambda: after(state, REPRICE),
            lambda: rules.check_expired(
                priced.valid_until if priced else None,
                course.failed_rounds,
                now.astimezone(COURT_ZONE).date(),
            ),
        ),
        offered(
            actor,
            FIX,
            lambda: check_judge(standing.judge, actor, REGULATION["一(一)"]),
            lambda: after(state, FIX_PRICE),
            lambda: rules.check_objections_over(priced.objections_end_at if priced else None, now),
        ),
    ]
