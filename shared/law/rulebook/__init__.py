"""The regulation 浉法〔2023〕30号 and the national law as data, one module per section, in the regulation's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shared.contracts.fact import Fact
from shared.law.rulebook import (
    s0_filing,
    s0_preservation,
    s1_documents,
    s2_custody,
    s3_commission,
    s4_auction,
    s5_bankruptcy,
    s5_coercion,
    s5_conclusion,
    s5_guarantee,
    s5_instructions,
    s5_petitions,
    s5_quality,
    s5_settlement,
    s5_substitution,
    s6_funds,
)
from shared.law.rulebook.model import Duty, Layer, On, on
from shared.values.case_number import is_preservation

__all__ = [
    "DUTIES",
    "SECTION",
    "STAGES",
    "Duty",
    "Layer",
    "On",
    "duties_met_by",
    "duties_opened_by",
    "is_opened",
    "on",
]

_SECTIONS = (
    s0_filing,
    s0_preservation,
    s1_documents,
    s2_custody,
    s3_commission,
    s4_auction,
    s5_petitions,
    s5_quality,
    s5_settlement,
    s5_bankruptcy,
    s5_substitution,
    s5_guarantee,
    s5_coercion,
    s5_conclusion,
    s5_instructions,
    s6_funds,
)

DUTIES: dict[str, Duty] = {duty.id: duty for section in _SECTIONS for duty in section.DUTIES}
SECTION: dict[str, str] = {duty.id: section.__name__ for section in _SECTIONS for duty in section.DUTIES}
"""The module that holds a duty."""
STAGES: dict[str, str] = {kind: stage for section in _SECTIONS for kind, stage in section.STAGES.items()}
"""Which stage a case enters with a fact."""

_opened: dict[str, list[Duty]] = defaultdict(list)
_met: dict[str, list[Duty]] = defaultdict(list)
for _duty in DUTIES.values():
    _opened[_duty.opens_on.kind.kind].append(_duty)
    for _ending in _duty.endings:
        _met[_ending.kind.kind].append(_duty)

switched_off: set[str] = set()
"""Rule ids left out of account; only `make prove` fills it, to show that each rule has a test that fails without it."""


def duties_opened_by(fact: Fact, day: date) -> Iterator[Duty]:
    """The duties in force on `day` that `fact` opens."""
    return (duty for duty in _opened[fact.kind] if is_opened(duty, fact, day))


def is_opened(duty: Duty, fact: Fact, day: date) -> bool:
    """Whether `duty` is in force on `day` and `fact` opens it."""
    if duty.enforcement_only and is_preservation(fact.case_number):
        return False
    return duty.id not in switched_off and duty.in_force(day) and duty.opens_on.matches(fact)


def duties_met_by(fact: Fact) -> Iterator[Duty]:
    """The duties that `fact` meets, of whatever date."""
    return (duty for duty in _met[fact.kind] if duty.is_met_by(fact))
