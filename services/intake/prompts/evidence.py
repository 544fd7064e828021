"""What other teams hold of what a message is about: names as it goes out, the receipt that shows it handed over (二(五)2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from services.intake.prompts import acts, repository
from services.intake.prompts.messages import Object
from shared.contracts.custody.records import ASSET, FEEDBACKS
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import DOCUMENT, FILES, FileRecord
from shared.gateways.asset_query import SOURCE_NAMES
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work
from shared.values.refusal import Problem


async def of_case(caller: Caller, peers: Peers, reminder_id: str) -> Sequence[FileRecord]:
    """The files of the case that a message is of; none of the court's own."""

    async def find(work: Work) -> DocketId:
        return DocketId.parse((await repository.reminder(work.session, reminder_id)).docket)

    about = await caller.read(acts.ENTER_TOLD_BY_HAND.offices, find)
    return await peers.read_all(FILES, case_number=about.subject) if about.keeper == "case" else []


async def names(peers: Peers, docket: DocketId, objects: Collection[Object]) -> dict[Object, str]:
    """The objects that have a name; a team that does not answer holds no message up."""
    found: dict[Object, str] = {}
    try:
        if any(ref == "feedback" for ref, _ in objects):
            feedbacks = await peers.read_all(FEEDBACKS, case_number=docket.subject)
            found |= {("feedback", one.id): SOURCE_NAMES.get(one.source or "", "") for one in feedbacks}
        for ref, object_id in sorted(objects):
            if ref == "asset" and (asset := await peers.find(ASSET, asset_id=object_id)):
                found[ref, object_id] = asset.description
            if ref == "document" and (document := await peers.find(DOCUMENT, document_id=object_id)):
                found[ref, object_id] = f"{document.title or ''}{document.number}"
    except Problem as unavailable:
        if not unavailable.retriable:
            raise
    return found
