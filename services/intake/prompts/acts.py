"""What can be done with a prompt or a report, by whom and by which article."""

from __future__ import annotations

from services.intake.prompts import rules
from services.intake.prompts.models import Reminder
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import STAFF, Actor, Office

ACKNOWLEDGE_PROMPT = Operation("acknowledge_prompt", "确认收到", REGULATION["二(五)2"], STAFF, "prompt")
BOOK_PROMPT_RECEIPT = Operation(
    "book_prompt_receipt", "提示、报告的送达回执", REGULATION["二(五)2"], (Office.NOTICES_SYSTEM,), "prompt"
)


TELL_AGAIN = Operation(
    "tell_again", "再次告知", REGULATION["二(五)2"], (Office.QUALITY_OFFICER,), "prompt", bulk=True
)
ENTER_TOLD_BY_HAND = Operation(
    "enter_told_by_hand", "登记当面告知回执", REGULATION["二(五)2"], (Office.QUALITY_OFFICER,), "prompt"
)


def on(actor: Actor, message: Reminder) -> list[Act]:
    """Nothing of one that is acknowledged: a second acknowledgement changes nothing."""
    if message.acknowledged_at is not None:
        return []

    def unreached() -> None:
        rules.check_unreached(unreached=message.is_unreached)

    return [
        offered(actor, ACKNOWLEDGE_PROMPT, lambda: rules.check_addressee(message.staff_id, actor.id)),
        offered(actor, TELL_AGAIN, unreached),
        offered(actor, ENTER_TOLD_BY_HAND, unreached),
    ]
