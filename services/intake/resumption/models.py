"""Applications by which a case that has ended is enforced further (法发〔2014〕26号第六条)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import money


class Resumption(SQLModel, table=True):
    """`application_id`: what carries on the claim of `case_number`. `paper`: the applicant's, or `asset`: what the court has found,
    or `petition`: on which the ruling that had ended the case was revoked.

    `delay_interest`: doubled interest that had come up by then and is unpaid, in yuan; it is part of the interest carried on.
    """

    __tablename__ = "resumption"
    __table_args__ = (
        CheckConstraint("num_nonnulls(paper, asset, petition) = 1", name="resumed_on_one_ground"),
        CheckConstraint(
            "num_nonnulls(found_by, found_on, found_paper, found_ruling) = 0"
            " OR num_nulls(found_by, found_on) = 0 AND num_nonnulls(found_paper, found_ruling) = 1"
            " AND found_number <> ''",
            name="resumption_found_by_a_paper",
        ),
        {"schema": "intake"},
    )
    application_id: str = Field(primary_key=True, foreign_key="intake.application.id")
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    ground: str
    """A ResumptionGround of the rules."""
    paper: str | None = None
    asset: str | None = None
    petition: str | None = Field(default=None, foreign_key="intake.petition.id", index=True)
    found_by: str | None = None
    """A Finding of fraud or duress, with the number and the day of what it stands in, and its file, or its document."""
    found_number: str = ""
    found_on: date | None = None
    found_paper: str | None = None
    found_ruling: str | None = None
    delay_interest: Decimal = money()
