"""The fields of messages that people and systems fill in: text and instants."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StringConstraints

from shared.values.articles import CPC
from shared.values.malformed import Malformed

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
"""Between two letters some scripts need them."""


def _readable(text: object) -> object:
    """What the eye cannot see makes two texts of one, or turns its order round."""
    if not isinstance(text, str):
        return text
    for position, letter in enumerate(text):
        joins = letter in _JOINERS and 0 < position < len(text) - 1
        if unicodedata.category(letter) in _UNSEEN and letter not in "\n\t" and not joins:
            raise Malformed(f"第{position + 1}个字符无法显示，请删除后重新填写")
    if unicodedata.category(text.strip()[:1] or " ").startswith("M"):
        raise Malformed("不能以附加符号开头")
    return text


def _on_one_line(text: object) -> object:
    if isinstance(text, str) and ("\n" in text.strip() or "\t" in text.strip()):
        raise Malformed("只能填写一行，不能换行或者使用制表符")
    return text


READABLE = BeforeValidator(_readable)
_ONE_LINE = BeforeValidator(_on_one_line)
Written = Annotated[str, StringConstraints(strip_whitespace=True)]
"""What a person writes, without the blanks around it, full-width ones too: nothing but blanks is empty."""
Text = Annotated[Written, Field(min_length=1, max_length=200), READABLE, _ONE_LINE]
OptionalText = Annotated[Written, Field(max_length=200), READABLE, _ONE_LINE]
OptionalNote = Annotated[Written, Field(max_length=500), READABLE]
Reason = Annotated[Written, Field(min_length=4, max_length=500), READABLE]
"""Why something is decided, in words that say more than a mark."""
LongText = Annotated[Written, Field(min_length=1, max_length=2000), READABLE]

Verbatim = Annotated[str, Field(min_length=1, max_length=500)]
"""As another system writes it, with its blanks."""
LongVerbatim = Annotated[str, Field(min_length=1, max_length=2000)]
"""As it is to be printed, with its blanks."""

_Day = TypeVar("_Day", date, datetime)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}.*")


def _iso(value: object) -> object:
    """A bare number would be read as seconds since 1970."""
    if not isinstance(value, datetime) and not (isinstance(value, str) and _ISO.fullmatch(value)):
        raise Malformed("日期时间格式不正确，应如 2026-02-13T10:00:00+08:00", CPC[85])
    return value


def _of_this_century(day: _Day) -> _Day:
    if not 2000 <= day.year < 2100:
        raise Malformed("时间不可能：不在2000年至2099年之间", CPC[85])
    return day


Instant = Annotated[AwareDatetime, BeforeValidator(_iso), AfterValidator(_of_this_century)]
"""An instant in a message: ISO 8601 text with its offset, of this century."""
Day = Annotated[date, AfterValidator(_of_this_century)]
"""A date in a message, of this century: no calendar reckons from another ("until 9999-12-31")."""
