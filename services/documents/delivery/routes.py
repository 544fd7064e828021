"""Service of process over HTTP, and the receipts of the notices system."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.documents import case_file
from services.documents.delivery import acts, evidence, service
from services.documents.delivery.schemas import CheckIn, DeliveryFilter, DeliveryOut, ServiceIn
from services.documents.drafting.schemas import DocumentDetail
from services.documents.items import Item
from shared.gateways.notices import NoticeReceipt
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(
    tags=[f"delivery 送达 {cite(REGULATION['二(一)5'], REGULATION['二(一)6'], REGULATION['二(一)7'])}"]
)


@router.post("/documents/{document_id}/service", **acts.SERVE.route())
async def order(document_id: str, body: ServiceIn, caller: Calling, peers: Reading) -> DocumentDetail:
    """Check, fix address and mode for each addressee, and hand over to dispatch."""
    file = await evidence.of_document(caller, peers, document_id)
    return await caller.act(acts.SERVE.offices, service.order, document_id, file, body)


@router.post("/cases/{case_number}/initial-batch/service", **acts.SERVE_BATCH.route())
async def order_batch(
    case_number: CaseNumberStr, body: CheckIn, caller: Calling, peers: Reading
) -> list[Item]:
    """The same for every document of the first batch, each with its own result."""
    file = await case_file.read(peers, case_number)
    return await caller.act(acts.SERVE_BATCH.offices, service.order_batch, file, body)


@router.get("/deliveries", summary="送达列表")
async def list_deliveries(asked: Annotated[DeliveryFilter, Query()], caller: Calling) -> Page[DeliveryOut]:
    """Deliveries across cases, filtered and sorted."""
    return await caller.read(READERS, service.list_deliveries, asked)


@router.get("/deliveries/{delivery_id}", summary="送达")
async def read_delivery(delivery_id: str, caller: Calling) -> DeliveryOut:
    return await caller.read(READERS, service.read_delivery, delivery_id)


@router.get("/cases/{case_number}/deliveries", summary="本案的送达")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[DeliveryFilter, Query()], caller: Calling
) -> Page[DeliveryOut]:
    return await caller.read(READERS, service.list_deliveries, asked, case_number)


@router.get("/documents/{document_id}/deliveries", summary="文书的送达")
async def of_document(
    document_id: str, asked: Annotated[DeliveryFilter, Query()], caller: Calling
) -> Page[DeliveryOut]:
    return await caller.read(READERS, service.of_document, asked, document_id)


@router.post("/delivery-receipts", status_code=204, **acts.RECEIVE_RECEIPT.route())
async def receive(body: NoticeReceipt, caller: Calling) -> None:
    """Webhook of the notices system."""
    await caller.act(acts.RECEIVE_RECEIPT.offices, service.record_receipt, body)
