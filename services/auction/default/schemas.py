"""Requests of what becomes of an unpaid sale."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from services.auction.notification import Reference
from shared.values.fields import Reason


class DefaultIn(BaseModel):
    """`decision`: the signed document of the default ruling, or of the decision to accept a late price."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason
    decision: Reference


class LateIn(DefaultIn):
    """`due_on`: the last day that the court sets for the price; none where all of it has come."""

    due_on: date | None = None
