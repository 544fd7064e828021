"""Pay-outs, their approvals and their paper forms. What was approved is never changed; triggers hold the order."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant

STEP_OFFICES = (
    "(step, office) IN (('form', 'handling_officer'), ('first_review', 'funds_officer'),"
    " ('approval', 'bureau_director'), ('approval', 'leader_in_charge'),"
    " ('finance_review', 'finance_head'), ('payment', 'cashier'))"
)


class Payout(SQLModel, table=True):
    """发放审批表 of one share. What is written to it later: the bank's word, paid, or refused with its code; returned, what was paid;
    withdrawn, before the bank was asked.

    `returned_by`: who has found that a credit brings it back, the bank's own message or a person.
    """

    __tablename__ = "payout"
    __table_args__ = (
        CheckConstraint("amount > 0", name="payout_positive"),
        CheckConstraint("(paid_at IS NULL) = (bank_reference IS NULL)", name="payout_paid_by_bank"),
        CheckConstraint("(refused_at IS NULL) = (refusal IS NULL)", name="payout_refused_by_bank"),
        CheckConstraint("paid_at IS NULL OR refused_at IS NULL", name="payout_paid_or_refused"),
        CheckConstraint("(returned_at IS NULL) = (returned_by IS NULL)", name="payout_returned_by_somebody"),
        CheckConstraint("returned_at IS NULL OR paid_at IS NOT NULL", name="payout_returned_if_paid"),
        CheckConstraint(
            "num_nulls(withdrawn_at, withdrawn_by, withdrawn_because) IN (0, 3)",
            name="payout_withdrawn_by_somebody",
        ),
        CheckConstraint(
            "withdrawn_at IS NULL OR num_nonnulls(paid_at, refused_at) = 0",
            name="payout_withdrawn_unanswered",
        ),
        Index("payout_by_request", "requested_at", "id"),
        Index("payout_by_amount", "amount", "id"),
        Index("payout_payee_begins", "payee_name", postgresql_ops={"payee_name": "text_pattern_ops"}),
        Index("payout_account_begins", "payee_account", postgresql_ops={"payee_account": "text_pattern_ops"}),
        Index("payout_unanswered", "id", postgresql_where=text("paid_at IS NULL AND refused_at IS NULL")),
        Index(
            "one_form_a_share",
            "share_id",
            unique=True,
            postgresql_where=text("refused_at IS NULL AND returned_at IS NULL AND withdrawn_at IS NULL"),
        ),
        {"schema": "funds"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    distribution_id: str = Field(foreign_key="funds.distribution.id", index=True)
    share_id: str = Field(foreign_key="funds.share.id")
    purpose: str
    payee_name: str
    payee_bank: str
    payee_account: str
    amount: Decimal = money()
    papers: list[str] = document()
    paper_digests: dict[str, str] = document(default={})
    """SHA-256 of each paper by its number in the e-dossier; forms of before have their papers' names alone."""
    digest: str
    requested_at: datetime = instant()
    paid_at: datetime | None = optional_instant()
    bank_reference: str | None = None
    refused_at: datetime | None = optional_instant()
    refusal: str | None = None
    returned_at: datetime | None = optional_instant()
    returned_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    withdrawn_by: str | None = None
    withdrawn_because: str | None = None


REACHED = (
    ("returned_at", "returned"),
    ("paid_at", "paid"),
    ("refused_at", "refused"),
    ("withdrawn_at", "withdrawn"),
)
"""What the bank has answered, the last first, or that it is not asked, with the state that it brings; before that, the steps
taken say it.
"""


class PayoutApproval(SQLModel, table=True):
    """One step, by one person, on the form of that digest; `stead`: whose deputy he was in it."""

    __tablename__ = "approval"
    __table_args__ = (
        UniqueConstraint("payout_id", "person"),
        CheckConstraint(STEP_OFFICES, name="approval_office"),
        {"schema": "funds"},
    )
    payout_id: str = Field(primary_key=True, foreign_key="funds.payout.id")
    step: str = Field(primary_key=True)
    person: str
    office: str
    digest: str
    stead: list[str] = document(default=[], sa_column_kwargs={"server_default": "[]"})
    taken_at: datetime = instant()


class PayoutPaper(SQLModel, table=True):
    """The signed paper form as read from its scan. `scan`: the file's id at documents; those of before have none."""

    __tablename__ = "paper"
    __table_args__ = {"schema": "funds"}
    payout_id: str = Field(primary_key=True, foreign_key="funds.payout.id")
    code: str
    form: dict[str, Any] = document()
    signatures: dict[str, str] = document()
    scan: str | None = None
    scan_sha256: str
    entered_at: datetime = instant()
    entered_by: str
