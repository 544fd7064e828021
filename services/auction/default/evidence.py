"""What is read of other teams before a sale is judged unpaid: the case with its files, and the money."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals.evidence import CaseFile, case_file_of
from services.auction.settlement.evidence import money_of
from shared.contracts.funds.records import ReceiptRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    file: CaseFile
    receipts: list[ReceiptRecord]


async def gather(caller: Caller, peers: Peers, asset_id: str) -> Evidence:
    return Evidence(
        await case_file_of(caller, peers, asset_id), (await money_of(caller, peers, asset_id)).receipts
    )
