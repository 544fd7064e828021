"""What is read of other teams before an auction is stopped or goes on: the case with its files, money, the seizure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.auction.disposals.evidence import CaseFile, case_file_of
from services.auction.listing.evidence import standing
from services.auction.listing.rules import Standing
from shared.contracts.funds.records import COSTS, LEDGER, ComeIn
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    """`come_in`: what has come for the claim, as the bank has booked it. `costs`: the bills of its auctions that are still owed."""

    file: CaseFile
    come_in: Sequence[ComeIn]
    costs: Decimal


async def gather(caller: Caller, peers: Peers, asset_id: str) -> Evidence:
    file = await case_file_of(caller, peers, asset_id)
    ledger = await peers.read(LEDGER, case_number=file.case.case_number)
    bills = await peers.read_all(COSTS, case_number=file.case.case_number)
    owed = (one.amount for one in bills if one.distribution_id is None)
    return Evidence(file, ledger.come_in, sum(owed, Decimal(0)))


async def standing_of(caller: Caller, peers: Peers, asset_id: str) -> Standing:
    """Whether the property may still be sold."""
    file = await case_file_of(caller, peers, asset_id)
    return await standing(peers, file.case.case_number, asset_id)
