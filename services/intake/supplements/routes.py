"""补正 over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.filing import evidence
from services.intake.filing.schemas import ApplicationOut
from services.intake.supplements import acts, rules, service
from services.intake.supplements.schemas import SupplementAskedIn, SupplementIn
from shared.platform.http import Calling, Reading

router = APIRouter(tags=[f"supplements 补正 {rules.ARTICLE}"])


@router.post("/applications/{application_id}/supplement", **acts.ASK_SUPPLEMENT.route())
async def ask_for_papers(
    application_id: str, body: SupplementAskedIn, caller: Calling, peers: Reading
) -> ApplicationOut:
    """Once, for all that is missing."""
    files = await evidence.of_application(caller, peers, application_id)
    return await caller.act(acts.ASK_SUPPLEMENT.offices, service.ask, application_id, body, files)


@router.post("/applications/{application_id}/supplement/papers", **acts.RECORD_SUPPLEMENT.route())
async def record_papers(
    application_id: str, body: SupplementIn, caller: Calling, peers: Reading
) -> ApplicationOut:
    """The application is complete: the seven days of the decision run."""
    files = await evidence.of_application(caller, peers, application_id)
    return await caller.act(acts.RECORD_SUPPLEMENT.offices, service.supply, application_id, body, files)
