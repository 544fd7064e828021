"""已查控财产清单, as made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant


class AssetList(SQLModel, table=True):
    """The register at one instant; a later list does not change an earlier one."""

    __tablename__ = "asset_list"
    __table_args__ = {"schema": "custody"}
    id: str = id_field()
    case_number: str = Field(index=True)
    made_at: datetime = instant()
    made_by: str
    content: dict[str, Any] = document()
    content_sha256: str
