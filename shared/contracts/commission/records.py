"""What other teams read of the commissions of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from shared.contracts.record import Readable, Records

CommissionState = Literal[
    "instructed", "issued", "dispatched", "withdrawing", "withdrawn", "answered", "told"
]


class CommissionPaperRecord(Readable):
    """A paper of the commission: the document or the file that it is, by id."""

    document_id: str


class CommissionRecord(Readable):
    """One commission; `in_force`: the receiving court holds the asset under a measure because of it.

    `receiving_court`: as it was called when it was given the matter, or took the measure that is renewed or released;
    `court_code`: None where it was entered by its name alone. `expires_on`: the last day on which that measure is relied on.
    """

    id: str
    state: CommissionState
    in_force: bool
    asset_id: str | None = None
    matter: str | None = None
    receiving_court: str | None = None
    court_code: str | None = None
    result: str | None = None
    ruling_document: str | None = None
    letter_document: str | None = None
    papers: Sequence[CommissionPaperRecord] = ()
    enclosures: Sequence[CommissionPaperRecord] = ()
    measure_no: str | None = None
    effective_at: datetime | None = None
    expires_on: date | None = None
    instructed_at: datetime | None = None
    instructed_by: str | None = None
    issued_at: datetime | None = None
    """When our letter of commission was issued."""
    answered_at: datetime | None = None

    def releases(self, asset_id: str, since: datetime | None) -> bool:
        """Whether it asks that the asset be let go of, and nobody has said that this is not done; `since`: of the measure."""
        if (self.asset_id, self.matter) != (asset_id, "release"):
            return False
        if self.answered_at is None:
            return self.state != "withdrawn"
        return self.result == "done" and (since is None or self.answered_at >= since)


class SupplementRecord(Readable):
    """What was sent after the letter of a commission, by the ids of its documents and files."""

    letter_document: str | None = None
    papers: Sequence[CommissionPaperRecord] = ()


COMMISSIONS = Records("commission", "/cases/{case_number}/commissions", CommissionRecord)
SUPPLEMENTS = Records("commission", "/cases/{case_number}/supplements", SupplementRecord)
