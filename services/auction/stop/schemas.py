"""Requests and answers of what stops a published auction."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.auction.notification import Reference, Told
from services.auction.stop.models import Stop
from services.auction.stop.rules import State
from shared.contracts.auction.records import StopRecord
from shared.contracts.auction.stops import Ground, Way
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Instant, Reason
from shared.values.money import Yuan


class StopIn(BaseModel):
    """The judge's decision or ruling. `reason` is announced on the platform; `until`: a deferral's last day.

    `decision`: its signed document; `basis`: the file of what it rests on, not entered by the judge. Of full payment, by money or
    prices, the record is the basis, the bills of the auction with it; `costs` (yuan), where more is owed than has a bill yet. Of an expired price and of a seizure that holds no more it is, too.
    """

    model_config = ConfigDict(extra="forbid")

    way: Way
    ground: Ground
    reason: Reason
    until: date | None = None
    decision: Reference
    basis: Annotated[Reference | None, paper_as(FilePurpose.STOP_GROUND)] = None
    costs: Yuan | None = None


class CauseGoneIn(BaseModel):
    """`basis`: the file that shows that the cause has gone, entered by another than the judge."""

    model_config = ConfigDict(extra="forbid")

    basis: Annotated[Reference, paper_as(FilePurpose.STOP_GROUND)]


class ResumptionIn(BaseModel):
    """When the bidding is: as it was announced, where that is still to come."""

    model_config = ConfigDict(extra="forbid")

    opens_at: Instant
    closes_at: Instant


class StopOut(StopRecord):
    listing_id: str
    way: Way
    ground: Ground
    reason: str
    until: datetime | None
    ordered_by: str
    ordered_at: datetime
    state: State
    outcome: Annotated[str, Field(description="停止拍卖的结果")]
    stopped_at: datetime | None
    page_url: str
    deposits_released_at: datetime | None
    told: list[Told]
    cause_gone_at: datetime | None
    opens_at: datetime | None
    closes_at: datetime | None
    ended_at: datetime | None


def stop_out(stop: Stop) -> StopOut:
    return StopOut(**stop.model_dump(include=set(StopOut.model_fields)), outcome=State(stop.state).label)
