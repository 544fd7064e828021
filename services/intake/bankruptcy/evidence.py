"""What is read of other teams of a referral: the files of its case, what is seized of its debtor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.bankruptcy import acts, service
from shared.contracts.custody.records import ASSETS
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Seized:
    """`seized`: how many things of the debtor are seized still, or waited for."""

    files: Sequence[FileRecord]
    seized: int


async def of_referral(
    caller: Caller, peers: Peers, operation: Operation, referral_id: str
) -> Sequence[FileRecord]:
    """403 unless the caller may take the act."""
    case_number, _ = await caller.read(operation.offices, service.concerned, referral_id)
    return await peers.read_all(FILES, case_number=case_number)


async def seized(caller: Caller, peers: Peers, referral_id: str) -> Seized:
    case_number, debtor = await caller.read(acts.HAND_OVER_DEBTOR.offices, service.concerned, referral_id)
    held = [
        one
        for one in await peers.read_all(ASSETS, case_number=case_number)
        if one.respondent_id == debtor
        and one.measure is not None
        and one.measure.state in ("in_force", "waiting")
    ]
    return Seized(await peers.read_all(FILES, case_number=case_number), len(held))
