"""What is read of the other teams before somebody is coerced: the papers of the case, its signed document, what is controlled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from services.intake.closing.evidence import repaid, sources_answered
from services.intake.coercion import acts, service
from services.intake.coercion.deletion import Searches
from shared.contracts.custody.records import ASSETS, QUERIES, AssetRecord
from shared.contracts.documents.records import DELIVERIES, DOCUMENT, FILES, DocumentRecord, FileRecord
from shared.gateways.asset_query import SOURCES
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    """`controlled`: what measures in force take of the claim, `recovered`: what the applicants have had of it, yuan."""

    files: Sequence[FileRecord]
    controlled: Decimal = Decimal(0)
    recovered: Decimal = Decimal(0)
    document: DocumentRecord | None = None
    assets: Sequence[AssetRecord] = ()
    searches: Mapping[str, Searches] = field(default_factory=dict)
    """By respondent."""
    served: Mapping[str, datetime] = field(default_factory=dict)
    """When each addressee of the document provably had it."""


async def of_case(peers: Peers, case_number: str) -> Evidence:
    assets = await peers.read_all(ASSETS, case_number=case_number)
    taken = (one.taken for one in assets if one.measure and one.measure.state == "in_force")
    controlled = sum(filter(None, taken), Decimal(0))
    had = await repaid(peers, case_number)
    files = await peers.read_all(FILES, case_number=case_number)
    return Evidence(files, controlled, had.recovered, assets=assets)


async def of_coercion(
    caller: Caller, peers: Peers, operation: Operation, coercion_id: str, document: str | None = None
) -> Evidence:
    """403 unless the caller may take the act."""
    case_number = await caller.read(operation.offices, service.case_of, coercion_id)
    held = await of_case(peers, case_number)
    signed = await peers.find(DOCUMENT, document_id=document) if document else None
    if signed is None:
        return held
    deliveries = await peers.read_all(DELIVERIES, document_id=signed.id)
    served = {one.addressee: one.served_at for one in deliveries if one.served_at}
    return replace(held, document=signed, served=served)


async def of_ground(caller: Caller, peers: Peers, coercion_id: str) -> Evidence:
    """With what was asked and found of each respondent."""
    case_number = await caller.read(acts.NOTE_END_GROUND.offices, service.case_of, coercion_id)
    held = await of_case(peers, case_number)
    answered = await sources_answered(peers, case_number)
    asked: dict[str, list[datetime]] = {}
    for query in await peers.read_all(QUERIES, case_number=case_number):
        whole = answered.get(query.id, set()).issuperset(SOURCES["national"])
        if query.channel == "national" and query.started_at and whole:
            asked.setdefault(query.respondent_id, []).append(query.started_at)
    found: dict[str, list[datetime]] = {}
    for asset in held.assets:
        if asset.respondent_id and asset.found_at:
            found.setdefault(asset.respondent_id, []).append(asset.found_at)
    whose = asked.keys() | found.keys()
    searches = {one: Searches(asked.get(one, ()), found.get(one, ())) for one in whose}
    return replace(held, searches=searches)
