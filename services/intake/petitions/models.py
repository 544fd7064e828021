"""Objections and applications: who brought what, when, on which paper, who decided it, and what came of that."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class Petition(SQLModel, table=True):
    """`party`: who brings it, or `outsider` by name. `asset`, `person` (staff id), `respondent`, `coercion` (an entry in the list of
    dishonest debtors, or the sanction that is to be reviewed), `against` (another petition): what it is about.

    `ending`: the ruling, by id, that has ended the case and is objected to. `reviewer`: the judge who decides it in the case's judge's stead. `open_until`: the end of the time to sue or to ask for
    review. `security`: a paper on which disposal may go on. `overturned_at`: when the higher court decided otherwise.
    """

    __tablename__ = "petition"
    __table_args__ = (
        CheckConstraint("(party IS NULL) <> (outsider = '')", name="petition_of_somebody"),
        CheckConstraint(
            "decided_by <> received_by OR kind = 'reconsideration'", name="petition_decided_by_another"
        ),
        CheckConstraint("decided_by <> person", name="petition_not_decided_by_whom_it_concerns"),
        CheckConstraint(
            "state IN ('decided', 'served', 'sued', 'ended') = (num_nulls(result, decided_by, decided_at) = 0)",
            name="petition_decided_by_somebody",
        ),
        CheckConstraint("num_nulls(receipt, served_at) IN (0, 2)", name="petition_served_on_a_receipt"),
        CheckConstraint(
            "(posted_on IS NULL) = (posting_proof IS NULL)", name="petition_posted_by_its_postmark"
        ),
        Index("petition_by_receipt", "received_at", "id"),
        Index("petition_about_a_thing", "asset", postgresql_where=text("asset <> ''")),
        Index("petition_of_a_measure", "coercion", postgresql_where=text("coercion <> ''")),
        Index(
            "one_petition_a_paper",
            "case_number",
            "kind",
            "paper_sha256",
            unique=True,
            postgresql_where=text("state <> 'withdrawn'"),
        ),
        Index(
            "one_petition_a_document",
            "document",
            unique=True,
            postgresql_where=text("document IS NOT NULL"),
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    kind: str
    party: str | None = Field(default=None, foreign_key="intake.party.id")
    outsider: str = ""
    asset: str = ""
    person: str = ""
    respondent: str = ""
    coercion: str = ""
    against: str | None = Field(default=None, foreign_key="intake.petition.id", index=True)
    ending: str | None = None
    obstacle_ended_on: date | None = None
    """Of who asks for his period anew: when what had kept him from it was over."""
    request: str
    paper: str
    paper_sha256: str
    received_at: datetime = instant()
    posted_on: date | None = None
    posting_proof: str | None = None
    received_by: str
    received_for: str | None = None
    """In whose stead."""
    state: str = "received"
    """A State of the rules."""
    reviewer: str | None = None
    admitted_at: datetime | None = optional_instant()
    told_at: datetime | None = optional_instant()
    told_receipts: list[str] = document(default_factory=list)
    """When the last of the parties and who has brought it had the notice that it was filed, and by which receipts."""
    sent_paper: str | None = None
    sent_at: datetime | None = optional_instant()
    result: str | None = None
    exemption: str | None = None
    scope: str = Field(default="", sa_column_kwargs={"server_default": ""})
    exempt_kinds: list[str] = document(default_factory=list, sa_column_kwargs={"server_default": "[]"})
    exempt_times: int | None = None
    exempt_from: date | None = None
    exempt_until: date | None = None
    """Of who is restricted in his consumption: on which ground he is to spend what, of which kinds (Consumption), how often, and the
    days; once granted, as granted."""
    restored_at: datetime | None = optional_instant()
    restored_paper: str | None = None
    """When the restriction held again, and what shows that; no paper where the order itself was lifted."""
    change_ground: str | None = None
    changed: str | None = None
    liable_for: Decimal | None = money(default=None)
    joined: str | None = Field(default=None, foreign_key="intake.party.id")
    replaced: str | None = Field(default=None, foreign_key="intake.party.id")
    """Of 变更追加: the ground, who becomes a party, by name, and up to which sum (yuan), as the ruling says; the party
    that it has become, and in whose place."""
    changed_amount: Decimal | None = money(default=None)
    changed_days: int | None = None
    """To which sum (yuan) or days the higher court has lowered a fine or a detention."""
    answer: str = ""
    document: str | None = None
    """The ruling or decision, by its id; of the higher court's, the file."""
    thing: str | None = None
    """What that ruling says it is about; None of one that says nothing of it, and of before."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    receipt: str | None = None
    served_at: datetime | None = optional_instant()
    open_until: datetime | None = optional_instant()
    suit_paper: str | None = None
    sued_at: datetime | None = optional_instant()
    end_paper: str | None = None
    ended_at: datetime | None = optional_instant()
    upheld: bool | None = None
    """Whether, as the suit ended, the thing is not to be enforced against."""
    security: str | None = None
    security_by: str | None = None
    removed_at: datetime | None = optional_instant()
    removal_paper: str | None = None
    """When what disturbed a thing enforced was gone, and the record that shows it."""
    overturned_at: datetime | None = optional_instant()

    @property
    def is_overturned(self) -> bool:
        """Whether the higher court has decided otherwise since it was decided here."""
        return self.overturned_at is not None and (
            self.decided_at is None or self.decided_at <= self.overturned_at
        )
