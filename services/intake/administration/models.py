"""The orders to move the court clock (sandbox only)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import instant, optional_instant


class ClockMove(SQLModel, table=True):
    """One order to move the clock, until it has arrived; of those that have not there is one at most."""

    __tablename__ = "clock_move"
    __table_args__ = (
        Index(
            "clock_move_under_way", text("(true)"), unique=True, postgresql_where=text("arrived_at IS NULL")
        ),
        {"schema": "intake"},
    )
    id: str = Field(primary_key=True)
    begun_from: datetime = instant()
    """Court time when it was ordered."""
    target: datetime = instant()
    ordered_by: str
    ordered_at: datetime = instant()
    """Real time, as `arrived_at`."""
    stops: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    at_hand: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What it waits for at its present stop, for people to read."""
    arrived_at: datetime | None = optional_instant()
