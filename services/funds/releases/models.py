"""更正款项不属拍卖款: asked for by the funds officer, decided by another."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class SaleRelease(SQLModel, table=True):
    """That a receipt put to `sale` is no buyer's money, by whom and why. Decided once."""

    __tablename__ = "sale_release"
    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="release_decided_by_somebody"
        ),
        CheckConstraint("decided_by <> requested_by", name="release_decided_by_another"),
        Index("sale_release_by_request", "requested_at", "id"),
        Index(
            "one_open_release_a_receipt",
            "receipt_id",
            unique=True,
            postgresql_where=text("granted IS NULL"),
        ),
        {"schema": "funds"},
    )
    id: str = id_field()
    receipt_id: str = Field(foreign_key="funds.receipt.id", index=True)
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    sale: str
    words: str
    requested_by: str
    requested_for: str | None = None
    """In whose stead."""
    requested_at: datetime = instant()
    granted: bool | None = None
    answer: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
