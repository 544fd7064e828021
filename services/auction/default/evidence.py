"""What is read of other teams before a sale is judged unpaid: the case, the money, the ruling or decision."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals.evidence import Decided, decided
from services.auction.settlement.evidence import money_of
from shared.contracts.funds.records import ReceiptRecord
from shared.contracts.intake.records import CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    case: CaseRecord
    receipts: list[ReceiptRecord]
    decided: Decided


async def gather(caller: Caller, peers: Peers, asset_id: str, document_id: str) -> Evidence:
    money = await money_of(caller, peers, asset_id)
    return Evidence(money.case, money.receipts, await decided(peers, asset_id, document_id))
