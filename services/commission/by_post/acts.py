"""What is done by post, by whom and by which article."""

from __future__ import annotations

from datetime import datetime

from services.commission.outbound import answered, rules
from services.commission.outbound.models import Commission
from shared.law.courts import Court
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import MATTERS, REGULATION
from shared.values.roles import Actor, Office

POST = Operation(
    "book_posting", "登记寄出委托材料", REGULATION["二(三)2"], (Office.COMMISSION_OFFICER,), "commission"
)
ENTER_ANSWER = Operation("enter_answer", "录入受托法院来函", MATTERS[11], POST.offices, "commission")


def on(actor: Actor, commission: Commission, court: Court | None, supplied_at: datetime | None) -> list[Act]:
    """`court`: as the register has it today; `supplied_at`: since when what was missing waits to go. Whether the case is
    still open for it is judged when a letter is posted.
    """

    def by_post() -> None:
        rules.check_by_post(rules.registered(court, commission.court_code))

    return [
        offered(
            actor,
            POST,
            by_post,
            lambda: rules.to_post(commission.state, supplied=supplied_at is not None),
        ),
        offered(actor, ENTER_ANSWER, by_post, lambda: answered.check_posted(commission.sent_at)),
    ]
