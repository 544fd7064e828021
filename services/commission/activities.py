"""Orders that workflows give commission."""

from __future__ import annotations

from services.commission.outbound import service
from shared.contracts.commission.orders import Commission, Send
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

    async def book_told(self, order: Told) -> None:
        if at := await received_at(self._peers, order):
            await self._caller.act(Office.SERVICE, service.book_told, order.notice, at)
