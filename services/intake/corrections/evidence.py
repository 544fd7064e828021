"""What other teams hold of a case before something in it is corrected."""

from __future__ import annotations

from services.intake.corrections import acts, repository
from services.intake.corrections.rules import Resting
from services.intake.filing import repository as filing
from shared.contracts.custody.records import ASSETS
from shared.contracts.documents.records import DOCUMENTS, FILES
from shared.contracts.funds.records import PAYOUTS
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


async def of_party(caller: Caller, peers: Peers, party_id: str) -> Resting:
    """403 unless the caller corrects."""

    async def find(work: Work) -> str | None:
        party = await repository.party(work.session, party_id)
        return (await filing.application(work.session, party.application_id)).case_number

    return await _gather(peers, await caller.read(acts.CORRECT_PARTY.offices, find))


async def of_application(caller: Caller, peers: Peers, application_id: str) -> Resting:
    """403 unless the caller corrects."""

    async def find(work: Work) -> str | None:
        return (await filing.application(work.session, application_id)).case_number

    return await _gather(peers, await caller.read(acts.CORRECT_APPLICATION.offices, find))


async def _gather(peers: Peers, case_number: str | None) -> Resting:
    if case_number is None:
        return Resting()
    return Resting(
        await peers.read_all(DOCUMENTS, case_number=case_number),
        await peers.read_all(ASSETS, case_number=case_number),
        await peers.read_all(PAYOUTS, case_number=case_number),
        await peers.read_all(FILES, case_number=case_number),
    )
