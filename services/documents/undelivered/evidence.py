"""What is read of intake before a document is served again: the addresses as they now are."""

from __future__ import annotations

from services.documents import case_file
from services.documents.case_file import CaseFile
from services.documents.undelivered import acts, service
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_delivery(caller: Caller, peers: Peers, delivery_id: str) -> CaseFile:
    """The file of the delivery's case. 403 unless the caller serves documents."""
    case_number = await caller.read(acts.SERVE_AGAIN.offices, service.case_of, delivery_id)
    return await case_file.read(peers, case_number)
