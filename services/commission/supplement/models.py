"""One time that the receiving court has said what is missing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class Supplement(SQLModel, table=True):
    """`message_id`: the other court's; `missing`: in its words. `papers`: kind, id, sha256 of what is sent after."""

    __tablename__ = "supplement"
    __table_args__ = (
        Index("one_open_supplement", "commission_id", unique=True, postgresql_where=text("sent_at IS NULL")),
        Index("supplement_by_asking", "asked_at", "id"),
        Index("supplement_unsupplied", "asked_at", "id", postgresql_where=text("supplied_at IS NULL")),
        CheckConstraint("num_nulls(supplied_at, supplied_by) IN (0, 2)", "supplied_by_a_person"),
        CheckConstraint("num_nulls(receipt_no, sent_at) IN (0, 2)", "supplement_sent_with_receipt"),
        CheckConstraint("sent_at IS NULL OR supplied_at IS NOT NULL", "supplied_before_sent"),
        {"schema": "commission"},
    )
    id: str = id_field()
    commission_id: str = Field(foreign_key="commission.commission.id", index=True)
    case_number: str = Field(index=True)
    message_id: str = Field(unique=True)
    missing: str
    asked_at: datetime = instant()
    letter_document: str | None = None
    letter_sha256: str | None = None
    papers: list[dict[str, Any]] = document(default_factory=list)
    supplied_at: datetime | None = optional_instant()
    supplied_by: str | None = None
    receipt_no: str | None = None
    sent_at: datetime | None = optional_instant()
