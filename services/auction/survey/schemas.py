"""Requests and answers of the survey."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.auction.notification import Reference
from services.auction.survey.rules import LABELS, Finding
from shared.contracts.auction.records import SurveyRecord
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import LongText, Reason
from shared.values.labelled import said_as


class PriorityHolder(BaseModel):
    """Somebody known to have a priority right to buy (co-owner, tenant …), and which."""

    model_config = ConfigDict(extra="forbid")

    name: Reference
    right: LongText


class SurveyIn(BaseModel):
    """现状调查报告. `surveyors` by staff id; `record_document`, the record of the visit, and the photos by their files."""

    model_config = ConfigDict(extra="forbid")

    surveyed_on: date
    surveyors: Annotated[list[Reference], Field(min_length=1, max_length=20)]
    record_document: Annotated[Reference, paper_as(FilePurpose.SURVEY_RECORD)]
    findings: dict[Annotated[str, said_as(LABELS)], Finding]
    priority_holders: Annotated[list[PriorityHolder], Field(max_length=100)]
    photos: Annotated[list[Annotated[Reference, paper_as(FilePurpose.SURVEY_PHOTO)]], Field(max_length=500)]


class DoubtIn(BaseModel):
    """Why what the survey doubts may be sold; `paper`: the file of the expert opinion or of the decision on the dispute."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason
    paper: Annotated[Reference, paper_as(FilePurpose.DOUBT_SETTLED)]


class SurveyOut(SurveyRecord):
    asset_id: str
    surveyed_on: date
    surveyors: list[str]
    record_document: str
    findings: dict[Annotated[str, said_as(LABELS)], Finding]
    priority_holders: list[dict[str, str]]
    photos: list[str]
    recorded_by: str
    recorded_at: datetime
    doubts_settled_by: str | None
    doubts_settled_at: datetime | None
    doubts_settled_because: str
