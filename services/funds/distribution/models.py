"""Plans (分配方案) as computed, and their lines. What they say is never changed; what no form asks for may go back to the case."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class Distribution(SQLModel, table=True):
    """`stop_on`: the last day for which doubled interest is counted, that of the last money.

    `older_interest`: what a person reckoned by the older rule. `disbursed_at`: when the last of its shares was paid.
    """

    __tablename__ = "distribution"
    __table_args__ = (
        Index("distribution_by_computing", "computed_at", "id"),
        Index("distribution_by_amount", "available", "id"),
        {"schema": "funds"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    stop_on: date
    available: Decimal = money()
    older_interest: Decimal | None = money(default=None, nullable=True)
    steps: list[str] = document()
    computed_at: datetime = instant()
    computed_by: str
    disbursed_at: datetime | None = optional_instant()


class DistributedReceipt(SQLModel, table=True):
    """Money that a plan set apart. `asset`: what was sold, of a price, which may come into several plans."""

    __tablename__ = "distributed_receipt"
    __table_args__ = {"schema": "funds"}
    distribution_id: str = Field(primary_key=True, foreign_key="funds.distribution.id")
    receipt_id: str = Field(primary_key=True, foreign_key="funds.receipt.id")
    asset: str | None = None


class DistributionShare(SQLModel, table=True):
    """`party_id` is intake's; none for the court's own fee, nor for a refund, which goes to the payer of `receipt_id`.

    `rank` of a priority claim. `reversed_at`: when it went back to the case, as more than is owed since; `replanned_in`: the plan that
    has taken its money up again.
    """

    __tablename__ = "share"
    __table_args__ = (
        UniqueConstraint("distribution_id", "position"),
        CheckConstraint("amount >= 0 AND amount <= due", name="share_within_due"),
        CheckConstraint(
            "num_nonnulls(party_id, receipt_id) = (purpose <> 'fee')::int AND (receipt_id IS NULL) = (purpose <> 'refund')",
            name="share_has_one_payee",
        ),
        CheckConstraint("(reversed_at IS NULL) = (reversed_by IS NULL)", name="share_reversed_by_somebody"),
        {"schema": "funds"},
    )
    id: str = id_field()
    distribution_id: str = Field(foreign_key="funds.distribution.id", index=True)
    position: int
    purpose: str
    party_id: str | None = None
    receipt_id: str | None = Field(default=None, foreign_key="funds.receipt.id")
    rank: int | None = None
    due: Decimal = money()
    amount: Decimal = money()
    reversed_at: datetime | None = optional_instant()
    reversed_by: str | None = None
    replanned_in: str | None = Field(default=None, foreign_key="funds.distribution.id")
