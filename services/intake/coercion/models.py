"""What the court does to a person to have the judgment obeyed: asked for, approved by another, carried out, ended."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Numeric, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document as jsonb
from shared.platform.db import id_field, instant, optional_instant


class Coercion(SQLModel, table=True):
    """`party`: the respondent; `person`: of a unit, by name, empty for the respondent itself. `amount`: yuan of a fine.

    `paper`: what shows the ground; `document`: the signed paper by which it was carried out; `trace`: what shows that.
    `listing_ground`: of 失信; `more_years`: added to its two, for the `longer_ground` that `longer_paper` shows; `later_in_order`, `able_because`: what the president has found of
    who is said to be able (DISHONEST[3]). `until`: the last instant, where the law or the paper sets one.
    """

    __tablename__ = "coercion"
    __table_args__ = (
        CheckConstraint("decided_by <> requested_by", name="coercion_approved_by_another"),
        CheckConstraint("lifted_by <> noted_by", name="coercion_lifted_by_another"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="coercion_decided_by_somebody"),
        CheckConstraint(
            "state IN ('in_force', 'ending', 'done', 'ended') = (carried_out_at IS NOT NULL)",
            name="coercion_carried_out_at_an_instant",
        ),
        CheckConstraint("carried_out_at IS NULL OR document IS NOT NULL", name="coercion_by_its_paper"),
        Index("coercion_by_request", "requested_at", "id"),
        Index(
            "one_coercion_a_ground",
            "case_number",
            "kind",
            "party",
            "person",
            "paper_sha256",
            unique=True,
            postgresql_where=text("state NOT IN ('refused', 'withdrawn')"),
        ),
        Index(
            "one_coercion_a_document",
            "document",
            unique=True,
            postgresql_where=text("document IS NOT NULL"),
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    kind: str
    party: str = Field(foreign_key="intake.party.id")
    person: str = ""
    capacity: str | None = None
    words: str
    amount: Decimal | None = Field(default=None, sa_column=Column(Numeric(18, 2), nullable=True))
    days: int | None = None
    listing_ground: str | None = None
    more_years: int = 0
    longer_ground: str | None = None
    longer_paper: str = Field(default="", sa_column_kwargs={"server_default": ""})
    long: bool = False
    paper: str
    paper_sha256: str
    requested_by: str
    requested_for: str | None = None
    """In whose stead."""
    requested_at: datetime = instant()
    state: str = "requested"
    """A State of the rules."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    answer: str = ""
    later_in_order: bool | None = None
    able_because: str = ""
    document: str | None = None
    trace: str | None = None
    appeared: bool | None = None
    searchers: list[dict[str, Any]] = jsonb(default_factory=list, sa_column_kwargs={"server_default": "[]"})
    woman_searched: bool | None = None
    """Who has made a search, as the record of it says (Searcher), and whether a woman's body was searched."""
    carried_out_by: str | None = None
    carried_out_at: datetime | None = optional_instant()
    until: datetime | None = optional_instant()
    family_told_at: datetime | None = optional_instant()
    family_paper: str | None = None
    family_unreached: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Of a detention: when the family was told, or that it could not be, and why (JS[180])."""
    outcome: str | None = None
    attended: str = Field(default="", sa_column_kwargs={"server_default": ""})
    handed_to: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What came of it; of a removal by force who was present, and who took the goods (CPC[261])."""
    auditor: str = Field(default="", sa_column_kwargs={"server_default": ""})
    draw_paper: str = Field(default="", sa_column_kwargs={"server_default": ""})
    advanced: Decimal | None = Field(
        default=None, sa_column=Column("advanced", Numeric(18, 2), nullable=True)
    )
    advance_paper: str = Field(default="", sa_column_kwargs={"server_default": ""})
    finding: str | None = None
    """Of an audit: who was drawn for it, what the applicant has paid in (yuan), and an AuditFinding (INV[18], INV[20])."""
    end_ground: str | None = None
    end_paper: str | None = None
    ground_at: datetime | None = optional_instant()
    noted_by: str | None = None
    noted_for: str | None = None
    """In whose stead."""
    correction: str | None = None
    """The decision by which the entry is to be put right (DISHONEST[12]), by its id; of the higher court's, the file, by which it
    has revoked or changed what was ordered."""
    release_document: str | None = None
    """The decision by which who was detained went free before the end (JS[182])."""
    changed_amount: Decimal | None = Field(
        default=None, sa_column=Column("changed_amount", Numeric(18, 2), nullable=True)
    )
    changed_days: int | None = None
    """What the higher court has left of a fine (yuan), of a detention."""
    paid: Decimal | None = Field(default=None, sa_column=Column("paid", Numeric(18, 2), nullable=True))
    refunded: Decimal | None = Field(
        default=None, sa_column=Column("refunded", Numeric(18, 2), nullable=True)
    )
    """What was paid of a fine that was revoked or lowered, and what of it was given back (yuan)."""
    open_until: datetime | None = optional_instant()
    """Until when who has had the decision may ask for its review."""

    @property
    def to_refund(self) -> Decimal | None:
        """What the higher court has taken away of a fine, to be given back so far as it was paid."""
        if self.amount is None or self.correction is None:
            return None
        return self.amount - (self.changed_amount or Decimal(0))

    lifted_by: str | None = None
    ended_at: datetime | None = optional_instant()
