"""The signed confirmation among the files of the case."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.filing import repository as cases
from services.intake.reception import acts
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


async def gather(
    caller: Caller, peers: Peers, case_number: str, confirmation: str | None
) -> Sequence[FileRecord]:
    """The files of the case, for who receives parties (403); nothing is read where no paper is named."""
    if confirmation is None:
        return []

    async def find(work: Work) -> None:
        await cases.case(work.session, case_number)

    await caller.read(acts.RECORD_RECEPTION.offices, find)
    return await peers.read_all(FILES, case_number=case_number)
