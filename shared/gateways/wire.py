"""The vocabulary that every contract with an outside system shares."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

CLOCKS_DIFFER = timedelta(hours=1)
"""How far an outside system's clock may differ from ours."""
Fen = Annotated[int, Field(ge=0, le=10**17, strict=True)]
"""Money on the wire: whole fen, so that no system rounds; at most 10^15 yuan."""
PositiveFen = Annotated[int, Field(gt=0, le=10**17, strict=True)]
Key = Annotated[str, Field(min_length=1, max_length=200)]
"""A business number that makes a request unique for ever, on either side."""
PlaceCode = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
"""行政区划代码, GB/T 2260."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Order(BaseModel):
    """What we ask: exact, an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What an outside system tells: it may grow fields without breaking us."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def wire(message: BaseModel) -> dict[str, Any]:
    """`message` as JSON values."""
    return message.model_dump(mode="json")
