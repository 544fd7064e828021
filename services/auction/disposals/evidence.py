"""What is read of other teams before a property is put up for sale, and of its case before each later step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.auction.disposals import repository
from services.auction.disposals.rules import is_held
from services.auction.disposals.schemas import DisposalIn
from shared.contracts.commission.records import COMMISSIONS
from shared.contracts.custody.records import ASSET, ASSETS, AssetRecord
from shared.contracts.documents.records import (
    DELIVERIES,
    DOCUMENT,
    FILES,
    DeliveryRecord,
    DocumentRecord,
    FileRecord,
)
from shared.contracts.intake.records import CASE, COORDINATIONS, CaseRecord, CoordinationRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work
from shared.values.roles import STAFF


@dataclass(frozen=True)
class Evidence:
    """The case, the asset as custody has it, whether it is `held`, the document that is named as the ruling; None for what there is not.

    `coordinations`: the decisions that bind the case on what is disposed of where.
    """

    case: CaseRecord
    asset: AssetRecord | None
    held: bool
    ruling: DocumentRecord | None
    coordinations: Sequence[CoordinationRecord]


async def gather(peers: Peers, case_number: str, body: DisposalIn) -> Evidence:
    assets = await peers.read_all(ASSETS, case_number=case_number)
    asset = next((asset for asset in assets if asset.id == body.asset_id), None)
    return Evidence(
        await peers.read(CASE, case_number=case_number),
        asset,
        await held(peers, asset),
        await peers.find(DOCUMENT, document_id=body.ruling_document),
        await peers.read_all(COORDINATIONS, case_number=case_number),
    )


@dataclass(frozen=True)
class CaseFile:
    """The case to which a disposal belongs, and the files of its e-dossier."""

    case: CaseRecord
    files: list[FileRecord]


async def case_file_of(caller: Caller, peers: Peers, asset_id: str) -> CaseFile:
    return await case_file(peers, await case_number_of(caller, asset_id))


async def case_file(peers: Peers, case_number: str) -> CaseFile:
    return CaseFile(
        await peers.read(CASE, case_number=case_number), await peers.read_all(FILES, case_number=case_number)
    )


async def case_number_of(caller: Caller, asset_id: str) -> str:
    async def find(work: Work) -> str:
        return (await repository.disposal(work.session, asset_id)).case_number

    return await caller.read(STAFF, find)


@dataclass(frozen=True)
class Decided:
    """The document on which an act rests, None if documents holds no such one; the asset, and whether it is `held`."""

    document: DocumentRecord | None
    asset: AssetRecord
    held: bool


async def decided(peers: Peers, asset_id: str, document_id: str) -> Decided:
    document, asset = (
        await peers.find(DOCUMENT, document_id=document_id),
        await peers.read(ASSET, asset_id=asset_id),
    )
    return Decided(document, asset, await held(peers, asset))


async def held(peers: Peers, asset: AssetRecord | None) -> bool:
    """Whether it is under control, and to stay so: no release is decided, nor asked of the court that holds it for us."""
    if asset is None or not is_held(asset):
        return False
    if asset.measure is None or asset.measure.commission is None:
        return True
    asked = await peers.read_all(COMMISSIONS, case_number=asset.case_number)
    return not any(one.releases(asset.id, asset.measure.effective_at) for one in asked)


async def held_now(peers: Peers, asset_id: str) -> bool:
    """Not what custody does not know."""
    return await held(peers, await peers.find(ASSET, asset_id=asset_id))


@dataclass(frozen=True)
class ServiceFile:
    """By what something was served: the case and its files, the document that is named, its deliveries, the asset."""

    file: CaseFile
    document: DocumentRecord | None
    deliveries: list[DeliveryRecord]
    asset: AssetRecord


async def service_file(caller: Caller, peers: Peers, asset_id: str, document: str | None) -> ServiceFile:
    """`document` None: everybody was served by hand."""
    file = await case_file_of(caller, peers, asset_id)
    found = await peers.find(DOCUMENT, document_id=document) if document else None
    deliveries = await peers.read_all(DELIVERIES, document_id=found.id) if found else []
    return ServiceFile(file, found, deliveries, await peers.read(ASSET, asset_id=asset_id))


async def deliveries_of(caller: Caller, peers: Peers, asset_id: str) -> list[DeliveryRecord]:
    """To whom documents has delivered the ruling to auction."""

    async def find(work: Work) -> str:
        return (await repository.disposal(work.session, asset_id)).ruling_document

    return await peers.read_all(DELIVERIES, document_id=await caller.read(STAFF, find))
