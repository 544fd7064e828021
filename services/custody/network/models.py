"""Queries, the answers of their sources, and the assets those name."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant
from shared.values.asset_kind import AssetKind


class Query(SQLModel, table=True):
    """One question about one respondent; `id` is the number under which the query system knows it."""

    __tablename__ = "query"
    __table_args__ = (Index("query_by_order", "ordered_at", "id"), {"schema": "custody"})
    id: str = Field(primary_key=True)
    case_number: str = Field(index=True)
    occasion: str
    channel: str
    respondent_id: str
    ordered_at: datetime = instant()
    ordered_by: str
    started_at: datetime | None = optional_instant()
    """When the query system had accepted it."""


class Feedback(SQLModel, table=True):
    """The answer of one source, as it came; what is done about it is on the assets."""

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("query_id", "source", "content_sha256"),
        CheckConstraint("num_nulls(filed_at, filed_by) IN (0, 2)", "filed_by_a_person"),
        Index("feedback_by_receipt", "received_at", "id"),
        Index("feedback_unfiled", "received_at", "id", postgresql_where=text("filed_at IS NULL")),
        {"schema": "custody"},
    )
    id: str = id_field()
    message_id: str = Field(unique=True)
    query_id: str = Field(foreign_key="custody.query.id", index=True)
    case_number: str = Field(index=True)
    source: str
    channel: str
    received_at: datetime = instant()
    content: dict[str, Any] = document()
    content_sha256: str
    filed_at: datetime | None = optional_instant()
    filed_by: str | None = None
    handled_at: datetime | None = optional_instant()


class Asset(SQLModel, table=True):
    """One asset of a respondent, entered when a source first names it; only that it is sold is added."""

    __tablename__ = "asset"
    __table_args__ = (
        UniqueConstraint("case_number", "respondent_id", "item_ref"),
        Index("asset_by_finding", "found_at", "id"),
        Index("asset_by_value", "value", "id"),
        Index("asset_of_thing", "thing"),
        Index("asset_awaited", "awaited_as", postgresql_where=text("awaited_as IS NOT NULL")),
        Index("asset_identifier_begins", "identifier", postgresql_ops={"identifier": "text_pattern_ops"}),
        {"schema": "custody"},
    )
    id: str = id_field()
    case_number: str
    respondent_id: str
    feedback_id: str = Field(foreign_key="custody.feedback.id", index=True)
    item_ref: str
    kind: AssetKind = Field(sa_type=String)
    identifier: str
    institution: str
    place_code: str
    value: Decimal = money()
    description: str
    channel: str
    source: str
    found_at: datetime = instant()
    thing: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What it is in every case of the court, by one_name; "" of a deposit, which is frozen by sums."""
    awaited_as: str | None = None
    """Whose it is in the case in which its freeze goes on once a sum of that is let go of, by party id: no new find there."""
    sold_at: datetime | None = optional_instant()
    """When the ruling on its sale in this case was served on the buyer, whose it is."""
