"""Whole numbers as the law writes them. cn2an would do it, and takes a second to import in whatever cites an article."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_DAYS = re.compile(rf"([0-9]{{1,3}}|[{_DIGITS}十百]+)日内")


def in_chinese(number: int) -> str:
    """10 → 十, 101 → 一百零一, 236 → 二百三十六. ValueError outside 1–9999."""
    if not 0 < number < 10_000:
        raise ValueError(f"not written out: {number}")
    text, skipped = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if text and skipped else "") + _DIGITS[digit] + unit
        skipped = not digit
    return text.removeprefix("一") if number in range(10, 20) else text


def days_in(text: str) -> int | None:
    """The number of a term of days, 三日内 or 15日内; None where the text names none."""
    found = _DAYS.search(text)
    if found is None:
        return None
    said = found[1]
    if said.isdecimal():
        return int(said)
    return next((number for number in range(1, 1000) if in_chinese(number) == said), None)
