"""Requests and answers of substitutions. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.substitution.rules import State, Way
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, OptionalNote, Reason, Text
from shared.values.money import Yuan


class SubstitutionIn(BaseModel):
    """`debtor`: by party id; `act`: what is to be done, and why another can do it. `unable`: why the court itself chooses.
    `restricted`: the law lets only who is qualified do it.
    """

    model_config = ConfigDict(extra="forbid")

    debtor: Text
    act: Reason = Field(title="代履行的行为和可由他人完成的理由")
    way: Way = Field(title="代履行人的确定方式")
    name: Text = Field(title="代履行人")
    choice: Annotated[Text, paper_as(FilePurpose.SUBSTITUTE_CHOICE)] = Field(title="确定代履行人的材料")
    unable: OptionalNote = Field(default="", title="没有指明、不能协商一致的情况")
    restricted: bool = Field(title="法律、行政法规有资格限制")
    qualification: Annotated[Text | None, paper_as(FilePurpose.SUBSTITUTE_QUALIFICATION)] = Field(
        default=None, title="代履行人的资格证明"
    )
    fee: Annotated[Yuan, Field(gt=0, title="代履行费用（元）")]
    fee_paper: Annotated[Text, paper_as(FilePurpose.SUBSTITUTE_FEE)] = Field(title="费用预算、报价")


class SubstitutionDecisionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    result: Annotated[
        Literal["decided", "refused"],
        Field(json_schema_extra={"x-labels": {"decided": "选定", "refused": "不予选定"}}),
    ]
    reason: OptionalNote = ""


class PrepaymentOrderIn(BaseModel):
    """`notice`: the order, as the debtor has signed for it on `told_on`; `prepay_by`: the last day to pay."""

    model_config = ConfigDict(extra="forbid")

    notice: Annotated[Text, paper_as(FilePurpose.SUBSTITUTE_NOTICE)] = Field(title="责令预付代履行费用的通知")
    told_on: Day = Field(title="被执行人收到之日")
    prepay_by: Day = Field(title="预付期限")


class PrepaymentIn(BaseModel):
    """`receipts`: of the case, at funds, by id."""

    model_config = ConfigDict(extra="forbid")

    receipts: Annotated[list[Text], Field(min_length=1, max_length=50)]


class FeeEnforcementIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class SubstitutePerformanceIn(BaseModel):
    """`record`: of what was done; `bills`: the list of costs and main vouchers, which the debtor may read."""

    model_config = ConfigDict(extra="forbid")

    performed_on: Day
    record: Annotated[Text, paper_as(FilePurpose.PERFORMANCE_RECORD)] = Field(title="代履行笔录")
    bills: Annotated[Text, paper_as(FilePurpose.SUBSTITUTE_BILLS)] = Field(title="费用清单、主要凭证")
    spent: Annotated[Yuan, Field(gt=0, title="实际费用（元）")]


class SubstitutionConfirmationIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    result: Annotated[
        Literal["confirmed", "ordered"],
        Field(json_schema_extra={"x-labels": {"confirmed": "确认", "ordered": "不予确认，重新代履行"}}),
    ]
    reason: OptionalNote = ""


class SubstitutionEndIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class SubstitutionFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class SubstitutionOut(BaseModel):
    """`owed`: what of the fee is enforced as money, as it was not paid in advance. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    debtor: str
    act: str = Field(title="代履行的行为和可由他人完成的理由")
    way: Way = Field(title="代履行人的确定方式")
    name: str = Field(title="代履行人")
    choice: str = Field(title="确定代履行人的材料")
    unable: str = Field(title="没有指明、不能协商一致的情况")
    qualification: str | None = Field(title="代履行人的资格证明")
    fee: Decimal = Field(title="代履行费用（元）")
    fee_paper: str = Field(title="费用预算、报价")
    owed: Decimal = Field(title="强制执行的代履行费用（元）")
    proposed_by: str
    proposed_at: datetime
    state: State
    decided_by: str | None
    decided_at: datetime | None
    reason: str
    notice: str | None = Field(title="责令预付代履行费用的通知")
    told_on: date | None = Field(title="被执行人收到之日")
    prepay_by: date | None = Field(title="预付期限")
    receipts: list[str]
    paid_at: datetime | None = Field(title="付清时间")
    enforced_by: str | None = Field(title="决定强制执行的法官")
    enforced_at: datetime | None = Field(title="决定强制执行的时间")
    performed_on: date | None
    record: str | None = Field(title="代履行笔录")
    bills: str | None = Field(title="费用清单、主要凭证")
    spent: Decimal | None = Field(title="实际费用（元）")
    performed_by: str | None = Field(title="登记代履行的人员")
    confirmed_by: str | None
    confirmed_at: datetime | None
