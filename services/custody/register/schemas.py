"""Answers of register."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from services.custody.measures.schemas import DecisionOut, MeasureOut
from shared.contracts.custody.records import AssetListRecord, AssetRecord, Way
from shared.gateways.asset_query import Source
from shared.platform.acts import Act
from shared.platform.paging import AmountListing
from shared.values.asset_kind import AssetKind


class AssetFilter(AmountListing):
    """Assets by what people ask for; `q`: the beginning of a plate, of an account's or a title's number."""

    kind: AssetKind | None = None
    respondent_id: Annotated[str | None, Field(max_length=100)] = None
    decided: Annotated[bool | None, Field(description="是否已经逐项处理")] = None
    way: Way | None = None
    controlled: Annotated[bool | None, Field(description="是否在查封、冻结之中")] = None
    q: Annotated[str, Field(max_length=100, description="财产标识（车牌、账号、权证号）的开头")] = ""


class AssetOut(AssetRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    respondent_id: str
    feedback_id: str
    institution: str
    value: Decimal
    taken: Decimal
    channel: str
    source: Source
    found_at: datetime
    decision: DecisionOut | None
    measure: MeasureOut | None


class AssetListOut(AssetListRecord):
    case_number: str
    made_at: datetime
    made_by: str
    content: dict[str, Any]
