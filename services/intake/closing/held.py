"""What the record of each team says of a case that is to be closed, as it is held at the review. Frozen values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from services.intake.closing.concluded import Course, Searched
from services.intake.closing.preserved import Kept, Preservation
from services.intake.substitution.rules import Substituted
from shared.contracts.documents.records import DocumentRecord, RegisteredParty
from shared.contracts.funds.records import HoldRecord, PlanRecord


@dataclass(frozen=True)
class Ruling:
    """A ruling as the documents team holds it, and the parties that it provably reached."""

    document: DocumentRecord
    served: Collection[str]


@dataclass(frozen=True)
class Held:
    """What funds, custody and commission hold of the case."""

    recovered: Decimal
    """What the applicants have had on the judgment debt: paid out, given on site, taken in payment."""
    undisbursed: Decimal
    """What lies on the case's account."""
    measures_in_force: int
    open_commissions: int
    commissioned_measures: int = 0
    """Assets that another court still holds because we asked it to."""
    in_main_account: Decimal = Decimal(0)
    """What has been found to be the case's and is not yet on its account, 二(六)4(2)."""
    holds: Sequence[HoldRecord] = ()
    """By which its money waits."""
    unfinished_freezes: int = 0
    """Freezes decided on and not yet in force: the institution still has the order, or will."""
    handed_on: date | None = None
    """The day on which the applicants were last given something on site, or what they took in payment."""
    plan: PlanRecord | None = None
    """The last plan of the case's money."""
    ruling: Ruling | None = None
    """That by which the request says the case ends, or this round of it."""
    searched: Searched | None = None
    """Of a round that is to be concluded."""
    kept: Kept = field(default_factory=Kept)
    """Of a case of preservation."""


@dataclass(frozen=True)
class Evidence:
    """What the record of each team says, at the time of the review."""

    claim: Decimal
    """Principal and ordinary interest applied for."""
    act_owed: str
    """The act or the delivery applied for, if any."""
    held: Held
    overdue_or_open: Sequence[str] = ()
    """Summaries of duties still open that closing would cut off."""
    waivable: Decimal = Decimal(0)
    """How much of the claim the judge has confirmed to be waived."""
    undecided: int = 0
    """Papers of a waiver that he has not decided on."""
    delay_interest: Decimal = Decimal(0)
    """加倍部分债务利息 that is neither paid nor waived."""
    fee: Decimal = Decimal(0)
    """申请执行费 that is neither paid nor relieved."""
    case_number: str = ""
    parties: Sequence[RegisteredParty] = ()
    party_ids: Mapping[str, str] = field(default_factory=dict)
    """Every party that is left in the case, and its side."""
    natural_respondents: frozenset[bool] = frozenset()
    """Whether there is a respondent left that is a person (True), and one that is a unit (False)."""
    issuer: str = ""
    """Who has made the instrument."""
    limited: Collection[str] = ()
    """The respondents, by id, whose objection that the time to apply has passed was upheld for good."""
    upheld: Collection[str] = ()
    """The rulings, by id, that have upheld an objection for good: no review of them is pending, or can be asked for."""
    objected: Collection[tuple[datetime, str | None]] = ()
    """When each objection against conduct was received that was granted and stands, and about what."""
    substituted: Substituted | None = None
    """What came of having the act done by another."""
    in_bankruptcy: Sequence[str] = ()
    """The respondents, by name, whose bankruptcy another court is examining."""
    course: Course | None = None
    """Of a round that is to be concluded."""
    preservation: Preservation | None = None
    """Of a case of preservation."""
    waits: bool = False
    """Whether its money waits by a leader's grant, 暂缓发放."""
