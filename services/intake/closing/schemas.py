"""Requests and answers of closing."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.closing import ClosingGround, ClosingMode
from shared.platform.acts import Act
from shared.platform.paging import Listing, of_staff
from shared.values.articles import EXE
from shared.values.fields import READABLE, Text, Written
from shared.values.malformed import Malformed
from shared.values.money import Yuan


class ClosingRequestIn(BaseModel):
    """结案信息项 of 二(五)4, in yuan.

    `performance_record`: the file's id, where an act or a delivery is owed. What is waived has its own record (waivers).
    `ground`, `ground_paper`: the ground on which a case ends that was neither performed nor concluded for this round, and
    the file that shows it. `ruling`: by which it ends, or the round, by id.
    """

    model_config = ConfigDict(extra="forbid")

    mode: ClosingMode
    applied_amount: Yuan
    closing_amount: Yuan
    waived_amount: Yuan
    recovered_amount: Yuan
    reason: Annotated[Written, Field(min_length=10, max_length=2000), READABLE]
    performance_record: Annotated[Text | None, paper_as(FilePurpose.PERFORMANCE_RECORD)] = None
    ground: ClosingGround | None = None
    ground_paper: Annotated[Text | None, paper_as(FilePurpose.WITHDRAWAL, FilePurpose.TERMINATION_GROUND)] = (
        None
    )
    ruling: Text | None = None

    @model_validator(mode="after")
    def _of_other_modes(self) -> Self:
        rounds = (ClosingMode.FULLY_ENFORCED, ClosingMode.CONCLUDED_THIS_ROUND)
        if self.mode in rounds and (self.ground or self.ground_paper):
            raise Malformed("以执行完毕、终结本次执行程序方式报结的，不填写事由、事由材料", EXE[64])
        if self.mode is ClosingMode.FULLY_ENFORCED and self.ruling:
            raise Malformed("以执行完毕方式报结的，不填写裁定书", EXE[64])
        return self


class ReviewIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    result: Literal["approved", "returned"]
    remark: Annotated[Written, Field(max_length=2000), READABLE] = ""


class ClosingFilter(Listing):
    """Requests to close by what people ask for."""

    state: Annotated[Literal["requested", "approved", "returned"] | None, Field(description="状态")] = None
    requested_by: Annotated[str | None, of_staff("报结人")] = None
    reviewed_by: Annotated[str | None, of_staff("审查人")] = None


class ClosingRequestOut(BaseModel):
    """`acts`: what can be done with it next. `waiver`, `waived_by`: of requests of before, which named the paper themselves."""

    acts: list[Act]
    id: str
    case_number: str
    mode: ClosingMode
    applied_amount: Decimal
    closing_amount: Decimal
    waived_amount: Decimal
    recovered_amount: Decimal
    reason: str
    performance_record: str | None
    ground: ClosingGround | None
    ground_paper: str | None
    ruling: str | None
    waiver: str | None
    waived_by: str | None
    requested_by: str
    requested_at: datetime
    state: str
    faults: list[dict[str, str]]
    reviewed_by: str | None
    reviewed_at: datetime | None
    version: int
