"""Requests and answers of guarantees in enforcement. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.guarantees.rules import CallGround, EndGround, GuaranteeKind, State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, LongText, OptionalNote, Text
from shared.values.money import Yuan


class PropertyIn(BaseModel):
    """What the undertaking says of the thing that the guarantee is given in (执行担保规定第四条第二款)."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Text, Field(title="担保财产的名称")]
    quantity: Annotated[Text, Field(title="数量")]
    condition: Annotated[Text, Field(title="质量、状况")]
    location: Annotated[Text, Field(title="所在地")]
    ownership: Annotated[Text, Field(title="所有权或者使用权归属")]


class GuaranteeIn(BaseModel):
    """What the undertaking says, and what it rests on. `liable_until`: where it names the guarantee period."""

    model_config = ConfigDict(extra="forbid")

    guarantor: Annotated[Text, Field(title="担保人")]
    identity: Annotated[Text, Field(title="担保人的证件号码")]
    kind: Annotated[GuaranteeKind, Field(title="担保方式")]
    claim: Annotated[Text, Field(title="被担保的债权种类")]
    amount: Annotated[Yuan, Field(title="担保的数额（元）")]
    scope: Annotated[LongText, Field(title="担保范围")]
    property: Annotated[PropertyIn | None, Field(title="担保财产")] = None
    enforceable: Annotated[bool, Field(title="担保书有自愿接受直接强制执行的承诺")]
    deferred_until: Annotated[Day, Field(title="担保书约定的暂缓执行期限的最后一日")]
    liable_until: Annotated[Day | None, Field(title="担保期间的最后一日")] = None
    undertaking: Annotated[Text, paper_as(FilePurpose.SECURITY_UNDERTAKING), Field(title="担保书")]
    consents: Annotated[
        list[Annotated[Text, paper_as(FilePurpose.SECURITY_CONSENT)]],
        Field(min_length=1, max_length=20, title="申请执行人同意的书面意见、笔录"),
    ]
    resolution: Annotated[
        Text | None,
        paper_as(FilePurpose.SECURITY_RESOLUTION),
        Field(title="公司章程、董事会或者股东会决议"),
    ] = None
    registration: Annotated[
        Text | None, paper_as(FilePurpose.SECURITY_REGISTRATION), Field(title="担保物权登记证明")
    ] = None


class GuaranteeDecisionIn(BaseModel):
    """`reason`: why it is not accepted."""

    model_config = ConfigDict(extra="forbid")

    result: Annotated[
        Literal["accepted", "refused"],
        Field(json_schema_extra={"x-labels": {"accepted": "接受", "refused": "不予接受"}}),
    ]
    reason: OptionalNote = ""


class GuaranteeCallIn(BaseModel):
    """`application`: the applicant's, of before the guarantee period was over; `ruling`: against the guarantor's property."""

    model_config = ConfigDict(extra="forbid")

    ground: Annotated[CallGround, Field(title="执行担保的事由")]
    called_for: Annotated[Yuan, Field(title="裁定执行的数额（元）")]
    application: Annotated[
        Text, paper_as(FilePurpose.RESUMPTION_APPLICATION), Field(title="申请执行人的申请")
    ]
    ruling: Annotated[Text, paper_as(FilePurpose.DOCUMENT), Field(title="执行担保财产、保证人财产的裁定书")]


class GuaranteeEndIn(BaseModel):
    """`reason`: why an application that came in time was not followed."""

    model_config = ConfigDict(extra="forbid")

    ground: Annotated[EndGround, Field(title="担保责任消灭的事由")]
    end_file: Annotated[
        Text | None,
        paper_as(FilePurpose.SECURITY_RELEASE),
        Field(title="同意解除、已经承担责任的材料"),
    ] = None
    reason: OptionalNote = ""


class GuaranteeFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class GuaranteeOut(BaseModel):
    """`last_day`: of the guarantee period; `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    guarantor: str = Field(title="担保人")
    identity: str = Field(title="担保人的证件号码")
    own: bool = Field(title="由被执行人提供")
    kind: GuaranteeKind = Field(title="担保方式")
    claim: str = Field(title="被担保的债权种类")
    amount: Decimal = Field(title="担保的数额（元）")
    scope: str = Field(title="担保范围")
    property: PropertyIn | None = Field(title="担保财产")
    deferred_until: date = Field(title="担保书约定的暂缓执行期限的最后一日")
    liable_until: date | None = Field(title="担保书载明的担保期间的最后一日")
    last_day: date = Field(title="担保期间的最后一日")
    undertaking: str = Field(title="担保书")
    consents: list[str] = Field(title="申请执行人同意的书面意见、笔录")
    resolution: str | None = Field(title="公司章程、董事会或者股东会决议")
    registration: str | None = Field(title="担保物权登记证明")
    recorded_by: str
    recorded_at: datetime
    state: State
    decided_by: str | None
    decided_at: datetime | None
    reason: str
    stay: str | None = Field(title="据此暂缓执行的期间")
    called_ground: CallGround | None = Field(title="执行担保的事由")
    called_for: Decimal | None = Field(title="裁定执行的数额（元）")
    application: str | None = Field(title="申请执行人的申请")
    ruling: str | None = Field(title="执行担保财产、保证人财产的裁定书")
    called_by: str | None = Field(title="决定执行担保的法官")
    called_at: datetime | None = Field(title="决定执行担保的时间")
    end_ground: EndGround | None = Field(title="担保责任消灭的事由")
    end_file: str | None = Field(title="同意解除、已经承担责任的材料")
    ended_by: str | None
    ended_at: datetime | None
