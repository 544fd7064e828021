"""Who a respondent of a case that has ended is in the one that goes on. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from shared.contracts.intake.records import PartyRecord


def same_respondents(before: Sequence[PartyRecord], now: Sequence[PartyRecord]) -> dict[str, str]:
    """Party that was → party that is, by id: as it was carried over, or by its number and a name that it bears or bore."""
    return {
        old.id: new.id
        for old in before
        for new in now
        if new.origin == (old.origin or old.id)
        or (old.identity == new.identity and not set(old.names).isdisjoint(new.names))
    }
