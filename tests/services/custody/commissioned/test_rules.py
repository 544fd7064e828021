"""Whose release or renewal ends what a court holds for us: the same court's, whatever it is called. Pure."""

from __future__ import annotations

from typing import Any

import pytest

from services.custody.commissioned.rules import terms
from shared.contracts.commission.records import CommissionRecord
from tests.harness import CLOCK_START

FORMER, NEW = "郑州市金水区人民法院", "郑州市金水新区人民法院"


def done(id: str, matter: str, code: str | None, name: str) -> CommissionRecord:
    its: dict[str, Any] = {"asset_id": "a", "result": "done", "state": "answered", "in_force": False}
    return CommissionRecord(
        **its, id=id, matter=matter, court_code=code, receiving_court=name, answered_at=CLOCK_START
    )


@pytest.mark.parametrize(
    ("held", "released", "ends"),
    [
        (("豫0105", FORMER), ("豫0105", NEW), True),  # renamed since
        (("豫0105", FORMER), ("豫0199", FORMER), True),  # its successor, in its place
        ((None, FORMER), ("豫0105", FORMER), True),  # entered by its name, before there was a register
        ((None, FORMER), (None, NEW), False),
        (("豫0105", FORMER), ("豫0191", NEW), False),
    ],
)
def test_a_court_is_the_same_by_its_code(held: Any, released: Any, ends: bool) -> None:
    (term,) = terms([done("c1", "seal", *held), done("c2", "release", *released)])
    assert (term.ended is not None) is ends
