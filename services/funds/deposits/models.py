"""悔拍保证金: what a defaulted buyer's deposit is kept for, and in which plan it came to serve it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, instant, money


class AuctionCost(SQLModel, table=True):
    """A bill of what an auction has cost, each once in whichever case of the court. `distribution_id`: the plan that pays it out of a
    kept deposit; until then it is owed.
    """

    __tablename__ = "auction_cost"
    __table_args__ = (Index("one_bill_an_issuer", "bill", "issuer", unique=True), {"schema": "funds"})
    sha256: str = Field(primary_key=True)
    bill: str
    issuer: str = Field(default="", sa_column_kwargs={"server_default": ""})
    paper: str
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    distribution_id: str | None = Field(default=None, foreign_key="funds.distribution.id", index=True)
    party_id: str
    amount: Decimal = money()
    entered_by: str = Field(default="", sa_column_kwargs={"server_default": ""})
    entered_for: str | None = None
    """In whose stead."""
    entered_at: datetime = instant(sa_column_kwargs={"server_default": text("now()")})


class KeptDeposit(SQLModel, table=True):
    """The deposit of a sale of `price` whose buyer defaulted; `receipts`: those that it is made of.

    `applied_on`: the day since which it repays; with it the sums that it served first, in the order of the article.
    """

    __tablename__ = "kept_deposit"
    __table_args__ = (Index("kept_deposit_by_age", "kept_at", "listing"), {"schema": "funds"})
    listing: str = Field(primary_key=True)
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    asset: str
    price: Decimal = money()
    amount: Decimal = money()
    receipts: list[str] = document()
    kept_by: str
    kept_at: datetime = instant()
    applied_on: date | None = None
    distribution_id: str | None = None
    costs: Decimal | None = money(default=None, nullable=True)
    shortfall: Decimal | None = money(default=None, nullable=True)
