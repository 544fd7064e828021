"""Each process killed at each step boundary of the demo: what it ends with is what it ends with undisturbed.

Steps × victims are too many runs to make one by one, so a run kills one process at every boundary: run k kills victim
(k + step) mod 9. The nine runs are a Latin square, in which every (step, victim) cell comes once. Further runs kill
within the steps, at instants drawn from their number. A failure lists the kills that went before it.
"""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

import pytest
import pytest_asyncio

from deploy.demo.stories import STEPS
from tests.kills import VICTIMS, Kill, told

SEED = 1
WITHIN = 1.0
"""Seconds; about as long as a step takes."""

pytestmark = pytest.mark.timeout(1800)


def at_boundaries(run: int) -> list[Kill]:
    return [Kill(step, VICTIMS[(run + step) % len(VICTIMS)]) for step in range(1, len(STEPS) + 1)]


def within_steps(run: int) -> list[Kill]:
    rng = Random(run)
    return [Kill(step, rng.choice(VICTIMS), rng.uniform(0.01, WITHIN)) for step in range(1, len(STEPS) + 1)]


@pytest_asyncio.fixture(scope="session")
async def undisturbed() -> dict[str, Any]:
    return await told(SEED)


def test_the_runs_cover_every_cell() -> None:
    cells = [(kill.step, kill.victim) for run in range(len(VICTIMS)) for kill in at_boundaries(run)]
    assert sorted(cells) == sorted(product(range(1, len(STEPS) + 1), VICTIMS))


@pytest.mark.parametrize("run", range(len(VICTIMS)))
async def test_a_kill_at_every_boundary_changes_nothing(run: int, undisturbed: dict[str, Any]) -> None:
    kills = at_boundaries(run)
    assert await told(SEED, kills) == undisturbed, f"killed: {'; '.join(map(str, kills))}"


@pytest.mark.parametrize("run", range(4))
async def test_a_kill_within_every_step_changes_nothing(run: int, undisturbed: dict[str, Any]) -> None:
    kills = within_steps(run)
    assert await told(SEED, kills) == undisturbed, f"killed: {'; '.join(map(str, kills))}"
