"""Who has left a case that goes on, on which ground, paper and ruling (民事诉讼法第二百六十八条)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, money, optional_instant


class Alteration(SQLModel, table=True):
    """`ground`: a ClosingGround; `paper`: the file that shows it; `ruling`: by which it ended for the party alone.

    `share`: the part of the claim (yuan) that is no longer enforced, of an applicant who has left. `revoked_by`: the objection or
    review, by id, by which the ruling fell: the party is back with its share.
    """

    __tablename__ = "alteration"
    __table_args__ = (
        CheckConstraint("share >= 0", name="alteration_share_is_no_debt"),
        CheckConstraint("num_nulls(revoked_by, revoked_at) IN (0, 2)", name="alteration_revoked_by_a_ruling"),
        Index("alteration_by_entry", "recorded_at", "id"),
        Index("one_standing_alteration", "party", unique=True, postgresql_where=text("revoked_at IS NULL")),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    party: str = Field(foreign_key="intake.party.id", index=True)
    ground: str
    paper: str
    ruling: str
    share: Decimal = money()
    recorded_by: str
    recorded_at: datetime = instant()
    revoked_by: str | None = None
    revoked_at: datetime | None = optional_instant()
