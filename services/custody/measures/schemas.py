"""Requests and answers of measures."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from shared.contracts.custody.records import DecisionRecord, MeasureRecord, MeasureState, Way
from shared.gateways.asset_query import Measure as Kind
from shared.platform.acts import Act
from shared.platform.paging import AmountListing
from shared.values.fields import OptionalNote
from shared.values.money import PositiveYuan


class DecisionIn(BaseModel):
    """`amount` (yuan) and `ruling_document` (the signed ruling's id at documents) as `way` demands; `reason` also for sealing a thing worth more than is owed."""

    model_config = ConfigDict(extra="forbid")

    way: Way
    amount: PositiveYuan | None = None
    ruling_document: OptionalNote = ""
    reason: OptionalNote = ""


class DecisionOut(DecisionRecord):
    asset_id: str
    amount: Decimal | None
    ruling_document: str
    reason: str
    decided_at: datetime
    decided_by: str


class LiftingIn(BaseModel):
    """The ruling by which a measure is lifted, and why. `offline`: at the counter, once the network has refused."""

    model_config = ConfigDict(extra="forbid")

    ruling_document: Annotated[str, Field(min_length=1, max_length=200)]
    reason: Annotated[str, Field(min_length=1, max_length=500)]
    offline: StrictBool = False


class MeasureFilter(AmountListing):
    """Measures by what people ask for; `q`: the beginning of the institution's number of the measure."""

    sort: Annotated[
        Literal["oldest", "newest", "largest", "smallest", "expiring"],
        Field(description="排序：从早到晚、从晚到早、控制金额从大到小、从小到大、先到期的在前"),
    ] = "oldest"  # type: ignore[assignment]
    state: MeasureState | None = None
    kind: Kind | None = None
    asset_id: Annotated[str | None, Field(max_length=200)] = None
    expires_by: Annotated[date | None, Field(description="最迟于该日到期")] = None
    q: Annotated[str, Field(max_length=100, description="查封冻结文号的开头")] = ""


class MeasureOut(MeasureRecord):
    """`limit` and `controlled` in yuan. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    asset_id: str
    kind: str
    measure_no: str
    ruling_document: str
    limit: Annotated[Decimal | None, Field(title="冻结限额（元）")]
    controlled: Annotated[Decimal, Field(title="实际控制金额（元）")]
    effective_at: datetime
    expires_on: date
    notice_document: str | None
    lift_ruling_document: str | None
    lift_reason: str | None
    lift_decided_by: str | None
    lift_amount: Decimal | None
    lifted_at: datetime | None
    lift_offline: bool
    lift_refusals: int
    renew_ruling_document: str | None
    renew_letter: str | None
    renew_ends_on: date | None
    renew_decided_by: str | None
    renewed_at: datetime | None
    renew_offline: bool
    renew_refusals: int
    ended_at: datetime | None
