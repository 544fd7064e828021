"""Which measures another court's answers make, term by term. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shared.contracts.commission.records import CommissionRecord


@dataclass(frozen=True)
class Term:
    """The measure that `by` brought about, and the later commission that `ended` it: a renewal or a release."""

    by: CommissionRecord
    ended: CommissionRecord | None


def terms(commissions: Sequence[CommissionRecord]) -> Iterator[Term]:
    """Of each asset, in the order in which the courts answered."""
    done = sorted(
        (one for one in commissions if one.result == "done" and one.answered_at and one.asset_id),
        key=lambda one: (one.asset_id, one.answered_at),
    )
    for at, one in enumerate(done):
        following = done[at + 1] if at + 1 < len(done) else None
        if one.matter != "release":
            yield Term(one, following if following and following.asset_id == one.asset_id else None)
