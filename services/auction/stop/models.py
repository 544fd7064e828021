"""What stops a published auction: deferred, stayed or called off, carried out by the platform."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class Stop(SQLModel, table=True):
    """`way` and `ground` are stops.Way and Ground, `state` is rules.State. `until`: the end of a deferral's last day.

    `opens_at`, `closes_at`: when the bidding is once the auction is resumed.
    """

    __tablename__ = "stop"
    __table_args__ = (
        Index(
            "one_stop_under_way",
            "listing_id",
            unique=True,
            postgresql_where=text("state IN ('ordered', 'resuming')"),
        ),
        {"schema": "auction"},
    )
    id: str = id_field()
    asset_id: str = Field(foreign_key="auction.disposal.asset_id", index=True)
    listing_id: str = Field(foreign_key="auction.listing.id", index=True)
    way: str
    ground: str
    reason: str
    until: datetime | None = optional_instant()
    files: dict[str, str] = document(default={})
    decision_document: str | None = None
    """The decision or ruling; None of before such were documents."""
    ordered_by: str
    ordered_at: datetime = instant()
    state: str = "ordered"
    refusal: str = ""
    stopped_at: datetime | None = optional_instant()
    page_url: str = ""
    deposits_released_at: datetime | None = optional_instant()
    told: list[dict[str, Any]] = document(default=[])
    cause_gone_at: datetime | None = optional_instant()
    opens_at: datetime | None = optional_instant()
    closes_at: datetime | None = optional_instant()
    resumption_ordered_by: str | None = None
    resumption_ordered_at: datetime | None = optional_instant()
    ended_at: datetime | None = optional_instant()
