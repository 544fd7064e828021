"""What the objects of a message's duties are called, read of their teams as it goes out (二(五)2)."""

from __future__ import annotations

from collections.abc import Collection

from services.intake.prompts.messages import Object
from shared.contracts.custody.records import ASSET, FEEDBACKS
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import DOCUMENT
from shared.gateways.asset_query import SOURCE_NAMES
from shared.platform.peers import Peers
from shared.values.refusal import Problem


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
