"""Requests of withdrawal."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.values.fields import READABLE, Written


class WithdrawalIn(BaseModel):
    """Why the document is taken back."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[Written, Field(min_length=10, max_length=500), READABLE]
