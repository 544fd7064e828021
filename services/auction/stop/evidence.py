"""What is read of other teams before an auction is stopped or goes on: the case with its files, money, the seizure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.auction.disposals.evidence import CaseFile, case_file_of
from services.auction.listing.evidence import standing
from services.auction.listing.rules import Standing
from shared.contracts.funds.records import LEDGER, ComeIn
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    """`come_in`: what has come for the claim, as the bank has booked it."""

    file: CaseFile
    come_in: Sequence[ComeIn]


async def gather(caller: Caller, peers: Peers, asset_id: str) -> Evidence:
    file = await case_file_of(caller, peers, asset_id)
    ledger = await peers.read(LEDGER, case_number=file.case.case_number)
    return Evidence(file, ledger.come_in)


async def standing_of(caller: Caller, peers: Peers, asset_id: str) -> Standing:
    """Whether the property may still be sold."""
    file = await case_file_of(caller, peers, asset_id)
    return await standing(peers, file.case.case_number, asset_id)
