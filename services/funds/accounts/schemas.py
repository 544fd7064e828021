"""Answers of accounts."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel


class AccountOut(BaseModel):
    case_number: str
    account_name: str
    account_number: str
    bank_name: str
    opened_at: datetime
    told_at: datetime | None
