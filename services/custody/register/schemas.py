"""Answers of register."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from services.custody.measures.schemas import DecisionOut, MeasureOut
from shared.contracts.custody.records import AssetListRecord, AssetRecord


class AssetOut(AssetRecord):
    respondent_id: str
    feedback_id: str
    institution: str
    value: Decimal
    taken: Decimal
    channel: str
    source: str
    found_at: datetime
    decision: DecisionOut | None
    measure: MeasureOut | None


class AssetListOut(AssetListRecord):
    case_number: str
    made_at: datetime
    made_by: str
    content: dict[str, Any]
