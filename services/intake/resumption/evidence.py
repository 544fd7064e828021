"""What documents, custody and funds hold of a case that is to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.closing.evidence import Repaid, repaid
from services.intake.resumption.rules import ResumptionGround
from services.intake.resumption.schemas import ResumptionIn
from shared.contracts.custody.records import ASSETS, AssetRecord
from shared.contracts.documents.records import DOCUMENT, FILES, DocumentRecord, FileRecord
from shared.contracts.funds.records import LEDGER, ComeIn
from shared.platform.peers import Peers


@dataclass(frozen=True)
class Evidence:
    """`come_in`: for the claim, where it matters whether a settlement was kept. `ruling`: by which fraud or duress was found."""

    files: Sequence[FileRecord]
    assets: Sequence[AssetRecord]
    repaid: Repaid
    come_in: Sequence[ComeIn]
    ruling: DocumentRecord | None


async def gather(peers: Peers, case_number: str, body: ResumptionIn) -> Evidence:
    own = peers.on_behalf_of("")
    breach = body.ground is ResumptionGround.BREACH
    return Evidence(
        await peers.read_all(FILES, case_number=case_number) if body.paper else [],
        await peers.read_all(ASSETS, case_number=case_number) if body.asset else [],
        await repaid(own, case_number),
        (await own.read(LEDGER, case_number=case_number)).come_in if breach else [],
        await peers.find(DOCUMENT, document_id=body.found_ruling) if body.found_ruling else None,
    )
