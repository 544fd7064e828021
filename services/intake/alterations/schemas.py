"""Requests and answers of alterations of the parties."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.closing import ClosingGround
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Text


class PartyEndIn(BaseModel):
    """`party`: by id; `ground_paper`: the file that shows the ground of this party; `ruling`: by which it ends for it alone, by id."""

    model_config = ConfigDict(extra="forbid")

    party: Text
    ground: ClosingGround
    ground_paper: Annotated[
        Text, paper_as(FilePurpose.WITHDRAWAL, FilePurpose.TERMINATION_GROUND, FilePurpose.PETITION)
    ]
    ruling: Text


class AlterationFilter(Listing):
    ground: Annotated[ClosingGround | None, Field(description="只看一种事由")] = None


class AlterationOut(BaseModel):
    """`share` (yuan): what is no longer enforced of the claim: of an applicant, or as a respondent had performed it in time."""

    acts: list[Act]
    id: str
    case_number: str
    party: str
    name: str = Field(title="当事人")
    ground: ClosingGround
    paper: str
    ruling: str
    share: Decimal = Field(title="不再执行的份额")
    recorded_by: str
    recorded_at: datetime
    revoked_by: str | None = Field(title="据以撤销的异议、复议")
    revoked_at: datetime | None = Field(title="撤销后恢复当事人地位的时间")
