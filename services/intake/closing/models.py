"""Requests to close a case, and their review (二(五)4)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class ClosingRequest(SQLModel, table=True):
    """One request; a case has one open at a time, and whoever asked does not review."""

    __tablename__ = "closing_request"
    __table_args__ = (
        Index(
            "one_open_request",
            "case_number",
            unique=True,
            postgresql_where=text("state IN ('requested', 'approved')"),
        ),
        Index("closing_request_by_age", "requested_at", "id"),
        CheckConstraint("reviewed_by IS NULL OR reviewed_by <> requested_by", name="reviewer_is_another"),
        CheckConstraint(
            "state = 'requested' AND reviewed_by IS NULL AND reviewed_at IS NULL"
            " OR state IN ('approved', 'returned') AND reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL",
            name="decided_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    mode: str
    applied_amount: Decimal = money()
    closing_amount: Decimal = money()
    waived_amount: Decimal = money()
    recovered_amount: Decimal = money()
    reason: str
    performance_record: str | None = None
    """Id of the file which shows that the act was done or the thing delivered."""
    ground: str | None = None
    ground_paper: str | None = None
    ruling: str | None = None
    """Of 终结执行: why, the file that shows it, and the ruling."""
    waiver: str | None = None
    waived_by: str | None = None
    """Of rows of before: the paper, and the applicant or agent who waived, by id."""
    requested_by: str
    requested_at: datetime = instant()
    state: str = "requested"
    """requested | approved | returned."""
    faults: list[dict[str, str]] = document(default_factory=list)
    reviewed_by: str | None = None
    reviewed_at: datetime | None = optional_instant()
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
