"""Requests of what went and came by post."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Day, Instant, OptionalText, Text


class PostingIn(BaseModel):
    """`receipt_no`: the number under which it was posted; `file`: the proof of it."""

    model_config = ConfigDict(extra="forbid")

    receipt_no: Text
    file: Annotated[Text, paper_as(FilePurpose.POSTING_PROOF)]


class AnswerIn(BaseModel):
    """What the receiving court has written, as its letter `file` says; `note`: what is missing, why it returns the letter."""

    model_config = ConfigDict(extra="forbid")

    file: Annotated[Text, paper_as(FilePurpose.COMMISSION_ANSWER)]
    result: Literal["done", "returned", "incomplete"]
    measure_no: Annotated[OptionalText, Field(min_length=1)] | None = None
    effective_at: Instant | None = None
    expires_on: Day | None = None
    note: Text
