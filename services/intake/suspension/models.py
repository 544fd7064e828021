"""Time that the term of a case does not run, and months that the president adds to it (案件审理期限规定第五条、第九条)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, Index, Numeric, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Stay(SQLModel, table=True):
    """One stay on one paper. `until`: its last day, where it has one; `begins_at`: from when it counts, once it is confirmed.

    What the paper says stands as it was recorded; the judge who confirms it is another than who recorded it.
    From `guarantor` to `liable_until`, and from `called_ground` on: of before a guarantee was an object of its own, and carried
    over to it; nothing reads them any more.
    """

    __tablename__ = "stay"
    __table_args__ = (
        Index(
            "one_standing_stay_a_paper",
            "case_number",
            "sha256",
            unique=True,
            postgresql_where=text("state NOT IN ('refused', 'withdrawn')"),
        ),
        CheckConstraint("until IS NULL OR until >= decided_on", name="stay_ends_after_it_begins"),
        CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> recorded_by", name="stay_confirmed_by_another"
        ),
        CheckConstraint(
            "state IN ('recorded', 'withdrawn') AND confirmed_by IS NULL AND begins_at IS NULL"
            " OR state = 'refused' AND confirmed_by IS NOT NULL AND begins_at IS NULL"
            " OR state IN ('confirmed', 'ended') AND confirmed_by IS NOT NULL AND begins_at IS NOT NULL",
            name="stay_decided_by_somebody",
        ),
        CheckConstraint(
            "(state = 'ended') = (ended_by IS NOT NULL AND ended_on IS NOT NULL AND end_file IS NOT NULL)",
            name="stay_ended_on_a_paper",
        ),
        CheckConstraint(
            "continues IS NULL OR ground = 'superior' AND notice_number <> ''",
            name="stay_continued_by_notice",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    ground: str
    """A StayGround."""
    file: str
    sha256: str
    decided_on: date
    until: date | None = None
    continues: str | None = None
    """The deferral that a higher court's notice, with its number, continues."""
    notice_number: str = ""
    guarantor: str = ""
    guarantee: str | None = None
    guaranteed: Decimal | None = Field(default=None, sa_column=Column(Numeric(18, 2), nullable=True))
    undertaking: str | None = None
    consent: str | None = None
    resolution: str | None = None
    liable_until: date | None = None
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    state: str = "recorded"
    """A State of the rules."""
    confirmed_by: str | None = None
    confirmed_at: datetime | None = optional_instant()
    begins_at: datetime | None = optional_instant()
    reason: str = ""
    end_file: str | None = None
    end_sha256: str | None = None
    ended_on: date | None = None
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()
    called_ground: str | None = None
    application: str | None = None
    called_by: str | None = None
    called_at: datetime | None = optional_instant()


class TermExtension(SQLModel, table=True):
    """One request to lengthen the term, and the president's decision. `filed_with`: the file that shows the High Court's record."""

    __tablename__ = "term_extension"
    __table_args__ = (
        Index(
            "one_extension_asked",
            "case_number",
            unique=True,
            postgresql_where=text("state = 'requested'"),
        ),
        CheckConstraint(
            "decided_by IS NULL OR decided_by <> requested_by", name="extension_decided_by_another"
        ),
        CheckConstraint(
            "state = 'requested' AND decided_by IS NULL AND decided_at IS NULL"
            " OR state IN ('approved', 'refused') AND decided_by IS NOT NULL AND decided_at IS NOT NULL",
            name="extension_decided_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    months: int
    reason: str
    due_before: date
    filed_with: str | None = None
    requested_by: str
    requested_for: str | None = None
    """In whose stead."""
    requested_at: datetime = instant()
    state: str = "requested"
    """requested | approved | refused."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    opinion: str = ""
