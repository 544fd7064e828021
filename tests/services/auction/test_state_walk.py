"""No state of a disposal or of a round is a dead end: from each, lawful steps lead to an end."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from services.auction.disposals import rules as disposals
from services.auction.disposals.rules import State, Step
from services.auction.listing import rules as listing
from shared.values.refusal import Problem

STEPS = [value for value in vars(disposals).values() if isinstance(value, Step)]
MOVES: dict[str, set[str]] = {state: {step.then for step in STEPS if step.since is state} for state in State}
for _state in State:
    try:
        disposals.check_withdrawable(_state)
    except Problem:
        continue
    MOVES[_state].add(State.WITHDRAWN)
ROUNDS: dict[str, set[str]] = {state: set(listing.NEXT.get(state, ())) for state in listing.State}


def reached(moves: dict[str, set[str]], state: str) -> set[str]:
    seen, left = set[str](), [state]
    while left:
        if (at := left.pop()) not in seen:
            seen.add(at)
            left += moves[at]
    return seen


def ends(moves: dict[str, set[str]]) -> set[str]:
    return {state for state, after in moves.items() if not after}


@pytest.mark.parametrize("state", State)
def test_every_disposal_comes_to_an_end(state: State) -> None:
    assert ends(MOVES) == {State.DELIVERED, State.WITHDRAWN}
    assert reached(MOVES, state) & ends(MOVES)


@pytest.mark.parametrize("state", State)
def test_every_state_is_come_to(state: State) -> None:
    assert state in reached(MOVES, State.DECIDED)


@pytest.mark.parametrize("state", listing.State)
def test_every_round_comes_to_an_end_and_none_but_a_sale_is_ended_twice(state: listing.State) -> None:
    over: Iterable[str] = ("refused", "withdrawn", "defaulted", "annulled")
    assert ends(ROUNDS) == set(over)
    assert reached(ROUNDS, state) & ends(ROUNDS)
    assert state in reached(ROUNDS, listing.State.DRAFTED)


@pytest.mark.parametrize("state", listing.State)
def test_a_round_moves_by_its_table_only(state: listing.State) -> None:
    for to in listing.State:
        if to in ROUNDS[state]:
            assert listing.moved(state, to) is to
        else:
            with pytest.raises(Problem, match="wrong_state"):
                listing.moved(state, to)


def test_each_way_an_announcement_ends_unsold_leads_back_to_the_next_announcement() -> None:
    back = {step for step in STEPS if step.since in (State.LISTED, State.SOLD) and step.then is State.READY}
    assert {step.label for step in back} == {
        *("公告未能发布", "流拍", "撤回公告", "撤回拍卖", "认定悔拍", "撤销成交")
    }
