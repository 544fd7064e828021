"""What acts make of an object: from each state that lawful acts come to, an end can be reached.

Acts are judged by the rule functions that the services judge them by; a test says only what each act changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from shared.values.refusal import Problem

S = TypeVar("S", bound=Hashable)


@dataclass(frozen=True)
class Move(Generic[S]):
    """An act, or what an outside system answers: lawful unless one of `checks` refuses it; then the state is `after`."""

    name: str
    after: Callable[[S], S]
    checks: tuple[Callable[[S], object], ...]


def move(name: str, after: Callable[[S], S], *checks: Callable[[S], object]) -> Move[S]:
    return Move(name, after, checks)


def lawful(one: Move[S], state: S) -> bool:
    try:
        for check in one.checks:
            check(state)
    except Problem:
        return False
    return True


def graph(start: S, moves: Iterable[Move[S]]) -> dict[S, dict[str, S]]:
    """Every state that lawful acts lead to from `start`, with the acts that are lawful in it."""
    known, left, found = list(moves), [start], dict[S, dict[str, S]]()
    while left:
        if (state := left.pop()) not in found:
            found[state] = {one.name: one.after(state) for one in known if lawful(one, state)}
            left += found[state].values()
    return found


def of_table(table: Mapping[S, Iterable[S]]) -> dict[S, dict[str, S]]:
    """The same of a table of what may become of each state; what is no key of it has ended."""
    states = {*table, *(to for after in table.values() for to in after)}
    return {state: {str(to): to for to in table.get(state, ())} for state in states}


def stuck(moves: Mapping[S, Mapping[str, S]], ended: Callable[[S], bool]) -> list[S]:
    """The states from which no acts lead to an end."""
    reaching = {state for state in moves if ended(state)}
    while more := {
        state for state, after in moves.items() if state not in reaching and reaching & {*after.values()}
    }:
        reaching |= more
    return [state for state in moves if state not in reaching]
