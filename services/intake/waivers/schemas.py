"""Requests and answers of waivers. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.waivers.rules import PAPERS, State
from shared.contracts.documents.purposes import paper_as
from shared.contracts.intake.records import WaiverRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, OptionalNote, Text
from shared.values.money import Yuan

Kind = Literal["waiver", "settlement", "fee_relief"]


class WaiverIn(BaseModel):
    """`file`: the paper, by id; `waived_by`: the applicant or the agent whose word it is, by id; `waived_on`: its date.

    `judgment_debt` of principal and ordinary interest; `all_delay_interest`: 加倍部分债务利息 whatever it comes to.
    `fee_relief`: of the court, of the enforcement fee alone.
    """

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    file: Annotated[Text, paper_as(*(purpose for purpose, _ in PAPERS.values()))]
    waived_by: Text | None = None
    waived_on: Day
    judgment_debt: Yuan = Decimal(0)
    delay_interest: Yuan = Decimal(0)
    all_delay_interest: bool = False
    fee: Yuan = Decimal(0)


class WaiverDecisionIn(BaseModel):
    """`reason`: why it is refused, or does no longer stand."""

    model_config = ConfigDict(extra="forbid")

    result: Literal["confirmed", "refused", "withdrawn"]
    reason: OptionalNote = ""


class WaiverFilter(Listing):
    kind: Annotated[Kind | None, Field(description="只看一种")] = None
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class WaiverOut(WaiverRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    kind: Kind
    file: str
    waived_by: str | None
    recorded_by: str
    recorded_at: datetime
    state: State
    decided_by: str | None
    decided_at: datetime | None
    reason: str
