"""Reports of a respondent's property, each thing of one by itself, and the note that none has come (财产调查规定第五至十条)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document as listing_of
from shared.platform.db import id_field, instant, money, optional_instant


class PropertyReport(SQLModel, table=True):
    """`document`: the order to report that was served, by its id at documents. `paper`: the report; None where none has come.

    `due_at`: when its time was over; `late`: in the dossier after that, and not posted before (`posted_on`, shown by `posting_proof`). `changed_on`: of a supplement, the day of the change.
    `unreported`: what custody had found and it does not name, in words; `not_owed`: what of that need not be reported, by the check. `sanctions`: kinds of coercion that the judge decided on.
    """

    __tablename__ = "property_report"
    __table_args__ = (
        CheckConstraint("(kind = 'none') = (paper IS NULL)", name="report_on_a_paper"),
        CheckConstraint("(kind = 'supplement') = (changed_on IS NOT NULL)", name="report_of_a_change"),
        CheckConstraint("kind <> 'none' OR document IS NOT NULL", name="report_missed_after_an_order"),
        CheckConstraint(
            "state IN ('received', 'true', 'breached', 'sanctioned', 'excused') AND (state = 'received') = (finding IS NULL)",
            name="report_found",
        ),
        CheckConstraint(
            "num_nulls(checked_by, checked_at, check_paper) IN (0, 3)", name="report_checked_on_a_paper"
        ),
        CheckConstraint(
            "(state IN ('sanctioned', 'excused')) = (num_nulls(decided_by, decided_at) = 0)",
            name="report_decided_by_somebody",
        ),
        CheckConstraint("decided_by <> coalesce(checked_by, recorded_by)", name="report_decided_by_another"),
        CheckConstraint(
            "(posted_on IS NULL) = (posting_proof IS NULL)", name="report_posted_by_its_postmark"
        ),
        Index("property_report_by_receipt", "received_at", "id"),
        Index(
            "one_report_a_paper",
            "case_number",
            "paper",
            unique=True,
            postgresql_where=text("paper IS NOT NULL"),
        ),
        Index(
            "one_missing_report_an_order",
            "case_number",
            "party",
            "document",
            unique=True,
            postgresql_where=text("kind = 'none'"),
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    party: str = Field(foreign_key="intake.party.id")
    kind: str
    document: str | None = None
    paper: str | None = None
    received_at: datetime = instant()
    posted_on: date | None = None
    posting_proof: str | None = None
    due_at: datetime | None = optional_instant()
    changed_on: date | None = None
    late: bool = False
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    state: str = "received"
    """A State of the rules."""
    finding: str | None = None
    words: str = ""
    unreported: list[str] = listing_of()
    not_owed: list[str] = listing_of(sa_column_kwargs={"server_default": "[]"})
    check_paper: str | None = None
    checked_by: str | None = None
    checked_for: str | None = None
    """In whose stead."""
    checked_at: datetime | None = optional_instant()
    sanctions: list[str] = listing_of()
    answer: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()

    @property
    def found_by(self) -> tuple[str | None, ...]:
        """Who has established what it is worth, and in whose stead."""
        return (
            (self.checked_by, self.checked_for) if self.checked_by else (self.recorded_by, self.recorded_for)
        )


class ReportedAsset(SQLModel, table=True):
    """One thing of a report, as it says. `value`: yuan. `asset`: the same thing as custody has it."""

    __tablename__ = "reported_asset"
    __table_args__ = (
        UniqueConstraint("report", "number", name="reported_asset_by_number"),
        CheckConstraint("result IS NOT NULL OR asset IS NULL", name="reported_asset_found_by_a_check"),
        {"schema": "intake"},
    )
    id: str = id_field()
    report: str = Field(foreign_key="intake.property_report.id", index=True)
    number: int
    sort: str
    what: str
    place: str
    value: Decimal | None = money(default=None, nullable=True)
    since: date | None = None
    burden: str = ""
    result: str | None = None
    asset: str | None = None
