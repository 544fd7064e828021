"""Requests and answers of agents."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from services.intake.filing.schemas import AgentIn
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.records import PastAgentRecord
from shared.platform.acts import Act
from shared.values.fields import Text


class AgentEntryIn(BaseModel):
    """An agent with its scope. `power`: the id of the file that says so, in the case's e-dossier."""

    model_config = ConfigDict(extra="forbid")

    agent: AgentIn
    power: Annotated[Text, paper_as(FilePurpose.AGENCY)]


class AgentEndingIn(BaseModel):
    """`end_notice`: the id of the file by which the party or the agent has told the court."""

    model_config = ConfigDict(extra="forbid")

    end_notice: Annotated[Text, paper_as(FilePurpose.AGENCY)]


class AgentOut(PastAgentRecord):
    """`power`: None of an agent who was named in the application alone. `acts`: what can be done with it next."""

    acts: list[Act]
    party_id: str
    entered_by: str | None
    entered_at: datetime | None
    end_notice: str | None
    ended_by: str | None
