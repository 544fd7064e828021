"""Amounts of money: Decimal yuan with two places in the domain, whole fen where they are counted or split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from shared.values.articles import PBC
from shared.values.malformed import Malformed

LARGEST = Decimal(10) ** 15
_ARTICLE = PBC[17]
"""元, 角, 分: there is no smaller unit."""
_FEN = Decimal("0.01")
_PLAIN = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")


def parse_yuan(value: object) -> Decimal:
    """An amount ≥ 0 from outside: string, int or Decimal in yuan, at most 2 decimals, at most 10^15.

    A float is refused because 0.1 is not ten fen. Raises Malformed.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise Malformed("金额须以字符串或整数填写，不接受浮点数", _ARTICLE)
    text = value if isinstance(value, str) else format(Decimal(value), "f")
    if not _PLAIN.fullmatch(text):
        raise Malformed("金额格式不正确，应为数字，如 1234.56", _ARTICLE)
    if len(text.partition(".")[2]) > 2:
        raise Malformed("金额最多两位小数，精确到分", _ARTICLE)
    amount = Decimal(text).quantize(_FEN)
    if amount < 0:
        raise Malformed("金额不得为负数", _ARTICLE)
    if amount > LARGEST:
        raise Malformed("金额超出上限一千万亿元", _ARTICLE)
    return abs(amount)  # -0 is 0


def _above_zero(amount: Decimal) -> Decimal:
    if amount == 0:
        raise Malformed("金额须大于零", _ARTICLE)
    return amount


_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,15}(\.[0-9]{1,2})?$"})

Yuan = Annotated[Decimal, BeforeValidator(parse_yuan), _SCHEMA]
"""An amount ≥ 0 in a message; written as a string with two decimals."""

PositiveYuan = Annotated[Decimal, BeforeValidator(parse_yuan), AfterValidator(_above_zero), _SCHEMA]
"""An amount > 0 in a message."""


def round_to_fen(amount: Decimal) -> Decimal:
    """The one place where money is rounded: half a fen goes up (away from zero)."""
    return amount.quantize(_FEN, rounding=ROUND_HALF_UP)


def to_fen(amount: Decimal) -> int:
    """Whole fen of an amount in yuan. Raises ValueError if it has a fraction of a fen."""
    fen = amount * 100
    if fen != int(fen):
        raise ValueError(f"{amount} is not a whole number of fen")
    return int(fen)


def from_fen(fen: int) -> Decimal:
    return Decimal(fen) * _FEN


def format_yuan(amount: Decimal) -> str:
    """`1,234.56元`, as in letters and plans."""
    return f"{round_to_fen(amount):,.2f}元"


def in_capitals(amount: Decimal) -> str:
    """中文大写 of an amount ≥ 0 (壹佰元整), by《支付结算办法》附一《正确填写票据和结算凭证的基本规定》."""
    if amount < 0:
        raise ValueError("no capital form for a negative amount")
    import cn2an  # it takes a quarter of a second, which only papers need

    text: str = cn2an.an2cn(format(round_to_fen(amount), "f"), "rmb")
    # cn2an drops the 零 that stands for several zeros in a row where they end, or fill, a group of four digits:
    # 壹亿壹仟元 would read as 1.1亿. One zero in the place of 万 or 亿 needs none.
    return re.sub(r"万亿(?=[^零元])|(?<=[仟佰])[万亿](?=.仟)|亿(?=.仟[^万]*$)", r"\g<0>零", text)


def split_by_largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` fen in proportion to `weights` so that the parts sum to it exactly.

    Each part is its share rounded down; the fen left over go one each to the largest remainders, the earlier
    first where they are equal. With `total` ≤ sum(weights) no part exceeds its weight. Raises ValueError.
    """
    whole = sum(weights)
    if total < 0 or any(weight < 0 for weight in weights) or (whole == 0 and total > 0):
        raise ValueError("nothing to split by")
    if whole == 0:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts
