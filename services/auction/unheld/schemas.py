"""Requests of what becomes of a sale of what is held no more."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from services.auction.notification import Reference
from shared.values.fields import Reason


class UpholdIn(BaseModel):
    """Why the sale goes on."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


class AnnulIn(BaseModel):
    """`decision`: the signed document of the ruling."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason
    decision: Reference
