"""What intake's record says of a message that a team has ordered (二(五)2 能够确定收到的方式)."""

from __future__ import annotations

from datetime import datetime

from shared.contracts.intake.orders import Told
from shared.contracts.intake.records import NOTICE
from shared.platform.peers import Peers


async def received_at(peers: Peers, told: Told) -> datetime | None:
    """When the message arrived; None where none did: the order alone has no authority."""
    notice = await peers.find(NOTICE, notice=told.notice)
    return notice.received_at if notice and notice.case_number == told.case_number else None
