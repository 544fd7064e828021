"""Answers of register."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from services.custody.measures.schemas import DecisionOut, MeasureOut


class AssetOut(BaseModel):
    """An asset as found, with what was decided and done. `outside`: of the prefecture; `value` in yuan."""

    id: str
    case_number: str
    respondent_id: str
    feedback_id: str
    kind: str
    identifier: str
    institution: str
    place_code: str
    outside: bool
    value: Decimal
    description: str
    channel: str
    source: str
    found_at: datetime
    controlled: bool
    decision: DecisionOut | None
    measure: MeasureOut | None


class AssetListOut(BaseModel):
    id: str
    case_number: str
    made_at: datetime
    made_by: str
    content: dict[str, Any]
    content_sha256: str
