"""Orders that workflows give commission."""

from __future__ import annotations

from urllib.parse import quote

from services.commission.outbound import rules, service
from shared.contracts.commission.orders import Commission, Send
from shared.gateways.court_link import HttpCourtLink
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
        letter = await self._caller.act(Office.SERVICE, service.letter, order.commission_id)
        if letter is not None:
            case = await self._peers.get("intake", f"/cases/{quote(letter.case_number)}")
            rules.check_open(letter.matter, case["state"])
            accepted = await self._courts.commission(letter)
            await self._caller.act(
                Office.SERVICE, service.book_sent, order.commission_id, accepted.receipt_no
            )
