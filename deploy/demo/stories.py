"""The stories that `make demo` tells, each from application to archive. `world`: what the outside world does in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from deploy.demo import disposal, money, opening
from deploy.demo.story import Step
from deploy.sandbox.scenario import BUYER
from shared.values.articles import REGULATION

STEPS: tuple[Step, ...] = (*opening.road.steps, *disposal.road.steps, *money.road.steps)
"""A flat is sold in the second round."""
FIRST_ROUND_SOLD: dict[str, Any] = {"rounds": [{"result": "sold", "buyer": BUYER.model_dump()}]}


@dataclass(frozen=True)
class Tale:
    steps: tuple[Step, ...]
    world: dict[str, Any]


def _without_second_round() -> tuple[Step, ...]:
    first, last = disposal.first_round_failed, disposal.second_round_sold
    acts = [step.act for step in STEPS]
    sold = Step(REGULATION["二(四)5(2)"], "一拍成交，打印成交确认书，联系买受人", disposal.first_round_sold)
    return (*STEPS[: acts.index(first)], sold, *STEPS[acts.index(last) + 1 :])


STORIES = {"second-round": Tale(STEPS, {}), "sold": Tale(_without_second_round(), FIRST_ROUND_SOLD)}
