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


def on(actor: Actor, message: Reminder) -> list[Act]:
    """Nothing of one that is acknowledged: a second acknowledgement changes nothing."""
    if message.acknowledged_at is not None:
        return []
    return [offered(actor, ACKNOWLEDGE_PROMPT, lambda: rules.check_addressee(message.staff_id, actor.id))]
