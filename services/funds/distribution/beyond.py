"""What has come out of the property of a party that answers up to a sum alone, beyond that sum. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.contracts.intake.records import CaseRecord
from shared.law.liable import Came, is_of, left_of, limited


@dataclass(frozen=True)
class Beyond:
    """What has come out of the property of a party beyond the sum up to which it answers, yuan: it is no creditor's. `returned`: of it."""

    party: str
    name: str
    liable_for: Decimal
    amount: Decimal
    returned: Decimal = Decimal(0)

    @property
    def left(self) -> Decimal:
        return self.amount - self.returned


def bounded(
    received: Mapping[str, Decimal],
    arrived_on: Mapping[str, date],
    came: Mapping[str, Came],
    case: CaseRecord,
    owners: Mapping[str, str],
    taken: Sequence[Came],
    returned: Mapping[str, Decimal],
) -> tuple[dict[str, Decimal], list[Beyond]]:
    """Receipt → what of it serves the claim; and what goes back to each party that answers up to a sum. What came first serves.

    `came`: whose each receipt is; `taken`: what was taken in payment; `returned`: to each party, by the plans before.
    """
    serves, beyond = dict(received), []
    for party in limited(case):
        left = max(left_of(party, taken, owners), Decimal(0))
        over = Decimal(0)
        for receipt in sorted(received, key=lambda one: (arrived_on[one], one)):
            if is_of(came[receipt], party, owners):
                serves[receipt] = min(received[receipt], left)
                left -= serves[receipt]
                over += received[receipt] - serves[receipt]
        if over:
            back = min(returned.get(party.id, Decimal(0)), over)
            beyond.append(Beyond(party.id, party.name, party.liable_for or Decimal(0), over, back))
    return serves, beyond
