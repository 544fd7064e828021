"""Answers of network."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.custody.records import FeedbackRecord, QueryRecord
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.gateways.asset_query import Channel, Source
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Text


class QueryFilter(Listing):
    """Queries by what people ask for; `started`: whether the query system has accepted it."""

    channel: Channel | None = None
    occasion: Annotated[str | None, Field(max_length=100)] = None
    respondent_id: Annotated[str | None, Field(max_length=100)] = None
    started: bool | None = None


class QueryIn(BaseModel):
    """Which channel is to be asked about the case's respondents, and why again.

    `application`: of a case of preservation, the applicant's in writing, by the id of its file.
    """

    model_config = ConfigDict(extra="forbid")

    channel: Channel
    reason: Text
    application: Annotated[Text | None, paper_as(FilePurpose.PRESERVATION_QUERY)] = None


class QueryOrderOut(BaseModel):
    """`occasion`: under which the queries are found; an earlier one where the query system had not taken those."""

    occasion: str
    channel: Channel


class QueryOut(QueryRecord):
    id: str
    case_number: str
    occasion: str
    channel: str
    respondent_id: str
    ordered_at: datetime
    ordered_by: str
    started_at: datetime | None


class FeedbackFilter(Listing):
    """Answers by what people ask for; `handled`: whether each of its assets is decided, `filed`: into the e-dossier."""

    channel: Channel | None = None
    source: Annotated[str | None, Field(max_length=100)] = None
    query_id: Annotated[str | None, Field(max_length=300)] = None
    handled: bool | None = None
    filed: bool | None = None


class FeedbackOut(FeedbackRecord):
    """One source's answer with the e-record that goes into the e-dossier and its digest."""

    acts: list[Act]
    case_number: str
    query_id: str
    source: Source
    channel: str
    received_at: datetime
    content: dict[str, Any]
    filed_by: str | None
    handled_at: datetime | None


class FeedbackAccepted(BaseModel):
    feedback_id: str
