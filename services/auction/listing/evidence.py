"""What is read of intake and custody of a listing's property: its case, and whether it may still be sold."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile, ServiceFile, case_file, held, service_file
from services.auction.listing import acts, repository
from services.auction.listing.rules import Standing
from shared.contracts.custody.records import ASSET
from shared.contracts.documents.records import DOCUMENT
from shared.contracts.funds.records import ACCOUNT, LEDGER
from shared.contracts.intake.records import BARRED, CASE
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work
from shared.values.roles import STAFF


@dataclass(frozen=True)
class Basis:
    """By which instrument a case is enforced, and by which ruling the property is auctioned: their numbers.

    `account` of the case ("" before it is opened) and `identifier` of the property: what may be told (二(六)1).
    """

    instrument: str
    ruling: str
    account: str
    identifier: str


async def basis_of(caller: Caller, peers: Peers, asset_id: str) -> Basis:
    async def find(work: Work) -> tuple[str, str]:
        disposal = await disposals.disposal(work.session, asset_id)
        return disposal.case_number, disposal.ruling_document

    case_number, document = await caller.read(acts.DRAFT.offices, find)
    case = await peers.read(CASE, case_number=case_number)
    ruling = await peers.read(DOCUMENT, document_id=document)
    account = await peers.find(ACCOUNT, case_number=case_number)
    asset = await peers.read(ASSET, asset_id=asset_id)
    number = account.account_number if account else ""
    return Basis(case.instrument_number, ruling.number, number, asset.identifier)


async def case_file_of(caller: Caller, peers: Peers, listing_id: str) -> CaseFile:
    """The case to which the listing belongs, with its files."""

    async def find(work: Work) -> str:
        return (await repository.listing(work.session, listing_id)).case_number

    return await case_file(peers, await caller.read(STAFF, find))


async def service_of(caller: Caller, peers: Peers, listing_id: str, document: str | None) -> ServiceFile:
    """By what the announcement was served."""

    async def find(work: Work) -> str:
        return (await repository.listing(work.session, listing_id)).asset_id

    return await service_file(caller, peers, await caller.read(STAFF, find), document)


async def standing_of(caller: Caller, peers: Peers, listing_id: str) -> Standing:
    """403 unless the caller publishes listings."""

    async def find(work: Work) -> tuple[str, str]:
        listing = await repository.listing(work.session, listing_id)
        return listing.case_number, listing.asset_id

    return await standing(peers, *await caller.read(acts.PUBLISH.offices, find))


async def objected(peers: Peers, case_number: str, asset_id: str) -> bool:
    """Whether an outsider claims the thing, or nothing of the case is to be enforced any more."""
    barred = await peers.read(BARRED, case_number=case_number)
    return any(one.asset in ("", asset_id) for one in barred)


async def standing(peers: Peers, case_number: str, asset_id: str) -> Standing:
    """What intake, custody and funds hold at this instant."""
    case = await peers.read(CASE, case_number=case_number)
    asset = await peers.read(ASSET, asset_id=asset_id)
    ledger = await peers.read(LEDGER, case_number=case_number)
    return Standing(
        case, await held(peers, asset), ledger.come_in, await objected(peers, case_number, asset_id)
    )
