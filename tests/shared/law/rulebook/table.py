"""A rule as its article states it: the fact that opens it, the end reckoned by hand, who owes it, what meets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.intake.docket.owed import Owed
from shared.contracts.fact import Fact, Ref, Refs
from shared.law.rulebook import DUTIES
from shared.values.record_id import derived_id
from shared.values.roles import Office
from tests.dockets import docket
from tests.facts import sample

CENTRE_THEN_LEADER = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
"""二(五)2: 指挥中心主任或主管领导."""


@dataclass(frozen=True)
class Event:
    """A fact without its time: kind, subject and refs."""

    kind: type[Refs]
    refs: dict[str, Ref]
    subject: str

    def at(self, instant: datetime) -> Fact:
        return Fact(
            id=derived_id(self.kind.kind, self.subject, sorted(self.refs.items()), instant.isoformat()),
            kind=self.kind.kind,
            docket="case/x",
            subject_id=self.subject,
            occurred_at=instant,
            actor="a",
            refs=self.refs,
        )


def event(kind: type[Refs], subject: str = "s", **refs: Any) -> Event:
    return Event(kind, sample(kind, **refs).values(), subject)


@dataclass(frozen=True)
class Rule:
    """`at` and `end` are court time without its zone; `not_opened_by` and `not_met_by` come near, and miss.

    `source` and `confidence`: where the rule stands, and whether its text was read there (found), is remembered (memory)
    or is filled in by a reading (unsure). `not_counted`: the articles that take time out of it. `early_to`: who hears that it is about to be late.
    """

    id: str
    article: str
    layer: str
    owner: Office
    escalate_to: tuple[Office, ...]
    opened_by: Event
    at: str
    end: str
    met_by: tuple[Event, ...]
    not_met_by: tuple[Event, ...] = ()
    not_opened_by: tuple[Event, ...] = ()
    met_early: bool = False
    provisional: bool = False
    source: str = "浉法〔2023〕30号"
    confidence: str = "found"
    not_counted: tuple[str, ...] = ()
    early_to: tuple[Office, ...] = ()


def each(rules_: tuple[Rule, ...]) -> Any:
    return pytest.mark.parametrize("rule", rules_, ids=lambda rule: rule.id)


def check(rule: Rule) -> None:
    """What the article says is what the rulebook does."""
    start, end = (datetime.fromisoformat(f"{text}+08:00") for text in (rule.at, rule.end))
    row = _opened(rule, rule.opened_by.at(start))
    assert row is not None, f"{rule.opened_by.kind.kind} opens no {rule.id}"
    assert (row.due_at, row.provisional) == (end, rule.provisional)
    assert row.due_date == (end - timedelta.resolution).date()
    duty = DUTIES[rule.id]
    stated = (rule.article, rule.layer, rule.owner, rule.escalate_to, rule.source, rule.confidence)
    assert (
        duty.article, duty.layer, duty.owner, duty.escalate_to, duty.source, duty.confidence
    ) == stated  # fmt: skip
    assert tuple(stop.article for stop in duty.not_counted) == rule.not_counted
    assert duty.early_to == rule.early_to
    for other in rule.not_opened_by:
        assert _opened(rule, other.at(start)) is None, other
    soon, before = start + timedelta(minutes=1), start - timedelta(minutes=1)
    for met in rule.met_by:
        assert _state(rule, start, met.at(soon)) == "met", met
        assert _state(rule, start, met.at(before)) == ("met" if rule.met_early else "open"), met
    for other in rule.not_met_by:
        assert _state(rule, start, other.at(soon)) == "open", other


def _opened(rule: Rule, fact: Fact) -> Owed | None:
    opened = [owed for owed in docket([fact]).duties if owed.rule_id == rule.id]
    assert len(opened) <= 1
    return opened[0] if opened else None


def _state(rule: Rule, start: datetime, answer: Fact) -> str:
    """The duty's state after both facts, which must not depend on which of them was told first."""
    opening = rule.opened_by.at(start)
    states = set()
    for told in ((opening, answer), (answer, opening)):
        owed = [owed for owed in docket(told).duties if owed.rule_id == rule.id]
        states |= {duty.state for duty in owed if duty.opened_by == opening.id}
    assert len(states) == 1, states
    return states.pop()
