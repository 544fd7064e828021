"""Who has left a case that goes on, on which ground, paper and ruling (民事诉讼法第二百六十八条)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, money


class Alteration(SQLModel, table=True):
    """`ground`: a ClosingGround; `paper`: the file that shows it; `ruling`: by which it ended for the party alone.

    `share`: the part of the claim (yuan) that is no longer enforced, of an applicant who has left. Never changed.
    """

    __tablename__ = "alteration"
    __table_args__ = (
        CheckConstraint("share >= 0", name="alteration_share_is_no_debt"),
        Index("alteration_by_entry", "recorded_at", "id"),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    party: str = Field(foreign_key="intake.party.id", unique=True)
    ground: str
    paper: str
    ruling: str
    share: Decimal = money()
    recorded_by: str
    recorded_at: datetime = instant()
