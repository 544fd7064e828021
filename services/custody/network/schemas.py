"""Answers of network."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from shared.contracts.custody.records import FeedbackRecord


class QueryOut(BaseModel):
    id: str
    occasion: str
    channel: str
    respondent_id: str
    ordered_at: datetime
    ordered_by: str
    started_at: datetime | None


class FeedbackOut(FeedbackRecord):
    """One source's answer with the e-record that goes into the e-dossier and its digest."""

    query_id: str
    source: str
    channel: str
    received_at: datetime
    content: dict[str, Any]
    filed_by: str | None
    handled_at: datetime | None


class FeedbackAccepted(BaseModel):
    feedback_id: str
