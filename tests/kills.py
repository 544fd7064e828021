"""The demo's story told while its processes are killed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rich.console import Console

from deploy.demo.run import CLOCK_START, tell
from deploy.demo.stories import STEPS
from deploy.demo.story import Step
from deploy.local import Installation
from deploy.supervisor import Supervisor
from shared.contracts.teams import TEAMS

VICTIMS = (*TEAMS, "worker", "temporal", "postgres")


@dataclass(frozen=True)
class Kill:
    """SIGKILL for `victim` at the boundary before step `step` (from 1), or `after` seconds into it."""

    step: int
    victim: str
    after: float = 0.0

    def __str__(self) -> str:
        when = f"{self.after:.2f} s into" if self.after else "before"
        return f"{self.victim} {when} step {self.step} ({STEPS[self.step - 1].name})"


async def told(seed: int, kills: Iterable[Kill] = ()) -> dict[str, Any]:
    """What the story ends with. A killed process is not waited for: the supervisor brings it back while the story goes on.

    A failure says which kills went before it.
    """
    planned, done, strikes = list(kills), list[Kill](), list[asyncio.Task[None]]()

    async def strike(supervisor: Supervisor, kill: Kill) -> None:
        await asyncio.sleep(kill.after)
        await supervisor.wait_ready(kill.victim)  # what is still down from an earlier kill cannot be killed
        done.append(kill)
        await supervisor.kill(kill.victim)

    async def before(supervisor: Supervisor, number: int, _: Step) -> None:
        for kill in planned:
            if kill.step == number:
                strikes.append(asyncio.create_task(strike(supervisor, kill)))
                if not kill.after:
                    await strikes[-1]

    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running() as supervisor:
            try:
                summary = await tell(installation, supervisor, seed, Console(width=150), before)
            except Exception as failure:
                failure.add_note("killed: " + "; ".join(map(str, done)))
                raise
            finally:
                await asyncio.gather(*strikes)
    assert len(done) == len(planned)
    return summary
