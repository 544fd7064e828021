"""A case with its claim, as intake answers it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from shared.contracts.intake.records import CaseRecord
from shared.values.zone import COURT_ZONE

FILED = datetime(2026, 3, 2, 9, tzinfo=COURT_ZONE)


def claiming(principal: str, interest: str = "0", due: date = date(2026, 3, 2)) -> CaseRecord:
    """Filed on 2026-03-02."""
    return CaseRecord.model_construct(
        parties=[],
        principal=Decimal(principal),
        interest=Decimal(interest),
        performance_due_on=due,
        filed_at=FILED,
    )
