"""What is read of other teams before a creditor takes a thing: the case with its files, its money, the seizure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from services.auction.disposals.evidence import CaseFile, case_file_of
from services.auction.listing.rules import Standing
from services.auction.stop import evidence
from shared.contracts.funds.records import PLANS
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    """`fees`: what plans have paid to the court of the money that has come in."""

    file: CaseFile
    standing: Standing
    fees: Decimal


async def gather(caller: Caller, peers: Peers, asset_id: str) -> Evidence:
    file = await case_file_of(caller, peers, asset_id)
    plans = await peers.read_all(PLANS, case_number=file.case.case_number)
    shares = [share for plan in plans for share in plan.shares if share.purpose == "fee"]
    fees = sum((share.amount for share in shares), Decimal(0))
    return Evidence(file, await evidence.standing_of(caller, peers, asset_id), fees)
