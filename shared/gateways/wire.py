"""The vocabulary that every contract with an outside system shares."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared import fields
from shared.malformed import Malformed

Fen = Annotated[int, Field(ge=0, le=10**17, strict=True)]
"""Money on the wire: whole fen, so that no system rounds; at most 10^15 yuan."""
PositiveFen = Annotated[int, Field(gt=0, le=10**17, strict=True)]
Text = Annotated[str, Field(min_length=1, max_length=500)]
Key = Annotated[str, Field(min_length=1, max_length=200)]
"""A business number that makes a request unique for ever, on either side."""
PlaceCode = Annotated[str, Field(pattern=r"^\d{6}$")]
"""行政区划代码, GB/T 2260."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def _of_this_century(instant: datetime) -> datetime:
    if not 2000 <= instant.year < 2100:
        raise Malformed("时间不可能：不在2000年至2099年之间", "民事诉讼法第八十五条")
    return instant


Instant = Annotated[fields.Instant, AfterValidator(_of_this_century)]


class Order(BaseModel):
    """What we ask: exact, an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What an outside system tells: it may grow fields without breaking us."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def wire(message: BaseModel) -> dict[str, Any]:
    """`message` as JSON values."""
    return message.model_dump(mode="json")
