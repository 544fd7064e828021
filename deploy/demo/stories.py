"""The stories that `make demo` tells, each from application to its end. `world`: what the outside world does in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from deploy.demo import breached, disposal, many_creditors, money, nothing_found, opening, settled
from deploy.demo.story import Act, Step
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


def _steps(*acts: Act) -> tuple[Step, ...]:
    """Those steps of the sale that a case without property has too."""
    return tuple(step for step in STEPS if step.act in acts)


_OPENED = (
    *_steps(opening.application_received, opening.case_filed, opening.reception, opening.assigned),
    *nothing_found.road.steps[:1],
    *_steps(opening.first_documents, opening.first_documents_sent, opening.drafts_handed_over),
)
_ARCHIVED = _steps(money.archived)
NO_ASSETS = (*_OPENED, *nothing_found.road.steps[1:-1], *_ARCHIVED, nothing_found.road.steps[-1])
"""Nothing is found: the round is concluded, and the case is asked about again half a year later."""
SETTLED = (*_OPENED, *settled.road.steps, *_ARCHIVED)
"""The parties settle, and the debtor pays in two instalments."""
_BROKEN = {step.act: step for step in breached.road.steps}
BREACHED = (
    *_OPENED,
    *settled.road.steps[:3],
    _BROKEN[breached.withdrawn],
    _BROKEN[breached.ended],
    *_ARCHIVED,
    _BROKEN[breached.breached],
    *_steps(opening.case_filed),
    _BROKEN[breached.carried],
    *_OPENED[2:],
    *breached.road.steps[4:],
    *_ARCHIVED,
)
"""The debtor pays the first instalment alone: the applicant, who had withdrawn, has the case go on for what is left."""

STORIES = {
    "second-round": Tale(STEPS, {}),
    "sold": Tale(_without_second_round(), FIRST_ROUND_SOLD),
    "no-assets": Tale(NO_ASSETS, nothing_found.WORLD),
    "settled": Tale(SETTLED, nothing_found.WORLD),
    "breached": Tale(BREACHED, nothing_found.WORLD),
    "many-creditors": Tale(tuple(many_creditors.road.steps), {}),
}
