"""What documents and funds hold by which a concluded case may be taken out of the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.intake.closing.evidence import Repaid, repaid
from services.intake.library import acts, shielding
from services.intake.library.schemas import ShieldGroundIn
from shared.contracts.documents.records import DOCUMENT, FILES, DocumentRecord, FileRecord
from shared.contracts.funds.records import PAYOUTS
from shared.platform.peers import Peers
from shared.platform.work import Caller
from shared.values.zone import begin_of

_REPAYS = ("judgment_debt", "delay_interest")


@dataclass(frozen=True)
class Held:
    """`paid_at`: when the applicants have last had something. `ruling`: that ends the enforcement; `concluded`: that of the round."""

    files: Sequence[FileRecord]
    repaid: Repaid
    paid_at: datetime | None
    ruling: DocumentRecord | None = None
    concluded: DocumentRecord | None = None


async def of_case(caller: Caller, peers: Peers, case_number: str, body: ShieldGroundIn) -> Held:
    """403 unless the caller notes grounds."""
    concluded = await caller.read(acts.NOTE_SHIELD_GROUND.offices, shielding.ruling_of, case_number)
    return await gather(peers, case_number, body.ruling, concluded if body.petition else None)


async def of_shielding(caller: Caller, peers: Peers, shielding_id: str) -> Held:
    """403 unless the caller takes cases out."""
    case_number = await caller.read(acts.DECIDE_SHIELDING.offices, shielding.case_of, shielding_id)
    return await gather(peers, case_number)


async def gather(
    peers: Peers, case_number: str, ruling: str | None = None, concluded: str | None = None
) -> Held:
    own = peers.on_behalf_of("")
    had = await repaid(own, case_number)
    paid = [
        one.paid_at
        for one in await own.read_all(PAYOUTS, case_number=case_number)
        if one.state == "paid" and one.purpose in _REPAYS and one.paid_at is not None
    ]
    if had.handed_on is not None:
        paid.append(begin_of(had.handed_on))
    return Held(
        await own.read_all(FILES, case_number=case_number),
        had,
        max(paid, default=None),
        await own.find(DOCUMENT, document_id=ruling) if ruling else None,
        await own.find(DOCUMENT, document_id=concluded) if concluded else None,
    )
