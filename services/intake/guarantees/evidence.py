"""What is read of other teams of a guarantee: the files of its case, and what of the debtor's money is frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.intake.guarantees import service
from shared.contracts.custody.records import ASSETS, AssetRecord
from shared.contracts.documents.records import FILES, FileRecord
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller


@dataclass(frozen=True)
class Evidence:
    files: Sequence[FileRecord]
    assets: Sequence[AssetRecord] = ()

    @property
    def frozen(self) -> Decimal:
        """What measures in force take of deposits, yuan."""
        taken = (
            one.taken
            for one in self.assets
            if one.kind == "bank_deposit" and one.measure and one.measure.state == "in_force"
        )
        return sum(filter(None, taken), Decimal(0))


async def of_guarantee(caller: Caller, peers: Peers, operation: Operation, guarantee_id: str) -> Evidence:
    """403 unless the caller may take the act."""
    case_number = await caller.read(operation.offices, service.case_of, guarantee_id)
    files = await peers.read_all(FILES, case_number=case_number)
    return Evidence(files, await peers.read_all(ASSETS, case_number=case_number))
