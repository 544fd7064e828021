"""What is read of other teams before a sale is judged unpaid: the case, the money, the ruling or decision."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals.evidence import Decided, case_number_of, decided
from services.auction.settlement.evidence import receipts
from shared.contracts.funds.records import ReceiptRecord
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    case: CaseRecord
    receipts: list[ReceiptRecord]
    decided: Decided


async def gather(caller: Caller, peers: Peers, asset_id: str, document_id: str) -> Evidence:
    return Evidence(
        await peers.read(CASE, case_number=await case_number_of(caller, asset_id)),
        await receipts(caller, peers, asset_id),
        await decided(peers, asset_id, document_id),
    )
