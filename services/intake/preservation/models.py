"""Rulings of preservation that are carried out here, and the cases of enforcement in which what they seized goes on."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, money


class Preservation(SQLModel, table=True):
    """What an application of its kind says beside its basis. The limit is the application's principal, yuan; none where it is
    a thing in dispute (`act_owed`)."""

    __tablename__ = "preservation"
    __table_args__ = (
        CheckConstraint("months > 0", name="preserved_for_months"),
        CheckConstraint("(security_form = 'none') = (security = 0)", name="secured_in_some_form"),
        {"schema": "intake"},
    )
    application_id: str = Field(primary_key=True, foreign_key="intake.application.id")
    stage: str
    """A PreservationStage."""
    trial_number: str = Field(index=True)
    """案号 of what it was ruled in; "" before a suit."""
    ruled_at: datetime = instant()
    urgent: bool
    months: int | None = None
    """For which the ruling keeps the property; None: as long as the law allows for each kind."""
    security_form: str
    security: Decimal = money()
    ruling: str | None = None
    """The file that is the ruling, since the case is filed on it."""


class Preserved(SQLModel, table=True):
    """What was seized in `preservation` goes on in `case_number`, once (民诉法解释第一百六十八条)."""

    __tablename__ = "preserved"
    __table_args__ = ({"schema": "intake"},)
    preservation: str = Field(primary_key=True, foreign_key="intake.enforcement_case.case_number")
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)


class PreservationNotice(SQLModel, table=True):
    """A party had in hand what was preserved, and until when (财产保全规定第十一条、第十八条)."""

    __tablename__ = "preservation_notice"
    __table_args__ = (UniqueConstraint("party", "receipt"), {"schema": "intake"})
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    party: str = Field(foreign_key="intake.party.id")
    told_at: datetime = instant()
    receipt: str
    recorded_by: str
    recorded_at: datetime = instant()


class PreservationSuit(SQLModel, table=True):
    """What was brought within thirty days of a measure from before the suit, once a case (民事诉讼法第一百零四条)."""

    __tablename__ = "preservation_suit"
    __table_args__ = ({"schema": "intake"},)
    case_number: str = Field(primary_key=True, foreign_key="intake.enforcement_case.case_number")
    number: str = Field(index=True)
    """案号 of the suit, or of the arbitration."""
    brought_at: datetime = instant()
    paper: str
    """The file that shows it."""
    recorded_by: str
    recorded_at: datetime = instant()


class PreservationLifting(SQLModel, table=True):
    """The ruling by which all of it is lifted, once a case; `ruling`: its file."""

    __tablename__ = "preservation_lifting"
    __table_args__ = ({"schema": "intake"},)
    case_number: str = Field(primary_key=True, foreign_key="intake.enforcement_case.case_number")
    ruling: str
    number: str
    ruled_at: datetime = instant()
    ground: str
    """A LiftingGround."""
    recorded_by: str
    recorded_at: datetime = instant()


class PreservationPartLifting(SQLModel, table=True):
    """A thing, or a sum of a deposit, that a ruling lets go of while the rest stays preserved: once a ruling. `ruling`: its file."""

    __tablename__ = "preservation_part_lifting"
    __table_args__ = (UniqueConstraint("case_number", "number", "asset"), {"schema": "intake"})
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    ruling: str
    number: str
    ruled_at: datetime = instant()
    ground: str
    """A LiftingGround."""
    asset: str
    identifier: str
    amount: Decimal | None = money(default=None, nullable=True)
    """Of a deposit what is let go of; None: all of the thing."""
    held: Decimal = money()
    """What that held of the limit, as custody had it."""
    recorded_by: str
    recorded_at: datetime = instant()
