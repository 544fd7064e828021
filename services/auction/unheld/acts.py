"""What a judge can do about a sale of what is held no more, and by which article."""

from __future__ import annotations

from services.auction.course import Course
from services.auction.disposals.rules import ANNUL
from services.auction.unheld import rules
from shared.law.case_access import Standing
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CKD, NET, REGULATION, cite
from shared.values.roles import Actor, Office

_JUDGE = (Office.JUDGE,)

UPHOLD = Operation("uphold_sale", "重新查封后继续拍卖、维持成交", cite(CKD[26], CKD[27]), _JUDGE, "disposal")
ANNUL_SALE = Operation("annul_sale", ANNUL.label, cite(CKD[27], NET[31]), _JUDGE, "disposal")


def on(actor: Actor, course: Course, standing: Standing) -> list[Act]:
    """`standing`: of the disposal's case."""

    def of_judge() -> object:
        return check_judge(standing.judge, actor, REGULATION["一(一)"])

    def known() -> None:
        rules.check_known(course.unheld is not None)

    def bought() -> object:
        return rules.annulling(course.disposal.state)

    return [offered(actor, UPHOLD, of_judge, known), offered(actor, ANNUL_SALE, of_judge, known, bought)]
