"""What was decided on an asset, and the freeze or seal that came of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, Index, and_, case, column, text
from sqlmodel import Field, SQLModel

from shared.contracts.custody.records import MeasureState
from shared.platform.db import TODAY, document, id_field, instant, money, optional_instant
from shared.values.zone import begin_of


def request_id(asset_id: str, attempt: int) -> str:
    """What the order to the institution is known by: another one after a refusal, or when what has lapsed is taken anew."""
    return asset_id if attempt == 1 else f"{asset_id}-{attempt}"


class Decision(SQLModel, table=True):
    """One an asset, and final, unless the institution refuses to carry it out or what it brought about lapses.

    Then the asset is decided again: another `attempt`.
    """

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("way <> 'freeze_online' OR ruling_no <> ''", "frozen_by_ruling"),
        {"schema": "custody"},
    )
    asset_id: str = Field(primary_key=True, foreign_key="custody.asset.id")
    case_number: str = Field(index=True)
    way: str
    """freeze_online | delegate | offline | not_worth."""
    amount: Decimal | None = money(default=None, nullable=True)
    """以…元为限: what a deposit is to be frozen up to."""
    ruling_document: str = Field(sa_column_kwargs={"name": "ruling_no"})
    """The ruling's id at documents."""
    reason: str
    decided_at: datetime = instant()
    decided_by: str
    attempt: int = 1
    refused_at: datetime | None = optional_instant()
    refused_code: str = ""

    @property
    def request_id(self) -> str:
        return request_id(self.asset_id, self.attempt)


class Measure(SQLModel, table=True):
    """One term of a freeze or seal: a renewal ends it and begins the next `term` of the decision's `attempt`.

    `controlled` is what counts against the claim. `lift_…` and `renew_…` are decisions, `lifted_at` and `renewed_at`
    that they were carried out. `expires_on` is its last day: after it, it has lapsed (查封扣押冻结规定第二十七条).
    One that waits (`rank` above 1) holds nothing, and its term does not run (查封扣押冻结规定第二十六条).
    """

    __tablename__ = "measure"
    __table_args__ = (
        CheckConstraint("lifted_at IS NULL OR lift_ruling_no IS NOT NULL", "lifted_by_ruling"),
        CheckConstraint("lift_ruling_no <> ruling_no", "lifted_by_another_ruling"),
        CheckConstraint(
            "num_nulls(lift_ruling_no, lift_reason, lift_decided_at, lift_decided_by) IN (0, 4)",
            "lifting_is_decided_by_a_person",
        ),
        CheckConstraint(
            "lift_amount IS NULL OR (lift_amount > 0 AND lift_ruling_no IS NOT NULL)", "part_lifted_by_ruling"
        ),
        CheckConstraint(
            "num_nulls(renew_ruling_document, renew_letter, renew_ends_on, renew_decided_at, renew_decided_by) IN (0, 5)",
            "renewal_is_decided_by_a_person",
        ),
        CheckConstraint("renewed_at IS NULL OR renew_decided_at IS NOT NULL", "renewed_by_ruling"),
        Index("measure_of_commission", "commission", unique=True),
        Index("measure_term", "asset_id", "attempt", "term", unique=True),
        Index("measure_by_effect", "effective_at", "id"),
        Index("measure_turns", "waits_until", postgresql_where=text("waits_until IS NOT NULL")),
        Index("measure_by_end", "expires_on", "id"),
        Index("measure_no_begins", "measure_no", postgresql_ops={"measure_no": "text_pattern_ops"}),
        {"schema": "custody"},
    )
    id: str = id_field()
    asset_id: str = Field(foreign_key="custody.asset.id")
    attempt: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    term: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    offline: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    """Taken, lifted and renewed at the institution's counter or on the spot, by its papers."""
    commission: str | None = None
    """By which another court took it for us; that court lifts and renews it, commissioned again."""
    case_number: str = Field(index=True)
    kind: str
    measure_no: str
    ruling_document: str = Field(sa_column_kwargs={"name": "ruling_no"})
    preserved_by: str | None = None
    """文号 of the ruling of preservation by which it was taken: `ruling_document` is that paper's file, no document made here."""
    preserved_stage: str | None = None
    """The PreservationStage of that ruling."""
    notice_document: str | None = None
    """The assistance notice that told the institution to take or renew it, by its id at documents; None of what was taken
    online, or by another court."""
    limit: Decimal | None = money(default=None, nullable=True)
    controlled: Decimal = money()
    effective_at: datetime = instant()
    expires_on: date
    lift_ruling_document: str | None = Field(default=None, sa_column_kwargs={"name": "lift_ruling_no"})
    lift_reason: str | None = None
    lift_decided_at: datetime | None = optional_instant()
    lift_decided_by: str | None = None
    lift_amount: Decimal | None = money(default=None, nullable=True)
    """Of a deposit what is to be let go of, where the rest stays frozen: by renewal it passes to the next term."""
    lifted_at: datetime | None = optional_instant()
    lifted_parts: list[dict[str, Any]] = document(
        default_factory=list, sa_column_kwargs={"server_default": "[]"}, nullable=False
    )
    """Each LiftedPart of it."""
    lift_offline: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    """To be lifted at the counter, though it was taken online."""
    lift_refusals: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How often the institution would not lift it."""
    renew_ruling_document: str | None = None
    renew_letter: str | None = None
    """The assistance notice that tells the institution to renew it, by its id at documents."""
    renew_ends_on: date | None = None
    renew_decided_at: datetime | None = optional_instant()
    renew_decided_by: str | None = None
    renewed_at: datetime | None = optional_instant()
    renew_offline: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    """To be renewed at the counter, though it was taken online."""
    renew_refusals: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How often it could not be renewed as decided."""
    queued_at: datetime | None = optional_instant()
    """When its first term was registered: its place among the measures on the thing."""
    rank: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    ahead_elsewhere: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How many other courts stand before it, by the institution's answer."""
    waits_until: date | None = None
    """The last day of what holds the thing before it; date.max while that has none."""
    waiting_told: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    """That it waits is told: what was seized before the cases were compared was told as taken."""
    ended_at: datetime | None = optional_instant()
    """When the thing was sold in another case."""
    let_go_seen_at: datetime | None = optional_instant()
    """When it was found to hold its thing no more, and whether that was on sale was looked at."""

    @property
    def lift_attempt(self) -> int:
        """What tells one order to lift it from another: of a part, or after a refusal."""
        return self.lift_refusals + len(self.lifted_parts) + 1

    @property
    def renewal_id(self) -> str:
        """What the order to renew it is known by: another one after a refusal."""
        return f"{self.id}-{self.renew_refusals + 1}" if self.renew_refusals else self.id

    @property
    def lifts_whole(self) -> bool:
        """Of what is let go of as a whole nothing is left to be renewed."""
        return self.lift_decided_at is not None and self.lift_amount is None

    @property
    def freeze(self) -> str:
        """The order by which it was taken."""
        return request_id(self.asset_id, self.attempt)

    @property
    def lifted_by_hand(self) -> bool:
        """To be lifted at the counter, of which only the institution's paper can tell."""
        ordered = self.lift_decided_at is not None and self.lifted_at is None
        return ordered and (self.offline or self.lift_offline)

    @property
    def renewed_by_hand(self) -> bool:
        """To be renewed there."""
        ordered = self.renew_decided_at is not None and self.renewed_at is None
        return ordered and (self.offline or self.renew_offline)

    @property
    def awaits_return(self) -> bool:
        return self.lifted_by_hand or self.renewed_by_hand

    @property
    def waits_elsewhere(self) -> bool:
        """Behind another court, of whose measure only the institution can tell."""
        return self.ahead_elsewhere > 0 and self.lifted_at is None and self.ended_at is None

    @property
    def turn(self) -> tuple[bool, datetime, str]:
        """First who holds the thing, whom no paper that is entered later displaces; then in the order of registration."""
        return self.rank != 1, self.queued_at or self.effective_at, self.id

    @property
    def let_go_at(self) -> datetime:
        """When it has let go of the thing: with its lifting, or after its last day."""
        return self.lifted_at or self.ended_at or begin_of(self.expires_on + timedelta(1))

    def state(self, today: date) -> MeasureState:
        reached = next((state for at, state in REACHED if getattr(self, at) is not None), None)
        if reached is None and self.waits_until is not None:
            return "waiting" if self.waits_until >= today else "in_force"
        return reached or ("lapsed" if self.expires_on < today else "in_force")


REACHED: tuple[tuple[str, MeasureState], ...] = (
    ("lifted_at", "lifted"),
    ("renewed_at", "renewed"),
    ("ended_at", "ended"),
)
"""The instants that a measure has reached, the last first, with the state that each brings."""
state_column: ColumnElement[str] = case(
    *((column(at).is_not(None), state) for at, state in REACHED),
    (column("waits_until") >= TODAY, "waiting"),
    (and_(column("waits_until").is_(None), column("expires_on") < TODAY), "lapsed"),
    else_="in_force",
)
"""`Measure.state` of this day in SQL."""
