"""The survey report of one asset."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from shared.platform.db import document, instant, optional_instant


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
    doubted: list[str] = document(default=[])
    """Labels of the findings that say something is forged, counterfeit or disputed."""
    recorded_by: str
    recorded_at: datetime = instant()
    doubts_settled_by: str | None = None
    doubts_settled_at: datetime | None = optional_instant()
    doubts_settled_because: str = Field(default="", sa_column_kwargs={"server_default": ""})

    @property
    def doubts(self) -> list[str]:
        """Those that no judge has settled."""
        return [] if self.doubts_settled_at else self.doubted
