"""What is read of other teams after a sale: the money that came in, the case, the ruling that is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.auction.disposals.evidence import CaseFile, case_file_of, case_number_of, held
from services.auction.listing.evidence import objected
from services.auction.settlement.models import Settlement
from services.auction.settlement.rules import notices_of
from services.auction.settlement.schemas import SaleRulingIn
from shared.contracts.custody.records import ASSET, AssetRecord
from shared.contracts.documents.records import (
    DELIVERIES,
    DOCUMENT,
    TRANSFER_NOTICES,
    DeliveryRecord,
    DocumentRecord,
    NoticeRecord,
)
from shared.contracts.funds.records import LEDGER, RECEIPTS, ComeIn, ReceiptRecord
from shared.contracts.intake.records import BARRED, CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work
from shared.values.roles import STAFF


@dataclass(frozen=True)
class Evidence:
    """`ruling`: the document that is named as such; None if documents holds no such one. `asset`: what was sold; `held`: whether that still is;
    `objected`: whether an outsider's objection bars its disposal for now."""

    file: CaseFile
    ruling: DocumentRecord | None
    asset: AssetRecord
    held: bool
    objected: bool = False


async def of_ruling(caller: Caller, peers: Peers, asset_id: str, body: SaleRulingIn) -> Evidence:
    file = await case_file_of(caller, peers, asset_id)
    asset = await peers.read(ASSET, asset_id=asset_id)
    ruling = await peers.find(DOCUMENT, document_id=body.document)
    barred = await objected(peers, file.case.case_number, asset_id)
    return Evidence(file, ruling, asset, await held(peers, asset), barred)


async def objected_since(peers: Peers, case_number: str, asset_id: str) -> datetime | None:
    """When the first of the objections was received that bar the thing's disposal now; None where none does."""
    barred = await peers.read(BARRED, case_number=case_number)
    return min((one.received_at for one in barred if one.asset in ("", asset_id)), default=None)


async def deliveries(caller: Caller, peers: Peers, asset_id: str) -> list[DeliveryRecord]:
    """To whom documents has delivered the sale ruling; empty while none is made."""

    async def find(work: Work) -> str | None:
        settlement = await work.session.get(Settlement, asset_id)
        return settlement.ruling_document if settlement else None

    ruling = await caller.read(STAFF, find)
    return await peers.read_all(DELIVERIES, document_id=ruling) if ruling else []


@dataclass(frozen=True)
class Notified:
    """The case and what is sold, as custody has it; the notices of the case that ask to enter a buyer; by notice of that
    thing, its deliveries."""

    file: CaseFile
    asset: AssetRecord
    notices: list[NoticeRecord]
    deliveries: Mapping[str, Sequence[DeliveryRecord]]


async def notified(caller: Caller, peers: Peers, asset_id: str) -> Notified:
    file = await case_file_of(caller, peers, asset_id)
    asset = await peers.read(ASSET, asset_id=asset_id)
    notices = await peers.read_all(TRANSFER_NOTICES, case_number=file.case.case_number)
    ids = [one.id for one in notices_of(asset.identifier, notices) if one.id]
    deliveries = {one: await peers.read_all(DELIVERIES, document_id=one) for one in ids}
    return Notified(file, asset, notices, deliveries)


@dataclass(frozen=True)
class Money:
    """The case, all that has come in on its account, and what of it has come for the claim."""

    case: CaseRecord
    receipts: list[ReceiptRecord]
    come_in: Sequence[ComeIn]


async def money(peers: Peers, case_number: str) -> Money:
    ledger = await peers.read(LEDGER, case_number=case_number)
    return Money(
        await peers.read(CASE, case_number=case_number),
        await peers.read_all(RECEIPTS, case_number=case_number),
        ledger.come_in,
    )


async def money_of(caller: Caller, peers: Peers, asset_id: str) -> Money:
    """Of the disposal's case."""
    return await money(peers, await case_number_of(caller, asset_id))
