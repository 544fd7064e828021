"""总对总 and 点对点: asking the sources for a respondent's property, and freezing online what they report.

法〔2015〕321号 item 2; 二(二)2.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from shared.gateways.errors import GatewayRefused
from shared.gateways.http import HttpGateway
from shared.gateways.wire import Answer, Fen, Key, Order, PlaceCode, PositiveFen, Sha256
from shared.values.asset_kind import AssetKind
from shared.values.fields import Day, Instant, Verbatim
from shared.values.identity import Paper

Channel = Literal["national", "local"]
"""总对总 (head offices and central bodies) or 点对点 (branches and local bodies)."""
Measure = Literal["freeze", "seal"]

SOURCES: dict[Channel, tuple[str, ...]] = {
    "national": ("bank_icbc", "bank_ccb", "real_estate", "vehicle", "equity", "securities"),
    "local": ("bank_xinyang", "real_estate_xinyang"),
}
SOURCE_NAMES = {
    "bank_icbc": "中国工商银行",
    "bank_ccb": "中国建设银行",
    "bank_xinyang": "信阳珠江村镇银行",
    "real_estate": "自然资源主管部门（不动产登记）",
    "real_estate_xinyang": "信阳市自然资源和规划局（不动产登记）",
    "vehicle": "公安机关交通管理部门",
    "equity": "市场监督管理部门",
    "securities": "证券登记结算机构",
}
"""What people call a source."""
SHOWS: dict[str, AssetKind] = {
    "bank_icbc": "bank_deposit",
    "bank_ccb": "bank_deposit",
    "bank_xinyang": "bank_deposit",
    "real_estate": "real_estate",
    "real_estate_xinyang": "real_estate",
    "vehicle": "vehicle",
    "equity": "equity",
    "securities": "securities",
}
"""The kind of asset that a source knows of."""
Source = Annotated[str, Field(json_schema_extra={"x-labels": dict(SOURCE_NAMES)})]


class AssetQuery(Order):
    """One query of one respondent; each source answers by itself, later, to custody's `/query-feedback`."""

    request_id: Key
    channel: Channel
    case_number: Key
    respondent_paper: Paper
    respondent_id_number: Key
    respondent_name: Verbatim
    sources: list[str] = Field(min_length=1)


class QueryAccepted(Answer):
    request_id: str


class FoundItem(Answer):
    """One thing a source knows of; `place_code`, where it lies, decides between freezing and delegating."""

    item_ref: Key
    kind: AssetKind
    identifier: Verbatim
    institution: Verbatim
    place_code: PlaceCode
    value_fen: Fen
    description: Verbatim


class QueryFeedback(Answer):
    """Webhook: the answer of one source, possibly empty. `message_id` is the same however often it comes."""

    message_id: Key
    request_id: Key
    source: Key
    channel: Channel
    items: list[FoundItem]


class SourceState(Answer):
    source: str
    state: Literal["pending", "answered"]


class QueryState(Answer):
    request_id: str
    sources: list[SourceState]


class FreezeOrder(Order):
    """冻结 a deposit (up to `amount_fen`) or a right, 查封 a thing; the longest terms: 民诉法解释485.

    `ends_on`: the ruling's own last day, at which the measure ends though `period_months` were longer.
    """

    request_id: Key
    item_ref: Key
    measure: Measure
    amount_fen: PositiveFen | None
    period_months: int = Field(gt=0)
    ends_on: Day
    ruling_no: Key
    case_number: Key


class FreezeResult(Answer):
    """`frozen_fen` may be less than ordered; null for a thing that has no amount. `released_at`: when it was lifted.

    `rank`: 1 holds the thing; from 2 on it is registered to wait (轮候).
    """

    request_id: str
    item_ref: str
    measure_no: str
    frozen_fen: Fen | None
    effective_at: Instant
    expires_on: Day
    released_at: Instant | None = None
    rank: int = Field(default=1, ge=1)

    @property
    def registered(self) -> int:
        """Its rank; what has caught nothing of a deposit stands behind those that have, whatever the bank says."""
        return max(self.rank, 2) if self.frozen_fen == 0 else self.rank  # ours: the second


class ReleaseOrder(Order):
    """解除 of the freeze known as `request_id`, by a ruling of its own."""

    request_id: Key
    ruling_no: Key


class PartReleaseOrder(Order):
    """部分解除 of the freeze of a deposit known as `freeze`: its limit is `amount_fen` less from then on, and of what it holds so
    much goes, or all where there is less."""

    request_id: Key
    freeze: Key
    ruling_no: Key
    amount_fen: PositiveFen


class RenewalOrder(Order):
    """续行 of the freeze known as `freeze`, by a ruling of its own and an assistance notice, until `ends_on`."""

    request_id: Key
    freeze: Key
    ruling_no: Key
    letter_sha256: Sha256
    ends_on: Day


class RenewalResult(Answer):
    request_id: str
    measure_no: str
    renewed_at: Instant
    expires_on: Day


class HttpAssetQuerySystem(HttpGateway):
    system = "query"

    async def query(self, order: AssetQuery) -> QueryAccepted:
        return await self._post("/queries", order.request_id, order, QueryAccepted)

    async def query_state(self, request_id: str) -> QueryState | None:
        return await self._find("/queries", request_id, QueryState)

    async def freeze(self, order: FreezeOrder) -> FreezeResult:
        """Ask whether it is done, and only then order, once. Call again after GatewayUnavailable."""
        found = await self.find_freeze(order.request_id)
        if found is None:
            return await self._post("/freezes", order.request_id, order, FreezeResult, resend=False)
        if found.item_ref != order.item_ref:
            raise GatewayRefused("query.freeze_differs", "同一编号的控制措施所针对的财产与本次不一致")
        return found

    async def find_freeze(self, request_id: str) -> FreezeResult | None:
        return await self._find("/freezes", request_id, FreezeResult)

    async def release(self, order: ReleaseOrder) -> FreezeResult:
        """Lift a freeze. Lifted already, it stays as it is."""
        return await self._post("/releases", order.request_id, order, FreezeResult)

    async def release_part(self, order: PartReleaseOrder) -> FreezeResult:
        """Lift a freeze of a sum only. Lifted of it already, no more is lifted."""
        return await self._post("/part-releases", order.request_id, order, FreezeResult)

    async def renew(self, order: RenewalOrder) -> RenewalResult:
        """Renew a freeze that is in force. Renewed already, it is not renewed once more."""
        return await self._post("/renewals", order.request_id, order, RenewalResult)
