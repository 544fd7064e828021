"""What workflows order from commission."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel

from shared.contracts.intake.orders import Told
from shared.contracts.order import Orders, order


class Send(BaseModel):
    case_number: str
    commission_id: str


class SendSupplement(BaseModel):
    case_number: str
    commission_id: str
    supplement_id: str


class Commission(Orders, Protocol):
    @order("commission.send", "发出事项委托")
    async def send(self, order: Send) -> None:
        """Send an issued letter of commission to the receiving court (二(三)2) → commission.dispatched."""
        ...

    @order("commission.recall", "通知受托法院撤回委托")
    async def recall(self, order: Send) -> None:
        """Tell the receiving court that the matter is withdrawn (二(三)2), and book its receipt."""
        ...

    @order("commission.send_supplement", "发出补正材料")
    async def send_supplement(self, order: SendSupplement) -> None:
        """Send what the receiving court said was missing (法发〔2017〕27号第十条) → commission.supplement_sent."""
        ...

    @order("commission.book_told", "登记承办人已知悉反馈结果")
    async def book_told(self, order: Told) -> None:
        """Book that the officer's message has arrived (二(三)2); its proof is read of intake → commission.told."""
        ...
