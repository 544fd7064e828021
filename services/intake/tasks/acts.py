"""What can be done with a task, by whom and by which article."""

from __future__ import annotations

from services.intake.tasks import rules
from services.intake.tasks.rules import Standing
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import STAFF, Actor

TAKE_TASK = Operation("take_task", "领取交办事项", REGULATION["二(五)3"], STAFF, "task", bulk=True)
HAND_ON_TASK = Operation("hand_on_task", "转交交办事项", REGULATION["二(五)3"], STAFF, "task", bulk=True)
FINISH_TASK = Operation("finish_task", "办结交办事项", REGULATION["二(五)3"], STAFF, "task")


def on(actor: Actor, task: Standing) -> list[Act]:
    """To whom a task may be handed on, is judged when it is."""
    return [
        offered(actor, TAKE_TASK, lambda: rules.check_takeable(task, actor.id, actor.offices)),
        offered(actor, HAND_ON_TASK, lambda: rules.check_hands_on(task, actor.id, actor.offices)),
        offered(actor, FINISH_TASK, lambda: rules.check_finishable(task, actor.id)),
    ]
