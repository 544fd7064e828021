"""The fields of messages that people and systems fill in: text and instants."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StringConstraints

from shared.values.articles import CPC
from shared.values.malformed import Malformed

Written = Annotated[str, StringConstraints(strip_whitespace=True)]
"""What a person writes, without the blanks around it, full-width ones too: nothing but blanks is empty."""
Text = Annotated[Written, Field(min_length=1, max_length=200)]
OptionalText = Annotated[Written, Field(max_length=200)]
OptionalNote = Annotated[Written, Field(max_length=500)]
Reason = Annotated[Written, Field(min_length=4, max_length=500)]
"""Why something is decided, in words that say more than a mark."""
LongText = Annotated[Written, Field(min_length=1, max_length=2000)]

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
