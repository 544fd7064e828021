"""Risks of open cases (一(二) 风险提示): each once while its cause lasts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import instant, optional_instant


class Risk(SQLModel, table=True):
    """`subject`: the measure, receipt or listing that it is about, by id; the rule by which papers are owed; the
    settlement and the place of the instalment. Who owns it answers by its task."""

    __tablename__ = "risk"
    __table_args__ = (
        Index(
            "one_risk_of_a_subject",
            "case_number",
            "rule",
            "subject",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("risk_by_age", "found_at", "id"),
        {"schema": "intake"},
    )
    id: str = Field(primary_key=True)
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    rule: str
    """A RiskRule of the rules."""
    subject: str
    found_at: datetime = instant()
    ended_at: datetime | None = optional_instant()
    """When its cause was gone, the case closed, or the answer taken for its end."""
