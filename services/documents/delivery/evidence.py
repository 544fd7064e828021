"""What is read of intake before a document is served: its parties, and the addresses that they confirmed (二(一)5)."""

from __future__ import annotations

from services.documents import case_file
from services.documents.case_file import CaseFile
from services.documents.delivery import acts, service
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def of_document(caller: Caller, peers: Peers, document_id: str) -> CaseFile:
    """The file of the document's case. 403 unless the caller serves documents."""
    case_number = await caller.read(acts.SERVE.offices, service.case_of, document_id)
    return await case_file.read(peers, case_number)
