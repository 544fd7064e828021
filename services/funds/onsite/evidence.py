"""What is read of intake and documents before something is recorded of a site: the case, and its files."""

from __future__ import annotations

from dataclasses import dataclass

from services.funds.onsite.acts import RECORD_ON_SITE
from shared.contracts.documents.records import FILES, FileRecord
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    case: CaseRecord
    files: list[FileRecord]


async def gather(caller: Caller, peers: Peers, case_number: str) -> Evidence:
    """403 unless the caller may record it."""
    await caller.check_office(RECORD_ON_SITE.offices)
    return Evidence(
        await peers.read(CASE, case_number=case_number), await peers.read_all(FILES, case_number=case_number)
    )
