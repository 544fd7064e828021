"""The disposal of one asset, and the papers handed to the dossier centre for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from shared.platform.db import document, instant


class Disposal(SQLModel, table=True):
    """`kind` is custody's; `asset_class` decides the announcement periods; `state` is rules.State.

    `files`, here and in the tables of the later steps: SHA-256 of the papers that the act rests on, by the file's id.
    """

    __tablename__ = "disposal"
    __table_args__ = {"schema": "auction"}
    asset_id: str = Field(primary_key=True)
    case_number: str = Field(index=True)
    kind: str
    description: str
    asset_class: str
    housing: bool
    ruling_document: str
    decided_by: str
    decided_at: datetime = instant()
    ruling_served: list[dict[str, Any]] = document(default=[])
    files: dict[str, str] = document(default={})
    state: str = "decided"
    version: int = 1


class Paper(SQLModel, table=True):
    __tablename__ = "paper"
    __table_args__ = {"schema": "auction"}
    asset_id: str = Field(primary_key=True, foreign_key="auction.disposal.asset_id")
    paper: str = Field(primary_key=True)
    document: str
    handed_over_by: str
    handed_over_at: datetime = instant()
