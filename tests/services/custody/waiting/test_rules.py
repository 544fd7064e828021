"""Who holds a thing, and who waits until when (查封扣押冻结规定第二十六条): pure."""

from __future__ import annotations

from datetime import date

import pytest

from services.custody.waiting.rules import Ahead, Place, place
from shared.gateways.asset_query import FreezeResult

SOON, LATE = date(2027, 3, 1), date(2029, 3, 1)


def ahead(case: str, last: date = SOON, *, waits: bool = False) -> Ahead:
    return Ahead(case, last, waits)


@pytest.mark.parametrize(
    ("before", "elsewhere", "expected"),
    [
        ([], 0, Place(1, None)),
        ([ahead("a")], 0, Place(2, SOON)),
        ([ahead("a"), ahead("a", LATE)], 0, Place(2, LATE)),
        ([ahead("a"), ahead("b", LATE, waits=True)], 0, Place(3, date.max)),
        ([], 1, Place(2, date.max)),
        ([ahead("a")], 1, Place(3, date.max)),
    ],
)
def test_the_place(before: list[Ahead], elsewhere: int, expected: Place) -> None:
    """Two of one case are one rank, and both have to let go; of another court's no last day is known."""
    assert place(before, elsewhere) == expected


@pytest.mark.parametrize(
    ("rank", "frozen_fen", "registered"), [(1, None, 1), (1, 1, 1), (1, 0, 2), (3, 0, 3), (3, None, 3)]
)
def test_what_catches_nothing_of_a_deposit_is_not_the_first(
    rank: int, frozen_fen: int | None, registered: int
) -> None:
    result = FreezeResult.model_construct(rank=rank, frozen_fen=frozen_fen)
    assert result.registered == registered
