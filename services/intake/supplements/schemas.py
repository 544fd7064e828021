"""Requests of 补正."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Day, Instant, LongText, Text


class SupplementAskedIn(BaseModel):
    """`missing`: all that is missing, said at once; `notice`: by which the applicant was told, with his signature."""

    model_config = ConfigDict(extra="forbid")

    missing: LongText
    until: Day = Field(title="补正的最后一日")
    notice: Annotated[Text, paper_as(FilePurpose.SUPPLEMENT_NOTICE)]


class SupplementIn(BaseModel):
    """`at`: when all of it had come."""

    model_config = ConfigDict(extra="forbid")

    at: Instant = Field(title="补齐时间")
    paper: Annotated[Text, paper_as(FilePurpose.SUPPLEMENT), Field(title="补正的材料")]
