"""What is read of other teams after a sale: the money that came in, the case, the ruling that is named."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals.evidence import CaseFile, case_file_of, case_number_of
from services.auction.settlement.models import Settlement
from services.auction.settlement.schemas import SaleRulingIn
from shared.contracts.custody.records import ASSET, AssetRecord
from shared.contracts.documents.records import DELIVERIES, DOCUMENT, DeliveryRecord, DocumentRecord
from shared.contracts.funds.records import RECEIPTS, ReceiptRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work
from shared.values.roles import STAFF


@dataclass(frozen=True)
class Evidence:
    """`ruling`: the document that is named as such; None if documents holds no such one. `asset`: what was sold."""

    file: CaseFile
    ruling: DocumentRecord | None
    asset: AssetRecord


async def of_ruling(caller: Caller, peers: Peers, asset_id: str, body: SaleRulingIn) -> Evidence:
    file = await case_file_of(caller, peers, asset_id)
    return Evidence(
        file,
        await peers.find(DOCUMENT, document_id=body.document),
        await peers.read(ASSET, asset_id=asset_id),
    )


async def deliveries(caller: Caller, peers: Peers, asset_id: str) -> list[DeliveryRecord]:
    """To whom documents has delivered the sale ruling; empty while none is made."""

    async def find(work: Work) -> str | None:
        settlement = await work.session.get(Settlement, asset_id)
        return settlement.ruling_document if settlement else None

    ruling = await caller.read(STAFF, find)
    return await peers.read_all(DELIVERIES, document_id=ruling) if ruling else []


async def receipts(caller: Caller, peers: Peers, asset_id: str) -> list[ReceiptRecord]:
    """All that has come in on the account of the disposal's case."""
    return await peers.read_all(RECEIPTS, case_number=await case_number_of(caller, asset_id))
