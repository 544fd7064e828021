"""What a person of the court has to stand aside for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class RecusalGround(SQLModel, table=True):
    """`kind`: rules.Kind. A person by name and number, or the instrument in whose making he took part.

    Nothing but its end is ever written to it, and never by the person concerned.
    """

    __tablename__ = "recusal_ground"
    __table_args__ = (
        Index("recusal_ground_by_age", "entered_at", "id"),
        CheckConstraint("ended_by IS NULL OR ended_by <> staff_id", name="nobody_ends_his_own"),
        CheckConstraint("num_nulls(ended_by, ended_at) IN (0, 2)", name="ground_ended_by_somebody"),
        CheckConstraint(
            "(kind = 'earlier_role') = (instrument_number <> '') AND (kind = 'earlier_role') = (identity = '')",
            name="a_person_or_an_instrument",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    staff_id: str = Field(index=True)
    kind: str
    name: str
    identity: str
    instrument_number: str
    note: str
    entered_by: str
    entered_at: datetime = instant()
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()
    end_reason: str = ""
