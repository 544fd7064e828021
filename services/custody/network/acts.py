"""What can be done with the answers of the query systems, by whom and by which article."""

from __future__ import annotations

from services.custody.network import rules
from services.custody.network.models import Feedback
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

RECEIVE_QUERY_FEEDBACK = Operation(
    "receive_query_feedback", "网络查询反馈", REGULATION["二(二)2"], (Office.QUERY_SYSTEM,), "query"
)
ORDER_QUERY = Operation(
    "order_query",
    "重新发起网络查询",
    REGULATION["二(二)2"],
    (Office.CUSTODY_OFFICER, Office.FILING_CLERK),
    "case",
    bulk=True,
    urgent=True,
)
FILE_FEEDBACK = Operation(
    "file_feedback",
    "查控反馈存入电子卷宗",
    REGULATION["二(二)6"],
    (Office.CUSTODY_OFFICER,),
    "feedback",
    bulk=True,
    urgent=True,
)


def on(actor: Actor, feedback: Feedback) -> list[Act]:
    unfiled = feedback.filed_at is None
    return [offered(actor, FILE_FEEDBACK, lambda: rules.check_something_unfiled(int(unfiled)))]
