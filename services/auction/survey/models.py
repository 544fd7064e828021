"""The survey report of one asset."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from shared.platform.db import document, instant


class Survey(SQLModel, table=True):
    """`priority_holders`: id (holder-n), name and right of everybody known to have a priority right to buy."""

    __tablename__ = "survey"
    __table_args__ = {"schema": "auction"}
    asset_id: str = Field(primary_key=True, foreign_key="auction.disposal.asset_id")
    surveyed_on: date
    surveyors: list[str] = document()
    record_document: str
    findings: dict[str, Any] = document()
    priority_holders: list[dict[str, str]] = document()
    photos: list[str] = document()
    files: dict[str, str] = document(default={})
    recorded_by: str
    recorded_at: datetime = instant()
