"""The files of the case whose party has another name."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.corrections import repository as corrections
from services.intake.filing import repository as filing
from services.intake.renamings import acts
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


async def gather(caller: Caller, peers: Peers, party_id: str) -> Sequence[FileRecord]:
    """403 unless the caller records changes of name; none before the case is filed."""

    async def find(work: Work) -> str | None:
        party = await corrections.party(work.session, party_id)
        return (await filing.application(work.session, party.application_id)).case_number

    case_number = await caller.read(acts.RENAME_PARTY.offices, find)
    return await peers.read_all(FILES, case_number=case_number) if case_number else []
