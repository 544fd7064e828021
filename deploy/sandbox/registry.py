"""Tax office and title register as the sandbox plays them; contract: `shared.gateways.title_registry`."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.world import Here, World
from shared.gateways.title_registry import TaxCertificate, TaxPayment, TitleTransfer, TransferRegistered
from shared.gateways.wire import wire
from shared.values.articles import REGULATION
from shared.values.refusal import Problem

router = APIRouter(prefix="/registry", tags=["税务与登记"])


@router.post("/taxes")
async def pay_tax(order: TaxPayment, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "registry", "taxes", order, _pay_tax)


def _pay_tax(world: World, order: TaxPayment) -> TaxCertificate:
    certificate = TaxCertificate(certificate_no=world.number("tax"))
    world.books.add("taxes", order.tax_id, wire(order) | wire(certificate), order.case_number)
    return certificate


@router.post("/transfers")
async def transfer(order: TitleTransfer, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "registry", "transfers", order, _transfer)


def _transfer(world: World, order: TitleTransfer) -> TransferRegistered:
    paid = (order.asset_ref, order.certificate_no)
    if paid not in [
        (t["asset_ref"], t["certificate_no"]) for t in world.books.rows("taxes", order.case_number)
    ]:
        raise Problem(422, SandboxCode.TAX_UNPAID, article=REGULATION["二(四)6"])
    registered = TransferRegistered(registered_at=world.clock.now())
    world.books.add("transfers", order.transfer_id, wire(order) | wire(registered), order.case_number)
    return registered
