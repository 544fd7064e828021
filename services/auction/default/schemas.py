"""Requests of what becomes of an unpaid sale."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from services.auction.notification import Reference
from shared.values.fields import Reason


class DefaultIn(BaseModel):
    """`decision`: the file of the court's decision, entered by another than the judge who acts on it."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason
    decision: Reference
