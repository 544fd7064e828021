"""No state of a commission is a dead end: from each, lawful steps lead to an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest

from services.commission.outbound import answered, rules
from services.commission.outbound.models import REACHED, Commission
from shared.contracts.commission.records import CommissionState
from shared.values.refusal import Problem
from tests.harness import CLOCK_START
from tests.records import record

STATES = get_args(CommissionState)
ENDS = {"withdrawn", "told"}


def allowed(check: Callable[..., None], *given: Any) -> bool:
    try:
        check(*given)
    except Problem:
        return False
    return True


def steps(at: Commission) -> Iterator[tuple[str, list[str]]]:
    """What may be done or happen, and the instants that it sets."""
    if allowed(rules.check_issuable, at.state):
        yield "issue", ["issued_at"]
    if at.state == "issued":
        yield "send", ["sent_at"]
    if allowed(rules.check_withdrawable, at.state):
        unsent = rules.is_unsent(at.issued_at, at.sent_at, at.posted_to)
        yield "withdraw", ["withdrawn_at", *(["recalled_at"] if unsent else [])]
    if at.state == "withdrawing":
        yield "recall", ["recalled_at"]
    if allowed(answered.check_dispatched, at.sent_at) and at.answered_at is None:
        yield "answer", ["answered_at"]
    if at.state == "answered":
        yield "tell", ["told_at"]


def walked(posted_to: str | None) -> dict[str, set[tuple[str, str]]]:
    """By state, each act that is lawful there, and the state that it leads to; from every way of coming there."""
    moves: dict[str, set[tuple[str, str]]] = {}
    seen: set[frozenset[str]] = set()
    left: list[frozenset[str]] = [frozenset()]
    while left:
        if (reached := left.pop()) in seen:
            continue
        seen.add(reached)
        at = standing(reached, posted_to)
        after = moves.setdefault(at.state, set())
        for act, instants in steps(at):
            then = reached | set(instants)
            after.add((act, standing(then, posted_to).state))
            left.append(then)
    return moves


def standing(reached: frozenset[str], posted_to: str | None) -> Commission:
    return record(Commission, posted_to=posted_to, **dict.fromkeys(reached, CLOCK_START))


@pytest.mark.parametrize("posted_to", [None, "郑州市"])
def test_every_state_is_come_to_and_comes_to_an_end(posted_to: str | None) -> None:
    moves = walked(posted_to)
    assert moves.keys() == set(STATES) == {"instructed", *(state for _, state in REACHED)}
    for state in STATES:
        seen, left = set[str](), [state]
        while left:
            if (now := left.pop()) not in seen:
                seen.add(now)
                left += [then for _, then in moves[now]]
        assert seen & ENDS, f"{state} is a dead end"


@pytest.mark.parametrize("posted_to", [None, "郑州市"])
def test_the_acts_of_each_state(posted_to: str | None) -> None:
    moves = walked(posted_to)
    assert {state: {act for act, _ in moves[state]} for state in STATES} == {
        "instructed": {"issue", "withdraw"},
        "issued": {"send", "withdraw"},
        "dispatched": {"answer", "withdraw"},
        "withdrawing": {"recall", "withdraw"} | {"answer"},
        "withdrawn": {"answer"},  # it had our letter, and acted all the same
        "answered": {"tell"},
        "told": set(),
    }
