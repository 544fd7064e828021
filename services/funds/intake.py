"""What funds reads of a case: at intake the claim, its officer and the parties; at auction the sales paid in full."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from urllib.parse import quote

from pydantic import BaseModel

from shared.peers import Peers
from shared.problems import Problem


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


class _Settlement(BaseModel):
    receipts: list[str]


class _Disposal(BaseModel):
    settlement: _Settlement | None


async def read_paid_sales(peers: Peers, case_number: str, token: str) -> frozenset[str]:
    """The receipts that make up the prices of the case's sales which the auction team has booked as paid in full."""
    answer = await peers.get("auction", f"/cases/{quote(case_number)}/disposals", token)
    disposals = [_Disposal.model_validate(one) for one in answer]
    return frozenset(id for one in disposals if one.settlement for id in one.settlement.receipts)


def check_officer(case: CaseFile, staff_id: str) -> None:
    """403 unless `staff_id` handles this case: another case's officer has no part in its money."""
    if case.officer != staff_id:
        raise Problem(403, "not_handling_officer", "只有本案承办人可以办理", article="二(六)2")
