"""Orders that workflows give commission."""

from __future__ import annotations

from services.commission.outbound import service
from services.commission.supplement import service as supplement
from shared.contracts.commission.orders import Commission, Send, SendSupplement
from shared.contracts.documents.records import DOCUMENT
from shared.contracts.intake.orders import Told
from shared.contracts.intake.records import CASE
from shared.gateways.court_link import HttpCourtLink
from shared.platform.notice import received_at
from shared.platform.service import Resources
from shared.platform.work import Caller
from shared.values.roles import Office


class CommissionActivities(Commission):
    """Implements shared.contracts.commission.orders.Commission."""

    def __init__(self, resources: Resources) -> None:
        self._caller = Caller(resources.db, "commission", "service:workflow")
        self._peers = resources.peers
        self._courts = HttpCourtLink(resources.settings.url_court, resources.http)

    async def send(self, order: Send) -> None:
        found = await self._caller.act(Office.SERVICE, service.to_send, order.commission_id)
        if found is None:
            return
        commission, court = found
        case = await self._peers.read(CASE, case_number=commission.case_number)
        ruling = await self._peers.read(DOCUMENT, document_id=commission.ruling_document)
        letter = service.letter(commission, court, case.state, ruling.number)
        accepted = await self._courts.commission(letter)
        await self._caller.act(Office.SERVICE, service.book_sent, order.commission_id, accepted.receipt_no)

    async def recall(self, order: Send) -> None:
        found = await self._caller.act(Office.SERVICE, service.to_recall, order.commission_id)
        if found is None:
            return
        withdrawal, sent = found
        if sent or await self._courts.commission_state(order.commission_id) is not None:
            receipt_no = (await self._courts.withdraw(withdrawal)).receipt_no
        else:
            receipt_no = ""
        await self._caller.act(Office.SERVICE, service.book_recalled, order.commission_id, receipt_no)

    async def send_supplement(self, order: SendSupplement) -> None:
        letter = await self._caller.act(Office.SERVICE, supplement.to_send, order.supplement_id)
        if letter is not None:
            accepted = await self._courts.supplement(letter)
            await self._caller.act(
                Office.SERVICE, supplement.book_sent, order.supplement_id, accepted.receipt_no
            )

    async def book_told(self, order: Told) -> None:
        if at := await received_at(self._peers, order):
            await self._caller.act(Office.SERVICE, service.book_told, order.notice, at)
