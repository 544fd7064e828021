"""What other teams read of the assets of a case, of the measures on them, and of what custody puts into the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from shared.contracts.record import Readable, Record, Records

MeasureState = Literal["in_force", "waiting", "renewed", "lapsed", "lifted", "ended"]
MEASURE_STATES: Mapping[str, str] = {
    "in_force": "查封、冻结有效",
    "waiting": "轮候",
    "renewed": "已续行",
    "lapsed": "已失效",
    "lifted": "已解除",
    "ended": "财产已由另案处置",
}
"""What people call the states."""
Way = Literal["freeze_online", "delegate", "offline", "not_worth"]


class DecisionRecord(Readable):
    """What was decided to do about an asset, 二(二)2. `amount` (yuan): what a deposit is to be frozen up to.

    `ruling_document`: the ruling's id at documents, "" for a decision without one. `refused_at`: nothing came of it.
    """

    way: Way
    amount: Decimal | None = None
    ruling_document: str = ""
    decided_at: datetime | None = None
    refused_at: datetime | None = None


class LiftedPart(Readable):
    """A sum (yuan) that was let go of by a ruling, while the freeze goes on with the rest. `frozen`: what was there before, which
    may have been less than the ruling says."""

    ruling_document: str
    amount: Decimal
    frozen: Decimal | None = Field(default=None, title="解除前冻结的金额")
    reason: str
    decided_at: datetime
    decided_by: str
    lifted_at: datetime


class MeasureRecord(Readable):
    """One term of a freeze or seal; `lift_decided_at` is the decision to lift it, which the institution then carries out.

    `renewed`: the next term has begun; `lapsed`: its last day is over, and it binds nobody.
    `waiting`: another measure holds the thing, and it has no effect yet; `ended`: the thing was sold in another case.
    `measure_no`: as the institution numbers it; the rulings by their documents' ids; `expires_on`: its last day.
    `rank` 1 holds the thing, from 2 on it waits (查封扣押冻结规定第二十六条). `queued_at`: when its first term was registered.
    """

    id: str = ""
    measure_no: str = ""
    state: Annotated[MeasureState, Field(json_schema_extra={"x-labels": dict(MEASURE_STATES)})]
    lift_decided_at: datetime | None
    asset_id: str = ""
    kind: str = ""
    ruling_document: str | None = None
    preserved_by: str | None = Field(default=None, title="所依据的保全裁定文号")
    """Of what was taken by a ruling of preservation, whose file `ruling_document` is."""
    notice_document: str | None = None
    """The assistance notice by which it was taken by hand, or renewed, by its id at documents."""
    lift_ruling_document: str | None = None
    lifted_parts: list[LiftedPart] = Field(default_factory=list, title="已经部分解除的金额")
    renew_ruling_document: str | None = None
    renew_letter: str | None = None
    effective_at: datetime | None = None
    queued_at: datetime | None = Field(default=None, title="首次登记的时间")
    expires_on: date | None = None
    rank: int | None = None
    offline: bool | None = None
    """Taken by papers that were handed over; no network knows of it."""
    commission: str | None = None
    """By which another court took it for us; it is lifted and renewed by commission."""
    controlled: Decimal | None = None
    """What was really frozen or sealed of the claim, yuan."""

    @property
    def began_at(self) -> datetime | None:
        """When it was taken; what has lapsed and is taken anew begins anew."""
        return self.queued_at or self.effective_at


class AssetRecord(Readable):
    """An asset as found, with what was decided and done. `outside`: of the prefecture.

    `value` in yuan; `taken`: what the decision or the measure takes of the claim, yuan. `measure`: the latest term.
    `source`: the institution that knows of it and carries measures out, by its code in the query systems.
    """

    id: str
    case_number: str
    respondent_id: str | None = None
    source: str = ""
    found_at: datetime | None = None
    value: Decimal | None = None
    taken: Decimal | None = None
    kind: str
    identifier: str
    place_code: str
    outside: bool
    description: str
    controlled: bool
    decision: DecisionRecord | None
    measure: MeasureRecord | None


class FeedbackRecord(Readable):
    """One source's answer to a query; `filed_at`: when it was put into the e-dossier."""

    id: str
    source: str | None = None
    query_id: str = ""
    content_sha256: str
    filed_at: datetime | None


class QueryRecord(Readable):
    """One question about one respondent; `channel`: national or local; `started_at`: when the query system had accepted it."""

    id: str
    occasion: str
    channel: str
    respondent_id: str
    started_at: datetime | None


class AssetListRecord(Readable):
    """已查控财产清单, 二(二)5."""

    id: str
    content_sha256: str


ASSET = Record("custody", "/assets/{asset_id}", AssetRecord)
ASSETS = Records("custody", "/cases/{case_number}/assets", AssetRecord)
MEASURES = Records("custody", "/cases/{case_number}/measures", MeasureRecord)
QUERIES = Records("custody", "/cases/{case_number}/queries", QueryRecord)
FEEDBACKS = Records("custody", "/cases/{case_number}/feedbacks", FeedbackRecord)
ASSET_LIST = Record("custody", "/cases/{case_number}/asset-list", AssetListRecord)
"""The latest one."""
