"""The files of the case whose waiver is decided on."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.waivers import acts, service
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_waiver(caller: Caller, peers: Peers, waiver_id: str) -> Sequence[FileRecord]:
    """403 unless the caller decides on waivers."""
    case_number = await caller.read(acts.DECIDE_WAIVER.offices, service.case_of, waiver_id)
    return await peers.read_all(FILES, case_number=case_number)
