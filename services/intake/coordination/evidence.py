"""What is read of custody and of auction before it is decided which case disposes of a thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.intake.coordination import acts, service
from shared.contracts.auction.records import DISPOSALS, DisposalRecord
from shared.contracts.custody.records import ASSET, AssetRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller

Held = tuple[AssetRecord | None, Mapping[str, Sequence[DisposalRecord]]]
"""The asset, and by case the disposals of the other cases with the same thing."""


async def gather(caller: Caller, peers: Peers, asset_id: str) -> Held:
    others = await caller.read(acts.DECIDE_COORDINATION.offices, service.other_cases, asset_id)
    disposals = {case: await peers.read_all(DISPOSALS, case_number=case) for case in others}
    return await peers.find(ASSET, asset_id=asset_id), disposals
