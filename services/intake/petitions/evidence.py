"""What is read of other teams of a petition: the papers of the case, the thing it is about, the ruling by which it is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.intake.petitions import objected, service
from services.intake.petitions.acts import RECEIVE_PETITION
from services.intake.petitions.schemas import PetitionIn
from shared.contracts.auction.records import DISPOSALS, DisposalRecord
from shared.contracts.custody.records import ASSETS
from shared.contracts.documents.records import (
    DELIVERIES,
    DOCUMENT,
    FILES,
    NOTICES,
    DocumentRecord,
    FileRecord,
)
from shared.contracts.intake.records import BarredRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller

_STANDS = ("in_force", "waiting")


@dataclass(frozen=True)
class Evidence:
    """`assets`: identifiers of the case's things, by id; `sold`: whether the enforcement against the thing has ended;
    `on_sale`: whether its auction is announced. `served`: which parties had the ruling that has ended the case, of an objection to jurisdiction the enforcement notice, of a sanction that is to be reviewed its decision, and when;
    `seized`: whose each thing is that is seized still, by id. `endings`: that ruling, and those that have ended it for one party, where one may be objected to."""

    files: Sequence[FileRecord]
    assets: Mapping[str, str] = field(default_factory=dict)
    sold: bool = False
    on_sale: bool = False
    document: DocumentRecord | None = None
    served: Mapping[str, datetime] = field(default_factory=dict)
    endings: Sequence[DocumentRecord] = ()
    seized: Mapping[str, str] = field(default_factory=dict)


async def of_case(caller: Caller, peers: Peers, case_number: str, body: PetitionIn) -> Evidence:
    """403 unless the caller receives what is brought."""
    ruling = await caller.read(RECEIVE_PETITION.offices, objected.ended_by, case_number)
    files = await peers.read_all(FILES, case_number=case_number)
    if body.kind == "jurisdiction":
        return Evidence(files, served=await noticed(peers, case_number))
    if body.kind == "reconsideration" and body.coercion:
        decision = await caller.read(RECEIVE_PETITION.offices, service.measure_decision, body.coercion)
        return Evidence(files, served=await _served(peers, decision) if decision else {})
    if not body.asset:
        return Evidence(files, served=await _served(peers, ruling) if ruling else {})
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    own = [one for one in disposals if one.asset_id == body.asset]
    sold = any(map(_is_sold, own))
    on_sale = any(one.state in ("ordered", "published") for each in own for one in each.listings)
    return Evidence(files, await _assets(peers, case_number), sold, on_sale)


async def of_petition(
    caller: Caller, peers: Peers, operation: Operation, petition_id: str, document: str | None = None
) -> Evidence:
    """403 unless the caller may take the act."""
    case_number, rulings = await caller.read(operation.offices, service.concerned, petition_id)
    signed = await peers.find(DOCUMENT, document_id=document) if document else None
    found = [await peers.find(DOCUMENT, document_id=one) for one in rulings] if document else []
    files = await peers.read_all(FILES, case_number=case_number)
    endings = [one for one in found if one]
    things = await peers.read_all(ASSETS, case_number=case_number)
    seized = {
        one.id: one.respondent_id or "" for one in things if one.measure and one.measure.state in _STANDS
    }
    assets = {one.id: one.identifier for one in things}
    return Evidence(files, assets, document=signed, endings=endings, seized=seized)


async def things_of(peers: Peers, case_number: str, since: Mapping[str, datetime]) -> list[BarredRecord]:
    """The things of those parties, each barred since when the party's ruling was made."""
    assets = await peers.read_all(ASSETS, case_number=case_number) if since else []
    return [
        BarredRecord(asset=one.id, received_at=since[one.respondent_id])
        for one in assets
        if one.respondent_id and one.respondent_id in since
    ]


async def _served(peers: Peers, document: str) -> dict[str, datetime]:
    """Each party's own proof of when it had it."""
    deliveries = await peers.read_all(DELIVERIES, document_id=document)
    return {one.addressee: one.served_at for one in deliveries if one.served_at}


async def noticed(peers: Peers, case_number: str) -> dict[str, datetime]:
    """When each party first had an enforcement notice of the case that was not taken back."""
    found: dict[str, datetime] = {}
    for notice in await peers.read_all(NOTICES, case_number=case_number, kind="enforcement_notice"):
        if notice.id and notice.signed_at and notice.withdrawn_at is None:
            for party, at in (await _served(peers, notice.id)).items():
                found[party] = min(at, found.get(party, at))
    return found


async def _assets(peers: Peers, case_number: str) -> dict[str, str]:
    return {one.id: one.identifier for one in await peers.read_all(ASSETS, case_number=case_number)}


def _is_sold(disposal: DisposalRecord) -> bool:
    """Whether another than a party has it: until the case ends a party's taking is objected to (异议复议规定第六条)."""
    settled = disposal.settlement
    if settled is None or settled.ruling_served_at is None:
        return False
    return not any(one.id == settled.listing_id and one.credited_to for one in disposal.listings)
