"""Debtors whose bankruptcy is to be examined: who consents, who decides, what the court of its seat answers (JS[511]-JS[514])."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class Referral(SQLModel, table=True):
    """`debtor`: a respondent, by id; `consented_by`: the applicant or debtor, None where nobody does. `court`: by code.

    `signs`, `opinion`, `minutes`, `new_facts`, `ruling`, `receipt`, `chases`, `answer`, `handed_receipt`, `end_paper`: files.
    `received_on`: when the other court had the papers. `stay`: what stops the term with it, where no other respondent is left.
    """

    __tablename__ = "referral"
    __table_args__ = (
        Index(
            "one_referral_of_a_debtor",
            "debtor_identity",
            unique=True,
            postgresql_where=text("state IN ('proposed', 'decided', 'sent', 'accepted', 'declared')"),
        ),
        Index("referral_by_proposal", "proposed_at", "id"),
        CheckConstraint("decided_by <> proposed_by", name="referral_decided_by_another"),
        CheckConstraint(
            "(state = 'unagreed') = (consented_by IS NULL)", name="referral_with_somebodys_consent"
        ),
        CheckConstraint(
            "(state IN ('unagreed', 'proposed')) = (num_nulls(decided_by, decided_at) = 2)",
            name="referral_decided_by_somebody",
        ),
        CheckConstraint(
            "(state IN ('sent', 'not_accepted', 'accepted', 'dismissed', 'declared'))"
            " = (num_nulls(ruling, receipt, received_on) = 0)",
            name="referral_received_by_the_court",
        ),
        CheckConstraint(
            "(state IN ('not_accepted', 'accepted', 'dismissed', 'declared')) = (num_nulls(answer, answered_on) = 0)",
            name="referral_answered_on_a_paper",
        ),
        CheckConstraint(
            "(state IN ('dismissed', 'declared')) = (num_nulls(end_paper, ended_on) = 0)",
            name="referral_ended_on_a_paper",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    debtor: str = Field(foreign_key="intake.party.id", index=True)
    debtor_identity: str
    signs: str
    opinion: str
    consented_by: str | None = Field(default=None, foreign_key="intake.party.id")
    court: str | None = None
    minutes: str | None = None
    new_facts: str | None = None
    proposed_by: str
    proposed_for: str | None = None
    """In whose stead."""
    proposed_at: datetime = instant()
    state: str = "proposed"
    """A State of the rules."""
    changed_at: datetime = instant()
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    reason: str = ""
    ruling: str | None = None
    receipt: str | None = None
    received_on: date | None = None
    stay: str | None = None
    chases: list[str] = document()
    answer: str | None = None
    answered_on: date | None = None
    handed_receipt: str | None = None
    handed_at: datetime | None = optional_instant()
    end_paper: str | None = None
    ended_on: date | None = None
