"""Service of process over HTTP, and the receipts of the notices system."""

from __future__ import annotations

from fastapi import APIRouter, Request

from services.documents import record
from services.documents.delivery import service
from services.documents.delivery.schemas import CheckIn, DeliveryOut, ServiceIn
from services.documents.drafting.schemas import DocumentDetail
from services.documents.items import Item
from shared.gateways.notices import NoticeReceipt
from shared.platform.http import Calling
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(
    tags=[f"delivery 送达 {cite(REGULATION['二(一)5'], REGULATION['二(一)6'], REGULATION['二(一)7'])}"]
)


@router.post("/documents/{document_id}/service")
async def order(document_id: str, body: ServiceIn, request: Request, caller: Calling) -> DocumentDetail:
    """Check, fix address and mode for each addressee, and hand over to dispatch."""
    case_number = await caller.reading().act(Office.DOCUMENT_CLERK, service.case_of, document_id)
    case = await record.read(request.app.state.peers, case_number, caller.token)
    return await caller.act(Office.DOCUMENT_CLERK, service.order, document_id, case, body)


@router.post("/cases/{case_number}/initial-batch/service")
async def order_batch(
    case_number: CaseNumberStr, body: CheckIn, request: Request, caller: Calling
) -> list[Item]:
    """The same for every document of the first batch, each with its own result."""
    case = await record.read(request.app.state.peers, case_number, caller.token)
    return await caller.act(Office.DOCUMENT_CLERK, service.order_batch, case, body)


@router.get("/documents/{document_id}/deliveries")
async def list_deliveries(document_id: str, caller: Calling) -> list[DeliveryOut]:
    return await caller.act(READERS, service.list_deliveries, document_id)


@router.post("/delivery-receipts", status_code=204)
async def receive(body: NoticeReceipt, caller: Calling) -> None:
    """Webhook of the notices system."""
    await caller.act(Office.NOTICES_SYSTEM, service.record_receipt, body)
