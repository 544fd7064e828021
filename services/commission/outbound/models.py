"""One matter commissioned to another court."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, Index, String, case, column, text
from sqlmodel import Field, SQLModel

from shared.gateways.court_link import Matter
from shared.platform.db import document, id_field, instant, optional_instant


class Commission(SQLModel, table=True):
    """`id` is also the number under which the receiving court knows it. `papers`, `enclosures`: kind, id, sha256.

    `receiving_court`: the name under which it was given the matter, or took the measure that is renewed or released.
    `posted_to`: where its letters go that cannot go by HTTP; `posted`: what went there, with the proof of each posting.
    `recalled_at`: when the other court knew that it is withdrawn, or it was clear that it never had it.
    `measure_ended_at`: when the measure that it brought about was released or renewed by a later commission.
    """

    __tablename__ = "commission"
    __table_args__ = (
        Index(
            "one_open_commission",
            "asset_id",
            "matter",
            unique=True,
            postgresql_where=text("result IS NULL AND withdrawn_at IS NULL"),
        ),
        Index("commission_by_instruction", "instructed_at", "id"),
        Index("commission_unissued", "instructed_at", "id", postgresql_where=text("issued_at IS NULL")),
        Index(
            "commission_by_post",
            "case_number",
            "id",
            postgresql_where=text("posted_to IS NOT NULL AND answered_at IS NULL"),
        ),
        Index(
            "commission_asset_begins",
            "asset_identifier",
            postgresql_ops={"asset_identifier": "text_pattern_ops"},
        ),
        Index(
            "commission_court_begins",
            "receiving_court",
            postgresql_ops={"receiving_court": "text_pattern_ops"},
        ),
        CheckConstraint("issued_by <> instructed_by", "issued_by_another"),
        CheckConstraint("sent_at IS NULL OR issued_at IS NOT NULL", "issued_before_sent"),
        CheckConstraint(
            "num_nulls(letter_document, letter_sha256, issued_at, issued_by) IN (0, 4)",
            "letter_is_issued_by_a_person",
        ),
        CheckConstraint("num_nulls(receipt_no, sent_at) IN (0, 2)", "sent_with_receipt"),
        CheckConstraint("num_nulls(message_id, result, answered_at) IN (0, 3)", "answered_by_a_message"),
        CheckConstraint("answered_at IS NULL OR sent_at IS NOT NULL", "sent_before_answered"),
        CheckConstraint("num_nulls(told_at, told_by) IN (0, 2)", "told_by_a_person"),
        CheckConstraint(
            "num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)", "withdrawn_by_a_person"
        ),
        CheckConstraint("recalled_at IS NULL OR withdrawn_at IS NOT NULL", "withdrawn_before_recalled"),
        CheckConstraint("num_nulls(answer_file, answer_entered_by) IN (0, 2)", "entered_by_a_person"),
        CheckConstraint("told_at IS NULL OR answered_at IS NOT NULL", "answered_before_told"),
        {"schema": "commission"},
    )
    id: str = id_field()
    case_number: str = Field(index=True)
    asset_id: str
    asset_kind: str
    asset_identifier: str
    place_code: str
    matter: Matter = Field(sa_type=String)
    receiving_court: str
    court_code: str | None = None
    ruling_document: str = Field(sa_column_kwargs={"name": "ruling_no"})
    """The ruling's id at documents."""
    period_months: int | None = None
    ends_on: date | None = None
    """The last day of the ruling's term; None for a release."""
    term_days: int
    urgent: bool
    papers: list[dict[str, Any]] = document()
    instructed_at: datetime = instant()
    instructed_by: str
    instructed_for: str | None = None
    """In whose stead."""

    letter_document: str | None = None
    letter_sha256: str | None = None
    enclosures: list[dict[str, Any]] = document(default_factory=list)
    issued_at: datetime | None = optional_instant()
    issued_by: str | None = None

    posted_to: str | None = None
    posted: list[dict[str, Any]] = document(
        default_factory=list, sa_column_kwargs={"server_default": text("'[]'::jsonb")}
    )
    receipt_no: str | None = None
    sent_at: datetime | None = optional_instant()

    message_id: str | None = Field(default=None, unique=True)
    result: str | None = None
    """done | returned."""
    measure_no: str | None = None
    effective_at: datetime | None = optional_instant()
    expires_on: date | None = None
    measure_ended_at: datetime | None = optional_instant()
    note: str = ""
    answered_at: datetime | None = optional_instant()
    answer_file: str | None = None
    answer_entered_by: str | None = None

    told_at: datetime | None = optional_instant()
    told_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    withdrawn_by: str | None = None
    withdrawn_reason: str | None = None
    recalled_at: datetime | None = optional_instant()
    recall_receipt: str | None = None

    def in_force(self, today: date) -> bool:
        """Whether the receiving court holds the asset under a measure because of this commission: one that has not lapsed."""
        lapsed = self.expires_on is not None and self.expires_on < today
        held = self.result == "done" and self.matter != "release" and self.measure_ended_at is None
        return held and not lapsed

    @property
    def state(self) -> str:
        """instructed → issued → dispatched → answered → told; at any time before the answer withdrawing, and withdrawn once
        the other court knows. What it answers all the same is answered."""
        return next((state for at, state in REACHED if getattr(self, at) is not None), "instructed")


REACHED = (
    ("told_at", "told"),
    ("answered_at", "answered"),
    ("recalled_at", "withdrawn"),
    ("withdrawn_at", "withdrawing"),
    ("sent_at", "dispatched"),
    ("issued_at", "issued"),
)
"""The instants that a commission has reached, the last first, with the state that each brings."""
state_column: ColumnElement[str] = case(
    *((column(at).is_not(None), state) for at, state in REACHED), else_="instructed"
)
"""`Commission.state` in SQL."""
