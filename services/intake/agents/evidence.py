"""The files of the case in which an agent is entered, changed or ended."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.agents import acts, repository
from services.intake.corrections import repository as corrections
from services.intake.filing import repository as filing
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


async def of_party(caller: Caller, peers: Peers, party_id: str) -> Sequence[FileRecord]:
    """403 unless the caller enters agents; none before the case is filed."""

    async def find(work: Work) -> str | None:
        party = await corrections.party(work.session, party_id)
        return (await filing.application(work.session, party.application_id)).case_number

    case_number = await caller.read(acts.ENTER_AGENT.offices, find)
    return await peers.read_all(FILES, case_number=case_number) if case_number else []


async def of_agent(caller: Caller, peers: Peers, agent_id: str) -> Sequence[FileRecord]:
    async def find(work: Work) -> str:
        return (await repository.agent(work.session, agent_id)).party_id

    return await of_party(caller, peers, await caller.read(acts.CHANGE_AGENT.offices, find))
