"""After a sale: the tax certificate, then the title passes to the buyer in the register. 二(四)6."""

from __future__ import annotations

from shared.gateways.http import HttpGateway
from shared.gateways.wire import Answer, Key, Order, PositiveFen
from shared.values.fields import Instant


class TaxPayment(Order):
    tax_id: Key
    case_number: Key
    asset_ref: Key
    price_fen: PositiveFen


class TaxCertificate(Answer):
    certificate_no: str


class TitleTransfer(Order):
    transfer_id: Key
    case_number: Key
    asset_ref: Key
    ruling_no: Key
    buyer_ref: Key
    certificate_no: Key


class TransferRegistered(Answer):
    registered_at: Instant


class HttpTitleRegistry(HttpGateway):
    system = "registry"

    async def pay_tax(self, order: TaxPayment) -> TaxCertificate:
        return await self._post("/taxes", order.tax_id, order, TaxCertificate)

    async def transfer(self, order: TitleTransfer) -> TransferRegistered:
        return await self._post("/transfers", order.transfer_id, order, TransferRegistered)
