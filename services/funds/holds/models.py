"""暂缓发放: why money that lies on a case's account is not paid out yet, by whose approval and until when."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Hold(SQLModel, table=True):
    """Asked for by the case's officer with a paper of its dossier, decided by a leader, ended by being lifted.

    `until`: the last day. `disbursed_at`: when, after its end, the last of the money that it held was paid out.
    """

    __tablename__ = "hold"
    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="hold_decided_by_somebody"
        ),
        CheckConstraint("decided_by <> requested_by", name="hold_decided_by_another"),
        CheckConstraint("resumed_at IS NULL OR granted", name="hold_resumed_if_granted"),
        CheckConstraint("(resumed_at IS NULL) = (resumed_by IS NULL)", name="hold_resumed_by_somebody"),
        Index("hold_by_request", "requested_at", "id"),
        Index(
            "one_hold_a_case",
            "case_number",
            unique=True,
            postgresql_where=text("granted IS NOT FALSE AND resumed_at IS NULL"),
        ),
        {"schema": "funds"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    cause: str
    words: str
    until: date
    paper: str
    paper_sha256: str
    requested_by: str
    requested_for: str | None = None
    """In whose stead."""
    requested_at: datetime = instant()
    granted: bool | None = None
    answer: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    resumption: str = ""
    resumed_by: str | None = None
    resumed_at: datetime | None = optional_instant()
    disbursed_at: datetime | None = optional_instant()
