"""The papers of an application, before something is decided on them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from services.intake.filing import acts, service
from services.intake.filing.rules import Papers
from shared.contracts.documents.records import (
    APPLICATION_FILES,
    NON_ACCEPTANCES,
    FileRecord,
    NonAcceptanceRecord,
)
from shared.platform.peers import Peers
from shared.platform.work import Caller
from shared.values.refusal import Problem
from shared.values.roles import READERS

_SECONDS = 2.0  # ours: a page waits no longer, the act itself asks again


async def of_application(caller: Caller, peers: Peers, application_id: str) -> Sequence[FileRecord]:
    """403 unless the caller decides on applications."""
    await caller.check_office(acts.REFUSE_APPLICATION.offices)
    return await peers.read_all(APPLICATION_FILES, application_id=application_id)


async def of_refusal(caller: Caller, peers: Peers, application_id: str) -> Sequence[NonAcceptanceRecord]:
    """403 unless the caller decides on applications."""
    await caller.check_office(acts.REFUSE_APPLICATION.offices)
    return await peers.read_all(NON_ACCEPTANCES, application_id=application_id)


async def of_filing(caller: Caller, peers: Peers, application_id: str) -> Papers:
    """No files unless the same was refused, a ruling on it was made, one of preservation is carried out, or an agent is to have a
    special power: filing otherwise rests on no paper."""
    rulings = await of_refusal(caller, peers, application_id)
    refused = await caller.read(acts.FILE_CASE.offices, service.was_refused, application_id)
    on_papers = await caller.read(acts.FILE_CASE.offices, service.rests_on_papers, application_id)
    files = await of_application(caller, peers, application_id) if on_papers or rulings else []
    return Papers(rulings, files, refused=refused)


async def of_reading(caller: Caller, peers: Peers, application_id: str) -> Papers | None:
    """What filing and refusal are judged by, for who may decide; None for others, and while documents does not answer."""
    if not await caller.read(READERS, service.is_to_decide, application_id):
        return None
    try:
        async with asyncio.timeout(_SECONDS):
            return await of_filing(caller, peers, application_id)
    except TimeoutError:
        return None
    except Problem as unavailable:
        if not unavailable.retriable:
            raise
        return None
