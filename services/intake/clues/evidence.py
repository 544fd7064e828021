"""What is read of other teams before a clue counts as checked: the papers of the case, its things, its answered queries."""

from __future__ import annotations

from services.intake.clues import acts, service
from services.intake.clues.rules import Answered, Held
from services.intake.clues.schemas import ClueCheckIn
from shared.contracts.custody.records import ASSETS, FEEDBACKS, QUERIES
from shared.contracts.documents.records import FILES
from shared.gateways.asset_query import SHOWS, SOURCES
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_clue(caller: Caller, peers: Peers, clue_id: str, body: ClueCheckIn) -> Held:
    """403 unless the caller checks clues."""
    case_number = await caller.read(acts.CHECK_CLUE.offices, service.case_of, clue_id)
    files = await peers.read_all(FILES, case_number=case_number)
    assets = {
        one.id: one
        for one in (await peers.read_all(ASSETS, case_number=case_number) if body.asset or body.query else ())
    }
    if not body.query:
        return Held(files, assets)
    sources_of = {str(channel): names for channel, names in SOURCES.items()}
    sources: dict[str, set[str | None]] = {}
    for one in await peers.read_all(FEEDBACKS, case_number=case_number):
        sources.setdefault(one.query_id, set()).add(one.source)
    answered = {
        query.id: Answered(
            query.started_at, query.respondent_id, {SHOWS[name] for name in sources_of[query.channel]}
        )
        for query in await peers.read_all(QUERIES, case_number=case_number)
        if query.started_at and sources.get(query.id, set()).issuperset(sources_of[query.channel])
    }
    return Held(files, assets, answered)
