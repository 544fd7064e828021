"""What is read of other teams before a thing is left alone: its case with the files, the asset."""

from __future__ import annotations

from dataclasses import dataclass

from services.auction.disposals.evidence import CaseFile, case_file
from services.auction.disposals.rules import coordinated
from shared.contracts.custody.records import ASSET, AssetRecord
from shared.contracts.intake.records import COORDINATIONS
from shared.platform.peers import Peers


@dataclass(frozen=True)
class Evidence:
    """`here`: whether it was decided that this case disposes of the thing; None where nothing is decided on it."""

    file: CaseFile
    asset: AssetRecord
    here: bool | None


async def gather(peers: Peers, asset_id: str) -> Evidence:
    asset = await peers.read(ASSET, asset_id=asset_id)
    decisions = await peers.read_all(COORDINATIONS, case_number=asset.case_number)
    here = coordinated(asset.case_number, asset.id, decisions)
    return Evidence(await case_file(peers, asset.case_number), asset, here)
