"""Why a seized thing is not disposed of for now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from shared.platform.db import document, instant, optional_instant


class Deferral(SQLModel, table=True):
    """Of one asset: `ground` is rules.Ground. It has ended once `ended_at`; a later one takes its place."""

    __tablename__ = "deferral"
    __table_args__ = (Index("deferral_by_age", "decided_at", "asset_id"), {"schema": "auction"})
    asset_id: str = Field(primary_key=True)
    case_number: str = Field(index=True)
    ground: str
    identifier: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What is left alone, by one_name; "" in rows of before there was the column."""
    files: dict[str, str] = document(default={})
    decided_by: str
    decided_at: datetime = instant()
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()
