"""Which measures another court's answers make, term by term. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from shared.contracts.commission.records import CommissionRecord
from shared.law.courts import same_court
from shared.values.zone import COURT_ZONE


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
        if one.matter != "release":
            yield Term(one, next((later for later in done[at + 1 :] if _ends(later, one)), None))


def _ends(later: CommissionRecord, one: CommissionRecord) -> bool:
    """The court that holds it renews or releases it while it holds: what has lapsed stays lapsed, and may be sealed anew
    (查封扣押冻结规定第二十七条)."""
    ending = later.asset_id == one.asset_id and later.matter in ("renew", "release")
    at = later.effective_at or later.answered_at
    if not ending or not same_court(later, one) or at is None:
        return False
    return one.expires_on is None or at.astimezone(COURT_ZONE).date() <= one.expires_on + timedelta(1)
