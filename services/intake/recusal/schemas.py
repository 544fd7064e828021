"""Requests and answers of recusal."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from services.intake.filing.schemas import InstrumentNumber
from services.intake.recusal.rules import Kind
from shared.platform.acts import Act
from shared.platform.paging import Listing, of_staff
from shared.values.fields import OptionalNote, OptionalText, Reason
from shared.values.identity import PAPERS, Paper, parse_identity


class GroundIn(BaseModel):
    """A person with his number, on its `paper`; or the instrument in whose making `staff_id` took part."""

    model_config = ConfigDict(extra="forbid")

    staff_id: str
    kind: Kind
    name: OptionalText = ""
    paper: Annotated[Paper, Field(title="证件种类")] = Paper.RESIDENT_ID
    identity: str = ""
    instrument_number: InstrumentNumber | None = None
    note: OptionalNote = ""

    @field_validator("identity")
    @classmethod
    def identity_fits_paper(cls, identity: str, given: ValidationInfo) -> str:
        paper = given.data.get("paper")
        if not identity or paper is None:
            return identity
        kind = next(kind for kind, papers in PAPERS.items() if paper in papers)
        return parse_identity(kind, paper, identity)


class GroundEndIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class GroundFilter(Listing):
    """What is on record, one's own or, for who assigns the cases and the president, everybody's."""

    staff_id: Annotated[str | None, of_staff("人员")] = None
    kind: Annotated[Kind | None, Field(description="回避情形")] = None
    ended: Annotated[bool | None, Field(description="是否已经不再适用")] = None


class GroundOut(BaseModel):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    staff_id: str
    kind: Kind
    name: str
    identity: str
    instrument_number: str
    note: str
    entered_by: str
    entered_at: datetime
    ended_by: str | None
    ended_at: datetime | None
    end_reason: str
