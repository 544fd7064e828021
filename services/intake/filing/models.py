"""Applications, cases, their parties, and the counter that numbers them without gaps."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from shared.contracts.intake.names import FormerName, given_up, name_at
from shared.law.names import Called
from shared.platform.db import document, id_field, instant, money, optional_instant


class Application(SQLModel, table=True):
    """申请执行书, as received; `received_at` starts the seven days and, in the case, the ten of the enforcement notice."""

    __tablename__ = "application"
    __table_args__ = (
        Index("application_by_amount", text("(principal + interest)"), "case_number"),
        Index("application_by_receipt", "received_at", "id"),
        Index("application_undecided", "received_at", "id", postgresql_where=text("decided_at IS NULL")),
        Index(
            "application_unserved",
            "decided_at",
            "id",
            postgresql_where=text("outcome = 'refused' AND served_at IS NULL"),
        ),
        CheckConstraint(
            "outcome = '' AND num_nonnulls(paper, ended_by) = 0 OR outcome IN ('refused', 'withdrawn')"
            " AND num_nulls(paper, ended_by, decided_at) = 0 AND case_number IS NULL",
            name="ended_on_a_paper",
        ),
        CheckConstraint("(outcome = 'refused') = (ground <> '')", name="refused_on_a_ground"),
        CheckConstraint(
            "num_nonnulls(receipt, served_at, served_by) = 0"
            " OR outcome = 'refused' AND num_nulls(receipt, served_at, served_by) = 0",
            name="served_on_a_receipt",
        ),
        CheckConstraint(
            "num_nulls(missing_until, missing_notice, missing_asked_by, missing_asked_at) IN (0, 4)"
            " AND (missing = '') = (missing_asked_at IS NULL)"
            " AND num_nulls(supplied_at, supplied_paper) IN (0, 2)"
            " AND (supplied_at IS NULL OR supplied_at >= received_at)",
            name="supplied_what_was_asked_for",
        ),
        Index(
            "instrument_begins", "instrument_number", postgresql_ops={"instrument_number": "text_pattern_ops"}
        ),
        {"schema": "intake"},
    )
    id: str = Field(primary_key=True)
    """<year>-<number in the year>."""
    received_at: datetime = instant()
    received_by: str
    instrument_number: str
    instrument_court: str
    effective_on: date
    performance_due_on: date
    principal: Decimal = money()
    interest: Decimal = money()
    act_owed: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """行为、交付: what the instrument orders beside money, or instead of it."""
    preservation: str | None = None
    """The case of preservation (执保) whose seizures go on in its case, where the trial's number does not say so."""
    case_number: str | None = None
    decided_at: datetime | None = optional_instant()
    """When it was filed, refused or withdrawn."""
    outcome: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """refused | withdrawn; empty: undecided, or filed."""
    ground: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """rules.RefusalGround of one that is refused."""
    paper: str | None = None
    """By which it has ended: the ruling, by its id, or the applicant's letter, by that of its file."""
    ended_by: str | None = None
    receipt: str | None = None
    """The file that shows the ruling served on the applicant."""
    served_at: datetime | None = optional_instant()
    served_by: str | None = None
    missing: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What the applicant was asked to bring, until `missing_until`; `missing_notice`: the file by which he was told."""
    missing_until: date | None = None
    missing_notice: str | None = None
    missing_asked_by: str | None = None
    missing_asked_at: datetime | None = optional_instant()
    supplied_at: datetime | None = optional_instant()
    """When all of it had come, as `supplied_paper` shows: the application was complete."""
    supplied_paper: str | None = None
    version: int = 1


class Party(SQLModel, table=True):
    __tablename__ = "party"
    __table_args__ = (
        Index("party_name", "name", postgresql_ops={"name": "text_pattern_ops"}),
        Index("party_identity", "identity"),
        {"schema": "intake"},
    )
    id: str = id_field()
    application_id: str = Field(foreign_key="intake.application.id", index=True)
    position: int
    role: str
    kind: str
    name: str
    paper: str | None = None
    """identity.Paper; None in a row of before: the ordinary one of its kind."""
    identity: str
    country: str = Field(default="", sa_column_kwargs={"server_default": ""})
    mobile: str
    household_address: str
    residence_address: str
    registered_address: str
    payee_bank: str
    payee_account: str
    representative: str = Field(default="", sa_column_kwargs={"server_default": ""})
    representative_title: str = Field(default="", sa_column_kwargs={"server_default": ""})
    liable_for: Decimal | None = money(default=None)
    """Up to which sum (yuan) who was added to the case answers; None: in full."""
    left_at: datetime | None = optional_instant()
    """Since when nothing is enforced for or against it, while the case goes on with the others."""
    former_names: list[dict[str, Any]] = document(
        default_factory=list, sa_column_kwargs={"server_default": "[]"}, nullable=False
    )
    """What it was called before, the first first (records.FormerName)."""
    origin: str | None = None
    """Of who goes on in another case, or entered it with this one: the row of the first, by id, whatever is corrected of either."""

    def is_same(self, other: Party) -> bool:
        """Whether both are one person on one side, of cases that carry each other on."""
        carried = (self.origin or self.id) == (other.origin or other.id)
        return self.role == other.role and (carried or self.identity == other.identity)

    @property
    def formers(self) -> list[FormerName]:
        return [FormerName.model_validate(one) for one in self.former_names]

    @property
    def names(self) -> list[str]:
        """The present one first."""
        return [self.name, *given_up(self.formers)]

    @property
    def called(self) -> Called:
        return Called(self.name, self.formers)

    def name_at(self, at: datetime | None) -> str:
        """What a paper of the court of that instant calls it."""
        return name_at(self.name, self.formers, at)


class Agent(SQLModel, table=True):
    """委托代理人 of a party. `number`: of the licence where there is no `paper`.

    `power`: the file on which one was entered; `end_notice`: on which its power was ended or changed. Who was named in the
    application alone has none.
    """

    __tablename__ = "agent"
    __table_args__ = (
        CheckConstraint("num_nulls(power, entered_by, entered_at) IN (0, 3)", name="entered_on_a_paper"),
        CheckConstraint("num_nulls(end_notice, ended_by, ended_at) IN (0, 3)", name="ended_on_a_paper"),
        {"schema": "intake"},
    )
    id: str = id_field()
    party_id: str = Field(foreign_key="intake.party.id", index=True)
    position: int
    name: str
    capacity: str
    paper: str | None = None
    number: str
    mobile: str
    special: bool
    receives: bool = Field(default=True, sa_column_kwargs={"server_default": "true"})
    power: str | None = None
    entered_by: str | None = None
    entered_at: datetime | None = optional_instant()
    end_notice: str | None = None
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()

    @property
    def disposes(self) -> bool:
        """Whether his word gives up what is the party's: by a special power, on a paper (民事诉讼法第六十二条)."""
        return self.special and self.power is not None


class Case(SQLModel, table=True):
    __tablename__ = "enforcement_case"
    __table_args__ = (
        UniqueConstraint("year", "type_code", "number"),
        Index("case_number_alone", "number"),
        Index("case_by_filing", "filed_at", "case_number"),
        Index("case_judge", "judge"),
        CheckConstraint(
            "state = 'open' AND closed_at IS NULL OR state IN ('closed', 'archived') AND closed_at IS NOT NULL",
            name="closed_at_an_instant",
        ),
        {"schema": "intake"},
    )
    case_number: str = Field(primary_key=True)
    application_id: str = Field(foreign_key="intake.application.id", unique=True)
    year: int
    type_code: str
    number: int
    filed_at: datetime = instant()
    filed_by: str
    officer: str | None = Field(default=None, index=True)
    judge: str | None = None
    track: str = ""
    """simple | complex (繁简分流)."""
    state: str = "open"
    """open | closed | archived; past open only by an approved closing request (a trigger)."""
    closing_mode: str = ""
    closed_at: datetime | None = optional_instant()
    sealed: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    version: int = 1


class CaseCounter(SQLModel, table=True):
    """The last number given, per year and type code (法〔2015〕137号): its row lock makes the numbers gap-free."""

    __tablename__ = "case_counter"
    __table_args__ = {"schema": "intake"}
    year: int = Field(primary_key=True)
    type_code: str = Field(primary_key=True)
    last_number: int
