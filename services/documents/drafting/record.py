"""What the teams hold of a case, for its documents to be filled from and compared with. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.documents.drafting.rules import CaseAccount
from shared.contracts.auction.records import DisposalRecord
from shared.contracts.custody.records import AssetRecord, MeasureRecord
from shared.contracts.documents.records import Operative
from shared.contracts.funds.records import OnSiteRecord, PayoutRecord
from shared.contracts.intake.records import CaseRecord


@dataclass(frozen=True)
class Ruling:
    """A signed ruling of the case; `id`: its document's."""

    id: str
    number: str
    says: Operative


@dataclass(frozen=True)
class Notice:
    """A signed notice to who keeps a register or an account: the ruling and the assets that it names, as it is cited."""

    ruling: str
    identifiers: Collection[str]
    cited: str


@dataclass(frozen=True)
class Record:
    """What intake, custody, auction and funds hold of the case, and its signed rulings and notices. `debt`: with interest and fee, today."""

    case: CaseRecord
    debt: Decimal
    assets: Sequence[AssetRecord] = ()
    measures: Sequence[MeasureRecord] = ()
    disposals: Sequence[DisposalRecord] = ()
    payouts: Sequence[PayoutRecord] = ()
    on_site: Sequence[OnSiteRecord] = ()
    rulings: Sequence[Ruling] = ()
    notices: Sequence[Notice] = ()
    account: CaseAccount | None = None
