"""Requests and answers of coercion. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.coercion.kinds import KINDS, AuditFinding, Capacity, EndGround, Longer, Outcome
from services.intake.coercion.rules import State
from services.intake.coercion.search import Sex
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.coercion import CoercionKind, ListingGround
from shared.contracts.intake.party_changes import SIDES
from shared.contracts.intake.petitions import Consumption, ExemptionGround
from shared.contracts.intake.records import CoercionRecord, Role
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Instant, OptionalNote, OptionalText, Reason, Text
from shared.values.money import Yuan

_LABELS = {code: kind.label for code, kind in KINDS.items()}
_Kind = Annotated[CoercionKind, Field(json_schema_extra={"x-labels": dict(_LABELS)})]
_MOST_SEARCHERS = 60  # ours: nobody brings more
_MOST_YEARS = 99  # ours: the rule says how many


class CoercionIn(BaseModel):
    """`party`: the respondent, by id; `person` of a unit, by name, with the `capacity` in which he answers. `days`: of a detention.

    `paper`: the file that shows the ground. `longer_ground`, `longer_paper`: why somebody is listed for `more_years`, and what shows it.
    `long`: an arrest in a complicated matter in which a detention is possible.
    """

    model_config = ConfigDict(extra="forbid")

    kind: _Kind
    party: Text
    person: OptionalText = ""
    capacity: Capacity | None = None
    words: Reason
    paper: Annotated[Text, paper_as(FilePurpose.COERCION_GROUND)]
    amount: Yuan | None = None
    days: Annotated[int, Field(ge=0, le=_MOST_YEARS)] | None = None
    listing_ground: ListingGround | None = None
    more_years: Annotated[int, Field(ge=0, le=_MOST_YEARS)] = 0
    longer_ground: Annotated[Longer | None, Field(title="延长失信期限的法定情形")] = None
    longer_paper: Annotated[
        OptionalText, paper_as(FilePurpose.COERCION_GROUND), Field(title="证明延长情形的材料")
    ] = ""
    long: bool = False


class CoercionDecisionIn(BaseModel):
    """`later_in_order`, `able_because`: found before somebody is listed as able to pay (失信名单规定第三条); else left out."""

    model_config = ConfigDict(extra="forbid")

    approved: bool
    answer: Reason
    later_in_order: bool | None = Field(default=None, title="履行顺序在后，依法不应强制执行")
    able_because: OptionalNote = Field(default="", title="有履行能力的依据")


class SearcherIn(BaseModel):
    """`searched_woman`: this person has searched the body of a woman."""

    model_config = ConfigDict(extra="forbid")

    name: Text
    sex: Sex
    searched_woman: bool = Field(default=False, title="搜查妇女身体")


class CarriedOutIn(BaseModel):
    """`document`: the signed paper, by id; `trace`: the record or receipt. `appeared`: of a summons alone. `searchers`,
    `woman_searched`: of a search alone (民诉法解释第四百九十六、四百九十八条). `auditor`, `draw_paper`, `advanced`, `advance_paper`:
    of an audit alone (财产调查规定第十八、二十条)."""

    model_config = ConfigDict(extra="forbid")

    document: Text
    at: Instant
    trace: Annotated[Text, paper_as(FilePurpose.COERCION_TRACE)]
    appeared: bool | None = None
    searchers: Annotated[list[SearcherIn], Field(max_length=_MOST_SEARCHERS, title="搜查人员")] = []
    woman_searched: bool | None = Field(default=None, title="是否搜查了妇女身体")
    auditor: OptionalText = Field(default="", title="随机确定的审计机构")
    draw_paper: Annotated[
        OptionalText, paper_as(FilePurpose.COERCION_TRACE), Field(title="随机确定审计机构的笔录")
    ] = ""
    advanced: Annotated[Yuan | None, Field(title="申请执行人预交的审计费用")] = None
    advance_paper: Annotated[
        OptionalText, paper_as(FilePurpose.COERCION_TRACE), Field(title="预交审计费用的凭证")
    ] = ""


class CoercionEndIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    at: Instant
    end_paper: Annotated[Text, paper_as(FilePurpose.COERCION_END)]


class ReleaseIn(CoercionEndIn):
    """`document`: the president's signed decision, of who is freed from a detention before its last day (民诉法解释第一百八十二条)."""

    document: OptionalText = ""


class RefundIn(CoercionEndIn):
    """`paid`: of a fine that was revoked or lowered, zero where nothing was; `end_paper` shows both sums."""

    paid: Yuan = Field(title="已经缴纳的罚款")
    refunded: Yuan = Field(title="已经退还的罚款")


class OutcomeIn(CoercionEndIn):
    """`attended`, `handed_to`: of a removal by force. `finding`: of an audit, whose cost it decides (财产调查规定第二十条)."""

    outcome: Outcome
    attended: OptionalNote = Field(default="", title="到场人员")
    handed_to: OptionalNote = Field(default="", title="被搬出的财物交付何人")
    finding: Annotated[AuditFinding | None, Field(title="审计发现的情形")] = None


class FamilyToldIn(BaseModel):
    """`unreached`: why the family could not be told."""

    model_config = ConfigDict(extra="forbid")

    at: Instant
    family_paper: Annotated[Text, paper_as(FilePurpose.COERCION_TRACE)]
    unreached: OptionalNote = Field(default="", title="无法通知家属的原因")


class EndGroundIn(CoercionEndIn):
    """`at`: when the ground came about."""

    ground: EndGround


class CoercionLiftingIn(BaseModel):
    """`kept`: the ground is not found, and it stays in force."""

    model_config = ConfigDict(extra="forbid")

    result: Literal["lifted", "kept"]
    answer: OptionalNote = ""


class CoercionWithdrawalIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class CoercionFilter(Listing):
    kind: Annotated[_Kind | None, Field(description="只看一种措施")] = None
    state: Annotated[State | None, Field(description="只看一种状态")] = None
    party: Annotated[str | None, Field(max_length=64, description="只看一名被执行人")] = None


class ExemptionOut(BaseModel):
    """What somebody restricted may spend all the same. `in_force`: today."""

    petition: Annotated[str, Field(title="准许的申请")]
    exemption: Annotated[ExemptionGround, Field(title="限制消费例外的事由")]
    exempt_kinds: Annotated[list[Consumption], Field(title="准许的消费种类")]
    scope: Annotated[str, Field(title="准许的消费")]
    exempt_times: Annotated[int | None, Field(title="准许的次数")]
    exempt_from: Annotated[date | None, Field(title="准许的起始日期")]
    exempt_until: Annotated[date | None, Field(title="准许的截止日期")]
    in_force: Annotated[bool, Field(title="现在是否有效")]


class CoercionOut(CoercionRecord):
    """`acts`: what can be done with it next. `until`: when it ends by itself."""

    acts: list[Act]
    id: str
    case_number: str
    kind: _Kind
    person: str
    capacity: Capacity | None
    words: str
    amount: Decimal | None
    days: int | None
    listing_ground: ListingGround | None
    more_years: int
    longer_ground: Annotated[Longer | None, Field(title="延长失信期限的法定情形")]
    longer_paper: Annotated[str, Field(title="证明延长情形的材料")]
    long: bool
    paper: str
    requested_by: str
    requested_at: datetime
    state: State
    decided_by: str | None
    decided_at: datetime | None
    answer: str
    later_in_order: Annotated[bool | None, Field(title="履行顺序在后，依法不应强制执行")]
    able_because: Annotated[str, Field(title="有履行能力的依据")]
    document: str | None
    trace: str | None
    appeared: bool | None
    searchers: Annotated[list[SearcherIn], Field(title="搜查人员")]
    woman_searched: Annotated[bool | None, Field(title="是否搜查了妇女身体")]
    carried_out_by: str | None
    carried_out_at: datetime | None
    until: datetime | None
    family_told_at: Annotated[datetime | None, Field(title="通知家属的时间")]
    family_paper: Annotated[str | None, Field(title="通知家属的材料")]
    family_unreached: Annotated[str, Field(title="无法通知家属的原因")]
    outcome: Annotated[Outcome | None, Field(title="结果")]
    attended: Annotated[str, Field(title="到场人员")]
    handed_to: Annotated[str, Field(title="被搬出的财物交付何人")]
    auditor: Annotated[str, Field(title="随机确定的审计机构")]
    draw_paper: Annotated[str, Field(title="随机确定审计机构的笔录")]
    advanced: Annotated[Decimal | None, Field(title="申请执行人预交的审计费用")]
    advance_paper: Annotated[str, Field(title="预交审计费用的凭证")]
    finding: Annotated[AuditFinding | None, Field(title="审计发现的情形")]
    cost_borne_by: Annotated[
        Role | None, Field(title="审计费用由谁承担", json_schema_extra={"x-labels": dict(SIDES)})
    ]
    end_ground: EndGround | None
    end_paper: str | None
    ground_at: datetime | None
    noted_by: str | None
    correction: Annotated[str | None, Field(title="决定纠正失信信息、撤销或者变更强制措施的文书")]
    release_document: Annotated[str | None, Field(title="提前解除拘留决定书")]
    changed_amount: Annotated[Decimal | None, Field(title="上一级人民法院变更后的罚款金额")]
    changed_days: Annotated[int | None, Field(title="上一级人民法院变更后的拘留日数")]
    to_refund: Annotated[Decimal | None, Field(title="撤销、减少的罚款，已缴纳的应当退还")]
    paid: Annotated[Decimal | None, Field(title="已经缴纳的罚款")]
    refunded: Annotated[Decimal | None, Field(title="已经退还的罚款")]
    open_until: Annotated[datetime | None, Field(title="申请复议的期限届满时间")]
    exemptions: Annotated[list[ExemptionOut], Field(title="限制消费的例外")]
    lifted_by: str | None
    ended_at: datetime | None
