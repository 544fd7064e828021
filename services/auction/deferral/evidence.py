"""What is read of other teams before a thing is left alone: its case with the files, the asset."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals.evidence import CaseFile, case_file
from shared.contracts.custody.records import ASSET, AssetRecord
from shared.platform.peers import Peers


@dataclass(frozen=True)
class Evidence:
    file: CaseFile
    asset: AssetRecord


async def gather(peers: Peers, asset_id: str) -> Evidence:
    asset = await peers.read(ASSET, asset_id=asset_id)
    return Evidence(await case_file(peers, asset.case_number), asset)
