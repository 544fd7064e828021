"""繁简分流 and whose turn it is, by what is on record (一(二), 二(五)1). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal

from services.intake.recusal.rules import Conflict
from shared.law.settings import Settings

Track = Literal["simple", "complex"]
_UNIT = 10_000  # ours: 万元
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Matter:
    """Of a case, by what its track is judged."""

    claim: Decimal
    parties: int
    act_owed: bool
    abroad: bool


@dataclass(frozen=True)
class Criterion:
    """One criterion in words, and whether the case meets it as a simple one."""

    words: str
    simple: bool


def criteria(matter: Matter, settings: Settings) -> list[Criterion]:
    """By the settings of the day of filing. A case that meets all is simple."""
    claim = Decimal(settings.simple_claim) * _UNIT
    return [
        Criterion(
            f"申请执行标的额 {matter.claim} 元，标准为不超过 {settings.simple_claim} 万元",
            matter.claim <= claim,
        ),
        Criterion(
            f"当事人 {matter.parties} 人，标准为不超过 {settings.simple_parties} 人",
            matter.parties <= settings.simple_parties,
        ),
        Criterion("申请履行行为或者交付标的物" if matter.act_owed else "只申请给付金钱", not matter.act_owed),
        Criterion(
            "有外国或者港澳台当事人" if matter.abroad else "没有外国或者港澳台当事人", not matter.abroad
        ),
    ]


def track_of(judged: Sequence[Criterion]) -> Track:
    return "simple" if all(one.simple for one in judged) else "complex"


@dataclass(frozen=True)
class Candidate:
    """Who holds the office in person and is not absent. `load`: his open cases, a complex one counted as the setting says;
    `last_given_at`: when he was last given a case."""

    person: str
    open_cases: int
    load: int
    last_given_at: datetime | None


@dataclass(frozen=True)
class Proposal:
    person: str | None
    why: str


def propose(
    candidates: Sequence[Candidate],
    same: Sequence[str],
    conflicts: Mapping[str, Conflict],
    hands: Set[str],
) -> Proposal:
    """Who has the same debtor already; else the least loaded, of several the one who has waited longest.

    `same`: who has an open case against the same debtor, the case filed last first; `hands`: by which it is decided.
    """
    able = {one.person: one for one in candidates if one.person not in conflicts and one.person not in hands}
    held = next((person for person in same if person in able), None)
    if held is not None:
        return Proposal(held, "同一被执行人的另一在办案件由其办理")
    if not able:
        return Proposal(None, "没有在任、在岗且无须回避的人员")
    turn = min(
        able.values(),
        key=lambda one: (one.load, one.last_given_at or _NEVER, one.person),
    )
    passed = "；同一被执行人案件的办理人不在岗或者应当回避" if same else ""
    return Proposal(turn.person, f"在岗人员中工作量最少（{turn.load}），轮到其办理{passed}")
