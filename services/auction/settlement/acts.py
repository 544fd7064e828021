"""What can be done after a sale, by whom and by which article."""

from __future__ import annotations

from services.auction.course import Course
from services.auction.default.rules import check_not_barred
from services.auction.disposals.rules import (
    DELIVER,
    ORDER_TRANSFER,
    PAY,
    RULE,
    SERVE_RULING,
    TAX,
    after,
    check_deliverable,
)
from services.auction.settlement import rules
from services.auction.unheld.rules import check_held
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

_OFFICER = (Office.AUCTION_OFFICER,)

BOOK_BALANCE = Operation("book_balance", "确认价款付清", PAY.article, _OFFICER, "disposal")
MAKE_RULING = Operation("make_sale_ruling", RULE.label, RULE.article, (Office.JUDGE,), "disposal")
SERVE_BUYER = Operation("serve_sale_ruling", "成交裁定送达买受人", SERVE_RULING.article, _OFFICER, "disposal")
SERVE_PARTIES = Operation(
    "serve_sale_ruling_on_parties", "成交裁定送达当事人", REGULATION["二(四)5(3)"], _OFFICER, "disposal"
)
RECORD_TAXES = Operation("record_taxes", "登记税费", TAX.article, _OFFICER, "disposal")
TRANSFER = Operation("order_transfer", ORDER_TRANSFER.label, ORDER_TRANSFER.article, _OFFICER, "disposal")
HAND_TO_BUYER = Operation("deliver_asset", "交付买受人", DELIVER.article, _OFFICER, "disposal")


def on(actor: Actor, course: Course, standing: Standing) -> list[Act]:
    """`standing`: of the disposal's case. Whether a ruling was served while the thing was held, is judged when that is entered."""
    state, settlement = course.disposal.state, course.settlement
    made_at = settlement.ruling_made_at if settlement else None
    served = settlement.parties_served if settlement else []

    def held() -> None:
        check_held(True, course.unheld.unheld_since if course.unheld else None)

    return [
        offered(
            actor, BOOK_BALANCE, lambda: after(state, PAY), held, lambda: check_not_barred(course.barred)
        ),
        offered(
            actor,
            MAKE_RULING,
            lambda: check_judge(standing.judge, actor, REGULATION["一(一)"]),
            lambda: after(state, RULE),
            held,
        ),
        offered(actor, SERVE_BUYER, lambda: after(state, SERVE_RULING)),
        offered(actor, SERVE_PARTIES, lambda: rules.check_parties_to_serve(made_at, served)),
        offered(actor, RECORD_TAXES, lambda: after(state, TAX)),
        offered(actor, TRANSFER, lambda: after(state, ORDER_TRANSFER)),
        offered(
            actor,
            HAND_TO_BUYER,
            lambda: check_deliverable(state, bool(settlement and settlement.delivered_at)),
        ),
    ]
