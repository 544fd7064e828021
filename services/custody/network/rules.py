"""What an answer of a query system may say, and where property counts as outside. Pure."""

from __future__ import annotations

from shared.gateways.asset_query import SOURCES, QueryFeedback
from shared.law import case_rules
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse


def check_feedback(message: QueryFeedback, channel: str) -> None:
    """Channel and source must be those that were asked (法〔2015〕321号 item 2)."""
    errors = []
    if message.channel != channel:
        errors.append(FieldError("channel", "反馈的渠道与查询的渠道不一致", REGULATION["二(二)2"]))
    if message.source not in SOURCES[message.channel]:
        errors.append(FieldError("source", "该渠道没有这个查询来源", REGULATION["二(二)2"]))
    if len({item.item_ref for item in message.items}) < len(message.items):
        errors.append(FieldError("items", "同一反馈中的财产编号重复", REGULATION["二(二)2"]))
    refuse(errors, 422, ProblemCode.FEEDBACK_MALFORMED)


def check_open(state: str) -> None:
    """After a case is closed nobody's property is looked for."""
    case_rules.check_open(state, "不得再发起网络查询", REGULATION["二(二)2"])


def check_something_unfiled(count: int) -> None:
    if count == 0:
        raise Problem(409, ProblemCode.NOTHING_TO_FILE, article=REGULATION["二(二)6"])


def check_message(repeated: bool) -> None:
    """A message id stands for one answer: another one under it would be lost."""
    if repeated:
        detail = "该消息编号已经用于另一份反馈，请另行编号后重发"
        raise Problem(409, ProblemCode.MESSAGE_ID_REUSED, detail, article=REGULATION["二(二)6"])


def lies_outside(place_code: str, prefecture_code: str) -> bool:
    """辖区 is the prefecture (地级市); the court where the asset lies may be asked, 二(二)2(2), 3(4)."""
    return not place_code.startswith(prefecture_code)
