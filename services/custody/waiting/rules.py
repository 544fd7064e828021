"""Who holds a thing that is seized in several cases of this court, and who waits until when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class Ahead(NamedTuple):
    """A measure on the same thing in another case; one that waits itself has no last day yet."""

    case_number: str
    expires_on: date
    waits: bool


class Place(NamedTuple):
    """`rank` 1 holds the thing; another waits, at least to the end of the day `until`."""

    rank: int
    until: date | None


def place(ahead: Sequence[Ahead], elsewhere: int) -> Place:
    """`elsewhere`: how many other courts stand before it, too, of which no last day is known."""
    rank = 1 + elsewhere + len({one.case_number for one in ahead})
    if rank == 1:
        return Place(rank, None)
    known = not elsewhere and not any(one.waits for one in ahead)
    return Place(rank, max(one.expires_on for one in ahead) if known else date.max)
