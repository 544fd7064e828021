"""What is read of other teams of a substitution: the case's files, whom its enforcement notice has reached, its receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.intake.petitions.evidence import noticed
from services.intake.substitution import acts, service
from shared.contracts.documents.records import FILES, FileRecord
from shared.contracts.funds.records import RECEIPTS, ReceiptRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Told:
    """`noticed`: when each party first had the enforcement notice."""

    files: Sequence[FileRecord]
    noticed: Mapping[str, datetime]


async def of_case(peers: Peers, case_number: str) -> Told:
    return Told(await peers.read_all(FILES, case_number=case_number), await noticed(peers, case_number))


async def of_substitution(
    caller: Caller, peers: Peers, operation: Operation, substitution_id: str
) -> Sequence[FileRecord]:
    """403 unless the caller may take the act."""
    case_number = await caller.read(operation.offices, service.case_of, substitution_id)
    return await peers.read_all(FILES, case_number=case_number)


async def receipts(caller: Caller, peers: Peers, substitution_id: str) -> dict[str, ReceiptRecord]:
    """Of the case, by id."""
    case_number = await caller.read(acts.NOTE_PREPAYMENT.offices, service.case_of, substitution_id)
    return {one.id: one for one in await peers.read_all(RECEIPTS, case_number=case_number)}
