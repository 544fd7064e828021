"""What is read of other teams before a property is put up for sale, and of its case before each later step."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals import repository
from services.auction.disposals.schemas import DisposalIn
from shared.contracts.custody.records import ASSET, ASSETS, AssetRecord
from shared.contracts.documents.records import (
    DELIVERIES,
    DOCUMENT,
    FILES,
    DeliveryRecord,
    DocumentRecord,
    FileRecord,
)
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work
from shared.values.roles import STAFF, Office


@dataclass(frozen=True)
class Evidence:
    """The case, the asset as custody holds it, the document that is named as the ruling; None for what there is not."""

    case: CaseRecord
    asset: AssetRecord | None
    ruling: DocumentRecord | None


async def gather(caller: Caller, peers: Peers, case_number: str, body: DisposalIn) -> Evidence:
    """403 unless the caller may decide to dispose."""
    await caller.check_office(Office.HANDLING_OFFICER)
    assets = await peers.read_all(ASSETS, case_number=case_number)
    return Evidence(
        await peers.read(CASE, case_number=case_number),
        next((asset for asset in assets if asset.id == body.asset_id), None),
        await peers.find(DOCUMENT, document_id=body.ruling_document),
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
    """The document on which an act rests, None if documents holds no such one; the asset."""

    document: DocumentRecord | None
    asset: AssetRecord


async def decided(peers: Peers, asset_id: str, document_id: str) -> Decided:
    return Decided(
        await peers.find(DOCUMENT, document_id=document_id), await peers.read(ASSET, asset_id=asset_id)
    )


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
