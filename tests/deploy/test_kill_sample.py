"""Five random cells of the matrix in tests_heavy/kill, in one telling of the demo."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random, SystemRandom

import pytest
from rich.console import Console

from deploy.demo.stories import STEPS
from tests.kills import VICTIMS, Kill, told

pytestmark = pytest.mark.road

SEED = 1
UNDISTURBED = json.loads((Path(__file__).parent / "demo_seed_1.json").read_text("utf-8"))
"""What `make demo` ends with, but for the time it took: a change of it is read before it is committed."""


@pytest.mark.timeout(600)
async def test_five_random_kills_change_nothing() -> None:
    drawn = SystemRandom().randrange(10**6)
    rng = Random(drawn)
    kills = [Kill(step, rng.choice(VICTIMS)) for step in sorted(rng.sample(range(1, len(STEPS) + 1), 5))]
    Console(width=150).print(f"seed {drawn}: killed {'; '.join(map(str, kills))}")
    assert await told(SEED, kills) == UNDISTURBED
