"""Other courts, through the commission module of the command platform: 事项委托, 法发〔2017〕27号; 二(三)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from shared.gateways.http import HttpGateway
from shared.gateways.wire import Answer, Key, Order, PlaceCode, Sha256
from shared.values.fields import Day, Instant, Verbatim

Matter = Literal["seal", "freeze", "renew", "release"]


class CommissionLetter(Order):
    """Our 委托执行函. `term_days` 10 to 20, or 1 when urgent (24 h), 法发〔2017〕27号 art. 7.

    `ends_on`: the ruling's own last day, at which the measure ends though `period_months` were longer.
    """

    commission_no: Key
    sending_court: Verbatim
    receiving_court: Verbatim
    case_number: Key
    matter: Matter
    asset_ref: Key
    asset_identifier: Verbatim
    place_code: PlaceCode
    ruling_no: Key
    period_months: int | None = Field(gt=0)
    ends_on: Day | None = None
    term_days: int
    urgent: bool = False
    officer_ref: Key
    letter_sha256: Sha256
    enclosures_sha256: list[Sha256]


class CommissionWithdrawal(Order):
    """What we asked is not to be done any more."""

    commission_no: Key
    reason: Verbatim


class SupplementLetter(Order):
    """The papers that the other court said were missing; `letter_sha256` where the letter is made anew."""

    supplement_no: Key
    commission_no: Key
    letter_sha256: Sha256 | None
    enclosures_sha256: list[Sha256]


class CommissionAccepted(Answer):
    receipt_no: str


class CommissionFeedback(Answer):
    """Webhook to commission's `/commission-feedback`. A returned letter says why in `note`; `incomplete`: what is missing
    there, 法发〔2017〕27号 art. 10."""

    message_id: Key
    commission_no: Key
    result: Literal["done", "returned", "incomplete"]
    measure_no: str | None
    effective_at: Instant | None
    expires_on: Day | None
    note: str


class CommissionState(Answer):
    commission_no: str
    receipt_no: str
    feedback: CommissionFeedback | None


class HttpCourtLink(HttpGateway):
    system = "court"

    async def commission(self, order: CommissionLetter) -> CommissionAccepted:
        return await self._post("/commissions", order.commission_no, order, CommissionAccepted)

    async def withdraw(self, order: CommissionWithdrawal) -> CommissionAccepted:
        return await self._post("/withdrawals", order.commission_no, order, CommissionAccepted)

    async def supplement(self, order: SupplementLetter) -> CommissionAccepted:
        return await self._post("/supplements", order.supplement_no, order, CommissionAccepted)

    async def commission_state(self, commission_no: str) -> CommissionState | None:
        return await self._find("/commissions", commission_no, CommissionState)
