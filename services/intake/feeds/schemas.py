"""Calendar links as they are asked for and shown."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.platform.acts import Act
from shared.values.case_number import CaseNumberStr


class CalendarLinkIn(BaseModel):
    """`digest`: SHA-256 of a secret that whoever makes the link keeps to himself; it is not known here."""

    model_config = ConfigDict(extra="forbid")

    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$", title="链接密文的SHA-256摘要")]
    case_number: CaseNumberStr | None = None


class CalendarLinkOut(BaseModel):
    """A link of the caller; `acts`: what can be done with it."""

    acts: list[Act]
    id: str
    case_number: str | None
    made_at: datetime
    revoked_at: datetime | None
