"""What is read of custody before one of its records enters the e-dossier (二(二)5, 二(二)6)."""

from __future__ import annotations

from shared.contracts.custody.records import ASSET_LIST, FEEDBACKS
from shared.contracts.documents.orders import FileItem
from shared.platform.peers import Peers


async def digest(peers: Peers, order: FileItem) -> str | None:
    """The SHA-256 of what custody has filed or listed; None where it holds no such thing, or a later list."""
    if order.kind == "network_feedback":
        feedbacks = await peers.read(FEEDBACKS, case_number=order.case_number)
        filed = [feedback for feedback in feedbacks if feedback.filed_at is not None]
        return next((one.content_sha256 for one in filed if one.id == order.reference), None)
    latest = await peers.read(ASSET_LIST, case_number=order.case_number)
    return latest.content_sha256 if latest.id == order.reference else None
