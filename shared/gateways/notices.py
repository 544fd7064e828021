"""Messages to people: SMS, e-mail, post, electronic service of process, the court's own in-app notices."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from shared.gateways.http import HttpGateway
from shared.gateways.wire import Answer, Key, Order, Sha256
from shared.values.fields import Instant, Verbatim

NoticeChannel = Literal["sms", "email", "post", "electronic", "in_app"]
DeliveryState = Literal["delivered", "read", "failed"]


class Notice(Order):
    """`to` is the phone, address or account; `callback` the address of ours that receives the receipts.

    `enclosed`: what goes in the same envelope beside the attachment.
    """

    message_id: Key
    channel: NoticeChannel
    recipient_ref: Key
    to: Verbatim
    subject: Verbatim
    body: str = Field(max_length=20_000)
    attachment_sha256: Sha256 | None
    enclosed: list[Sha256] = Field(default_factory=list)
    callback: Verbatim
    case_number: str = ""


class NoticeAccepted(Answer):
    message_id: str


class NoticeReceipt(Answer):
    """Webhook to the notice's `callback`. `proof` names the carrier's evidence (回执 number)."""

    message_id: Key
    state: DeliveryState
    at: Instant
    proof: str


class NoticeState(Answer):
    """`receipts` in the order they arose; empty while the notice is under way."""

    message_id: str
    receipts: list[NoticeReceipt]


class HttpNoticeService(HttpGateway):
    system = "notices"

    async def send(self, order: Notice) -> NoticeAccepted:
        return await self._post("/messages", order.message_id, order, NoticeAccepted)

    async def notice_state(self, message_id: str) -> NoticeState | None:
        return await self._find("/messages", message_id, NoticeState)
