"""What can be done with an instruction, by whom and by which article."""

from __future__ import annotations

from services.intake.instructions import rules
from services.intake.instructions.models import Instruction
from services.intake.instructions.rules import ARTICLE, RECEIVERS, SENDERS, State
from shared.law.case_rules import check_open
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor

_RECEIVERS = tuple(RECEIVERS.values())

SEND_INSTRUCTION = Operation("send_instruction", "发送指令", ARTICLE, SENDERS, "case")
RECEIVE_INSTRUCTION = Operation(
    "receive_instruction", "接收指令", ARTICLE, _RECEIVERS, "instruction", bulk=True
)
DECIDE_INSTRUCTION = Operation("decide_instruction", "接受或者不接受指令", ARTICLE, _RECEIVERS, "instruction")
COMPLETE_INSTRUCTION = Operation(
    "complete_instruction", "登记指令办理结果", ARTICLE, _RECEIVERS, "instruction"
)
FEED_BACK = Operation("feed_back_instruction", "反馈指令", ARTICLE, _RECEIVERS, "instruction")
SEND_AGAIN = Operation("send_instruction_again", "重新发送指令", ARTICLE, SENDERS, "instruction")
WITHDRAW = Operation("withdraw_instruction", "撤回指令", ARTICLE, SENDERS, "instruction")


def on(actor: Actor, one: Instruction, state: str, officer: str | None, judge: str | None) -> list[Act]:
    """`state`, `officer`, `judge`: the case's."""
    steps = {
        RECEIVE_INSTRUCTION: (State.RECEIVED,),
        DECIDE_INSTRUCTION: (State.ACCEPTED, State.REFUSED),
        COMPLETE_INSTRUCTION: (State.DONE,),
        FEED_BACK: (State.FED_BACK,),
    }
    received = [
        offered(
            actor,
            operation,
            lambda: rules.check_receiver(one.team, (one.sent_by, one.sent_for), actor),
            lambda to=to: rules.check_moves(one.state, *to),  # type: ignore[misc]
        )
        for operation, to in steps.items()
    ]
    return [
        *received,
        offered(
            actor,
            SEND_AGAIN,
            lambda: rules.check_sender(one.sender, officer, judge, actor),
            lambda: rules.check_moves(one.state, State.REPLACED),
            lambda: check_open(state, rules.NO_MORE_INSTRUCTIONS, ARTICLE),
        ),
        offered(
            actor,
            WITHDRAW,
            lambda: rules.check_sender(one.sender, officer, judge, actor),
            lambda: rules.check_moves(one.state, State.WITHDRAWN),
        ),
    ]
