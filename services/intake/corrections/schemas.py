"""Requests and answers of corrections."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from services.intake.corrections.rules import PROOFS
from services.intake.filing.schemas import BasisIn, PartyFields
from shared.contracts.documents.purposes import paper_as
from shared.values.fields import READABLE, Text, Written

Reason = Annotated[Written, Field(min_length=5, max_length=500), READABLE]


class PartyCorrectionIn(BaseModel):
    """The party as it should stand, and why it stood otherwise. `proof`: the id of a file of the case, which whatever
    stands in a filed case changes on."""

    model_config = ConfigDict(extra="forbid")

    party: PartyFields
    reason: Reason
    proof: Annotated[Text | None, paper_as(*PROOFS)] = None


class ApplicationCorrectionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    application: BasisIn
    reason: Reason


class CorrectionOut(BaseModel):
    id: str
    party_id: str | None
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str
    proof: str | None
    corrected_by: str
    corrected_at: datetime
