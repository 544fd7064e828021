"""全国法院询价评估系统: the four ways to a reference price, 法释〔2018〕15号 arts. 4, 34; 二(四)4."""

from __future__ import annotations

from typing import Literal

from shared.gateways.http import HttpGateway
from shared.gateways.wire import Answer, Key, Order, PositiveFen
from shared.values.fields import Day, Instant, Verbatim

Method = Literal["negotiated", "directed", "online", "appraisal"]


class PriceInquiry(Order):
    inquiry_id: Key
    case_number: Key
    asset_ref: Key
    method: Method
    description: Verbatim


class InquiryAccepted(Answer):
    inquiry_id: str


class PriceReport(Answer):
    """Webhook to auction's `/price-reports`: one a platform (an online inquiry goes to all, art. 10)."""

    message_id: Key
    inquiry_id: Key
    asset_ref: Key
    platform: Verbatim
    price_fen: PositiveFen
    reported_at: Instant
    valid_until: Day


class InquiryState(Answer):
    """`expected` reports in all; 0 where the way leads to no price (议价不成, no 计税基准价)."""

    inquiry_id: str
    method: Method
    expected: int
    reports: list[PriceReport]


class HttpValuationSystem(HttpGateway):
    system = "valuation"

    async def inquire(self, order: PriceInquiry) -> InquiryAccepted:
        return await self._post("/inquiries", order.inquiry_id, order, InquiryAccepted)

    async def inquiry_state(self, inquiry_id: str) -> InquiryState | None:
        return await self._find("/inquiries", inquiry_id, InquiryState)
