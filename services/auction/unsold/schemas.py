"""Requests of what becomes of a thing that found no buyer."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from services.auction.notification import Reference
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Reason
from shared.values.money import Yuan


class ClaimIn(BaseModel):
    """One creditor, an applicant of the case or another: what its claim is, its rank, whether it applies to take the thing.

    `paper`: the file of its application, or of its claim.
    """

    model_config = ConfigDict(extra="forbid")

    name: Reference
    identity: Reference
    rank: Annotated[int, Field(ge=1, le=100)]
    amount: Yuan
    applies: StrictBool
    paper: Annotated[Reference, paper_as(FilePurpose.DEBT_FOR_PROPERTY)]


class TakingIn(BaseModel):
    """Who takes the thing at the price at which it found no buyer, by the number of his papers.

    `lots`: the file of the record of drawing lots among those of one rank; `due_on`: last day for the difference.
    """

    model_config = ConfigDict(extra="forbid")

    taker: Reference
    claims: Annotated[list[ClaimIn], Field(min_length=1, max_length=50)]
    lots: Annotated[Reference | None, paper_as(FilePurpose.DEBT_FOR_PROPERTY)] = None
    due_on: date | None = None


class UnsoldIn(BaseModel):
    """Nobody takes it: `refusals` is the file that shows it. `other_measures`: the thing stays seized for another measure."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason
    refusals: Annotated[Reference, paper_as(FilePurpose.DEBT_FOR_PROPERTY)]
    other_measures: StrictBool
