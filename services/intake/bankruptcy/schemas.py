"""Requests and answers of referrals."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.bankruptcy.rules import Answer, Outcome, State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, OptionalNote, Reason, Text

_ANSWER = paper_as(FilePurpose.BANKRUPTCY_ANSWER)


class ReferralIn(BaseModel):
    """`debtor`: by party id; `consented_by`: the applicant, or the debtor, who consents in writing; left out where nobody does.
    `opinion`: the consent, or the record of having asked. `court`: the code of the court of the debtor's seat. `new_facts`: where it was refused before.
    """

    model_config = ConfigDict(extra="forbid")

    debtor: Text
    signs: Annotated[Text, paper_as(FilePurpose.INSOLVENCY_SIGNS), Field(title="丧失清偿能力的材料")]
    opinion: Annotated[Text, paper_as(FilePurpose.REFERRAL_OPINION), Field(title="是否同意移送的书面意见")]
    consented_by: Text | None = Field(default=None, title="同意移送的当事人")
    court: Text | None = Field(default=None, title="受移送法院代字")
    minutes: Annotated[Text | None, paper_as(FilePurpose.REFERRAL_MINUTES)] = Field(
        default=None, title="合议笔录"
    )
    new_facts: Annotated[Text | None, paper_as(FilePurpose.REFERRAL_NEW_FACTS)] = Field(
        default=None, title="新的事实、证据"
    )


class ReferralDecisionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    result: Annotated[
        Literal["decided", "refused"],
        Field(json_schema_extra={"x-labels": {"decided": "决定移送", "refused": "不予移送"}}),
    ]
    reason: OptionalNote = ""


class ReferralRevocationIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class ReferralSendingIn(BaseModel):
    """`ruling`: by which the enforcement against the debtor is stayed; `receipt`: the other court's, of `received_on`."""

    model_config = ConfigDict(extra="forbid")

    ruling: Annotated[Text, paper_as(FilePurpose.STAY_RULING), Field(title="中止执行裁定书")]
    receipt: Annotated[Text, paper_as(FilePurpose.REFERRAL_RECEIPT), Field(title="受移送法院的签收回执")]
    received_on: Day


class ReferralChaseIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    paper: Annotated[Text, paper_as(FilePurpose.REFERRAL_CHASE)]


class ReferralAnswerIn(BaseModel):
    """`answer`: the other court's ruling, of `answered_on`."""

    model_config = ConfigDict(extra="forbid")

    result: Answer
    answer: Annotated[Text, _ANSWER, Field(title="受移送法院的裁定")]
    answered_on: Day


class DebtorHandOverIn(BaseModel):
    """`receipt`: of the administrator, or of the court that has accepted it."""

    model_config = ConfigDict(extra="forbid")

    receipt: Annotated[Text, paper_as(FilePurpose.BANKRUPTCY_RECEIPT)]


class ReferralEndIn(BaseModel):
    """`end_paper`: the other court's ruling, of `ended_on`."""

    model_config = ConfigDict(extra="forbid")

    result: Outcome
    end_paper: Annotated[Text, _ANSWER, Field(title="宣告破产、驳回申请的裁定")]
    ended_on: Day


class ReferralFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class ReferralOut(BaseModel):
    """`stops`: nothing is enforced against the debtor now. `by_seizure`: ordinary creditors are paid in the order of their seizures,
    after the costs and the claims with priority (民诉法解释第五百一十四条). `acts`: what can be done with it next.
    """

    acts: list[Act]
    id: str
    case_number: str
    debtor: str
    name: str = Field(title="被执行人")
    state: State
    stops: bool = Field(title="对该被执行人中止执行")
    by_seizure: bool = Field(title="普通债权按查封先后顺序清偿")
    signs: str = Field(title="丧失清偿能力的材料")
    opinion: str = Field(title="是否同意移送的书面意见")
    consented_by: str | None = Field(title="同意移送的当事人")
    court: str | None = Field(title="受移送法院代字")
    minutes: str | None = Field(title="合议笔录")
    new_facts: str | None = Field(title="新的事实、证据")
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    reason: str
    ruling: str | None = Field(title="中止执行裁定书")
    receipt: str | None = Field(title="受移送法院的签收回执")
    received_on: date | None
    chases: list[str] = Field(title="催问函")
    answer: str | None = Field(title="受移送法院的裁定")
    answered_on: date | None
    handed_receipt: str | None = Field(title="移交财产的回执")
    handed_at: datetime | None
    end_paper: str | None = Field(title="宣告破产、驳回申请的裁定")
    ended_on: date | None
