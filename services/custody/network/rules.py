"""What an answer of a query system may say, and where property counts as outside. Pure."""

from __future__ import annotations

from shared.gateways.asset_query import SOURCES, QueryFeedback
from shared.values.refusal import FieldError, Problem, refuse


def check_feedback(message: QueryFeedback, channel: str) -> None:
    """Channel and source must be those that were asked (法〔2015〕321号 item 2)."""
    errors = []
    if message.channel != channel:
        errors.append(FieldError("channel", "反馈的渠道与查询的渠道不一致", "二(二)2"))
    if message.source not in SOURCES[message.channel]:
        errors.append(FieldError("source", "该渠道没有这个查询来源", "二(二)2"))
    if len({item.item_ref for item in message.items}) < len(message.items):
        errors.append(FieldError("items", "同一反馈中的财产编号重复", "二(二)2"))
    refuse(errors, 422, "feedback_malformed", "查询反馈不符合约定")


def check_something_unfiled(count: int) -> None:
    if count == 0:
        raise Problem(409, "nothing_to_file", "本案没有尚未归入电子卷宗的查询反馈", article="二(二)6")


def check_message(repeated: bool) -> None:
    """A message id stands for one answer: another one under it would be lost."""
    if repeated:
        detail = "该消息编号已经用于另一份反馈，请另行编号后重发"
        raise Problem(409, "message_id_reused", "反馈的消息编号重复", detail, "二(二)6")


def lies_outside(place_code: str, prefecture_code: str) -> bool:
    """辖区 is the prefecture (地级市); the court where the asset lies may be asked, 二(二)2(2), 3(4)."""
    return not place_code.startswith(prefecture_code)
