"""Service of process over HTTP, and the receipts of the notices system."""

from __future__ import annotations

from fastapi import APIRouter

from services.documents import case_file
from services.documents.delivery import evidence, service
from services.documents.delivery.schemas import CheckIn, DeliveryOut, ServiceIn
from services.documents.drafting.schemas import DocumentDetail
from services.documents.items import Item
from shared.gateways.notices import NoticeReceipt
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(
    tags=[f"delivery 送达 {cite(REGULATION['二(一)5'], REGULATION['二(一)6'], REGULATION['二(一)7'])}"]
)


@router.post("/documents/{document_id}/service")
async def order(document_id: str, body: ServiceIn, caller: Calling, peers: Reading) -> DocumentDetail:
    """Check, fix address and mode for each addressee, and hand over to dispatch."""
    file = await evidence.of_document(caller, peers, document_id)
    return await caller.act(Office.DOCUMENT_CLERK, service.order, document_id, file, body)


@router.post("/cases/{case_number}/initial-batch/service")
async def order_batch(
    case_number: CaseNumberStr, body: CheckIn, caller: Calling, peers: Reading
) -> list[Item]:
    """The same for every document of the first batch, each with its own result."""
    file = await case_file.read(peers, case_number)
    return await caller.act(Office.DOCUMENT_CLERK, service.order_batch, file, body)


@router.get("/documents/{document_id}/deliveries")
async def list_deliveries(document_id: str, caller: Calling) -> list[DeliveryOut]:
    return await caller.read(READERS, service.list_deliveries, document_id)


@router.post("/delivery-receipts", status_code=204)
async def receive(body: NoticeReceipt, caller: Calling) -> None:
    """Webhook of the notices system."""
    await caller.act(Office.NOTICES_SYSTEM, service.record_receipt, body)
