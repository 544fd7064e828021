"""What funds reads of a case: at intake the claim, its officer and the parties; at auction the sales in effect."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

from pydantic import BaseModel

from services.funds.distribution.rules import Sale
from shared.platform.peers import Peers
from shared.values.zone import COURT_ZONE


class Party(BaseModel):
    id: str
    role: str
    name: str
    mobile: str
    payee_bank: str
    payee_account: str


class CaseFile(BaseModel):
    """`principal` and `interest` (as the instrument awards it) in yuan."""

    case_number: str
    officer: str | None
    performance_due_on: date
    principal: Decimal
    interest: Decimal
    parties: list[Party]

    def side(self, role: str) -> list[Party]:
        return [party for party in self.parties if party.role == role]


async def read_case(peers: Peers, case_number: str, token: str = "") -> CaseFile:
    """With the caller's own token, or without one under the service's identity while an order is carried out."""
    return CaseFile.model_validate(await peers.get("intake", f"/cases/{quote(case_number)}", token))


class _Listing(BaseModel):
    id: str
    price: Decimal | None


class _Settlement(BaseModel):
    listing_id: str
    receipts: list[str]
    ruling_served_at: datetime | None


class _Disposal(BaseModel):
    listings: list[_Listing]
    settlement: _Settlement | None


async def read_sales(peers: Peers, case_number: str, token: str) -> list[Sale]:
    """The case's sales that have taken effect: paid in full and the ruling served, 网络司法拍卖规定第二十二条."""
    answer = await peers.get("auction", f"/cases/{quote(case_number)}/disposals", token)
    sales = []
    for disposal in map(_Disposal.model_validate, answer):
        settled = disposal.settlement
        if settled and settled.ruling_served_at:
            price = next(one.price for one in disposal.listings if one.id == settled.listing_id)
            assert price is not None
            effective_on = settled.ruling_served_at.astimezone(COURT_ZONE).date()
            sales.append(Sale(tuple(settled.receipts), price, effective_on))
    return sales
