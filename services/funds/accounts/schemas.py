"""Answers of accounts."""

from __future__ import annotations

from datetime import datetime

from shared.contracts.funds.records import AccountRecord


class AccountOut(AccountRecord):
    case_number: str
    opened_at: datetime
    told_at: datetime | None
