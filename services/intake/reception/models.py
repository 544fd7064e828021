"""First reception of a party and what it confirmed (初次接待笔录, 送达地址确认书)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Reception(SQLModel, table=True):
    """The latest reception of a party with its signed `confirmation` (a file's id) holds its confirmed address."""

    __tablename__ = "reception"
    __table_args__ = {"schema": "intake"}
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    party_id: str = Field(foreign_key="intake.party.id")
    received_at: datetime = instant()
    received_by: str
    record: str
    confirmed_address: str
    confirmed_mobile: str
    electronic_consent: bool
    confirmation: str | None = None
    withdrawn_confirmation: str | None = None
    """The paper that stood here until it was said to be another's, or of no use."""
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    withdrawn_because: str | None = None
