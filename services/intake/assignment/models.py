"""Table of re-assignments: whose a case was, whose it is since, by whose decision and why (一(一))."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant


class Reassignment(SQLModel, table=True):
    """`office`: handling_officer or judge; `former` had the case in that office, `person` has it from then on."""

    __tablename__ = "reassignment"
    __table_args__ = (
        Index("reassignment_by_age", "decided_at", "id"),
        CheckConstraint("decided_by <> person", name="nobody_takes_a_case_himself"),
        CheckConstraint("former <> person", name="to_somebody_else"),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    office: str
    former: str
    person: str
    reason: str
    decided_by: str
    decided_at: datetime = instant()
