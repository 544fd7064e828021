"""What workflows order from commission."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel
from temporalio import activity


class Send(BaseModel):
    case_number: str
    commission_id: str


class Commission(Protocol):
    @activity.defn(name="commission.send")
    async def send(self, order: Send) -> None:
        """Send an issued letter of commission to the receiving court (二(三)2) → commission.dispatched."""
        ...
