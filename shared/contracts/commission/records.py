"""What other teams read of the commissions of a case."""

from __future__ import annotations

from typing import Literal

from shared.contracts.record import Readable, Records

CommissionState = Literal["instructed", "issued", "dispatched", "answered", "told"]


class CommissionRecord(Readable):
    """One commission; `in_force`: the receiving court holds the asset under a measure because of it."""

    id: str
    state: CommissionState
    in_force: bool


COMMISSIONS = Records("commission", "/cases/{case_number}/commissions", CommissionRecord)
