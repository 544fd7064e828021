"""What resumes a case."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from services.intake.resumption.rules import ResumptionGround
from services.intake.settlements.deceit import FoundIn
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Instant, Text


class ResumptionIn(FoundIn):
    """`paper`: the applicant's, or that of the court which gives the case back, by the id of its file; or `asset`: what the court has found of its own motion, by its id;
    neither where the ruling that had ended the case was revoked: the record shows by what.
    """

    model_config = ConfigDict(extra="forbid")

    ground: ResumptionGround = Field(title="恢复执行的事由")
    received_at: Instant
    paper: Annotated[
        Text | None, paper_as(FilePurpose.RESUMPTION_APPLICATION, FilePurpose.COMMISSION_RETURN)
    ] = None
    asset: Text | None = None
