"""What documents, custody and funds hold of a case that is to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.closing.evidence import Repaid, repaid
from services.intake.resumption.schemas import ResumptionIn
from shared.contracts.custody.records import ASSETS, AssetRecord
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.peers import Peers


@dataclass(frozen=True)
class Evidence:
    files: Sequence[FileRecord]
    assets: Sequence[AssetRecord]
    repaid: Repaid


async def gather(peers: Peers, case_number: str, body: ResumptionIn) -> Evidence:
    return Evidence(
        await peers.read_all(FILES, case_number=case_number) if body.paper else [],
        await peers.read_all(ASSETS, case_number=case_number) if body.asset else [],
        await repaid(peers.on_behalf_of(""), case_number),
    )
