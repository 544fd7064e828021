"""Money that has arrived, as the bank told it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, money, optional_instant


class Receipt(SQLModel, table=True):
    """A credit. Without `case_number` it lies in the court's main account (不明案款).

    `identified_for` is the case that such money was found to be of, by the bank's remark or by `identified_by`;
    `claimed_for` the case that it was claimed for; `transfer_of` names, on the credit by which it then
    reached that case's account, the receipt it came from. `notice`: the message by which the handling officer is told of it, ordered by `told_by`; `told_at`: when it arrived. `sale_known_at`: since when `listing` is
    known to be a sale of the case; before, it is the remark's word alone. `returned_payout`: the pay-out that it brings back, or may bring
    back until `return_settled_at`. `booked_at` is the bank's word, `recorded_at` ours.
    """

    __tablename__ = "receipt"
    __table_args__ = (
        CheckConstraint("amount > 0", name="receipt_positive"),
        CheckConstraint("claimed_for IS NULL OR case_number IS NULL", name="receipt_claimed_from_suspense"),
        CheckConstraint(
            "num_nonnulls(identified_for, identified_by, identified_at) IN (0, 3)",
            name="receipt_identified_by_somebody",
        ),
        CheckConstraint(
            "claimed_for IS NULL OR claimed_for = identified_for", name="receipt_claimed_as_identified"
        ),
        CheckConstraint("claimed_by <> identified_by", name="receipt_claimed_by_another"),
        Index("receipt_by_booking", "booked_at", "id"),
        Index("receipt_by_amount", "amount", "id"),
        Index("receipt_payer_begins", "payer_name", postgresql_ops={"payer_name": "text_pattern_ops"}),
        Index(
            "receipt_account_begins", "payer_account", postgresql_ops={"payer_account": "text_pattern_ops"}
        ),
        Index(
            "receipt_own_account_begins",
            "account_number",
            postgresql_ops={"account_number": "text_pattern_ops"},
        ),
        Index(
            "receipt_reference_begins",
            "bank_reference",
            postgresql_ops={"bank_reference": "text_pattern_ops"},
        ),
        Index(
            "receipt_untold", "recorded_at", "id", postgresql_where=text("notice IS NULL AND told_at IS NULL")
        ),
        Index(
            "receipt_of_unknown_sale",
            "recorded_at",
            "id",
            postgresql_where=text(
                "purpose <> 'payment' AND sale_known_at IS NULL AND case_number IS NOT NULL"
            ),
        ),
        Index(
            "receipt_returning",
            "recorded_at",
            "id",
            postgresql_where=text("returned_payout IS NOT NULL AND return_settled_at IS NULL"),
        ),
        # The pay-out of a refund's share has a receipt of its own: the two tables name one another.
        ForeignKeyConstraint(
            ["returned_payout"], ["funds.payout.id"], name="receipt_returns_fkey", use_alter=True
        ),
        CheckConstraint("(returns IS NOT NULL) = (purpose = 'return')", name="receipt_returns_a_payout"),
        Index(
            "receipt_unclaimed",
            "recorded_at",
            "id",
            postgresql_where=text("case_number IS NULL AND claimed_for IS NULL"),
        ),
        {"schema": "funds"},
    )
    id: str = id_field()
    message_id: str = Field(unique=True)
    bank_reference: str = Field(unique=True)
    account_number: str
    case_number: str | None = Field(default=None, foreign_key="funds.case_account.case_number", index=True)
    amount: Decimal = money()
    payer_name: str
    payer_account: str
    remark: str
    booked_at: datetime = instant()
    recorded_at: datetime = instant()
    purpose: str
    listing: str | None = Field(default=None, index=True)
    sale_known_at: datetime | None = optional_instant()
    payable: bool
    claim_due_at: datetime | None = optional_instant()
    identified_for: str | None = Field(default=None, index=True)
    identified_by: str | None = None
    identified_stead: str | None = None
    identified_at: datetime | None = optional_instant()
    claimed_for: str | None = Field(default=None, foreign_key="funds.case_account.case_number")
    claimed_by: str | None = None
    claimed_at: datetime | None = optional_instant()
    notice: str | None = Field(default=None, index=True)
    told_by: str | None = None
    told_at: datetime | None = optional_instant()
    transfer_of: str | None = Field(default=None, foreign_key="funds.receipt.id", unique=True)
    returned_payout: str | None = Field(default=None, index=True)
    return_settled_at: datetime | None = optional_instant()
