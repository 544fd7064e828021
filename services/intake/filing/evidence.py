"""The papers of an application, before something is decided on them."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.filing import acts, service
from shared.contracts.documents.records import (
    APPLICATION_FILES,
    NON_ACCEPTANCES,
    FileRecord,
    NonAcceptanceRecord,
)
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_application(caller: Caller, peers: Peers, application_id: str) -> Sequence[FileRecord]:
    """403 unless the caller decides on applications."""
    await caller.check_office(acts.REFUSE_APPLICATION.offices)
    return await peers.read_all(APPLICATION_FILES, application_id=application_id)


async def of_refusal(caller: Caller, peers: Peers, application_id: str) -> Sequence[NonAcceptanceRecord]:
    """403 unless the caller decides on applications."""
    await caller.check_office(acts.REFUSE_APPLICATION.offices)
    return await peers.read_all(NON_ACCEPTANCES, application_id=application_id)


async def of_filing(caller: Caller, peers: Peers, application_id: str) -> Sequence[FileRecord]:
    """None unless the same was refused before: filing otherwise rests on no paper."""
    if await caller.read(acts.FILE_CASE.offices, service.was_refused, application_id):
        return await peers.read_all(APPLICATION_FILES, application_id=application_id)
    return []
