"""What workflows order from funds."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel
from temporalio import activity


class OfCase(BaseModel):
    case_number: str


class Pay(BaseModel):
    case_number: str
    payout_id: str


class Funds(Protocol):
    @activity.defn(name="funds.open_account")
    async def open_account(self, order: OfCase) -> None:
        """Open the case's account at the bank (二(六)3) → funds.account_opened."""
        ...

    @activity.defn(name="funds.tell_account")
    async def tell_account(self, order: OfCase) -> None:
        """Tell the parties the case's account (二(六)1, 3) → funds.account_told."""
        ...

    @activity.defn(name="funds.pay")
    async def pay(self, order: Pay) -> None:
        """Pay exactly once what five persons have approved (二(六)2): the approvals are read again, the bank is asked
        before anything is sent again, and only its confirmation is booked → funds.payout_paid."""
        ...
