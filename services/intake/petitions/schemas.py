"""Requests and answers of objections and applications."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.filing.schemas import PartyFields
from services.intake.petitions.rules import State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.party_changes import ChangeGround
from shared.contracts.intake.petitions import (
    LABELS,
    RESULTS,
    Consumption,
    ExemptionGround,
    PetitionKind,
    PetitionResult,
)
from shared.contracts.intake.records import PetitionRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing, of_staff
from shared.values.fields import Day, Instant, LongText, OptionalText, Reason, Text
from shared.values.money import Yuan

_Kind = Annotated[PetitionKind, Field(json_schema_extra={"x-labels": dict(LABELS)})]
_MOST_DAYS = 99  # ours: the rule says how many
_MOST_KINDS = len(Consumption)
_MOST_TIMES = 999  # ours: nobody asks for more
_Result = Annotated[PetitionResult, Field(json_schema_extra={"x-labels": dict(RESULTS)})]


class PetitionIn(BaseModel):
    """`party`: who brings it, by id; `outsider`: who is none, by name. `asset`, `person`, `respondent`, `coercion`, `against`: what it is
    about.

    `received_at`: when the court had the written `paper`; from there its limits run. `posted_on`: by the postmark, which
    `posting_proof` shows; by it what was posted is in time.
    """

    model_config = ConfigDict(extra="forbid")

    kind: _Kind
    party: Text | None = None
    outsider: OptionalText = ""
    asset: OptionalText = ""
    person: OptionalText = ""
    respondent: OptionalText = Field(default="", title="申请纳入失信名单、申请审计的被执行人")
    coercion: OptionalText = Field(
        default="", title="申请纠正的失信信息，申请例外的限制消费令，申请复议的罚款、拘留、限制出境"
    )
    against: Text | None = None
    obstacle_ended_on: Annotated[Day | None, Field(title="障碍消除的日期，申请顺延期限的填写")] = None
    exemption: Annotated[ExemptionGround | None, Field(title="申请限制消费例外的事由")] = None
    exempt_kinds: Annotated[list[Consumption], Field(max_length=_MOST_KINDS, title="申请准许的消费种类")] = []
    scope: OptionalText = Field(default="", title="申请准许的消费")
    exempt_times: Annotated[
        int | None, Field(ge=1, le=_MOST_TIMES, title="申请准许的次数，不限次数的不填")
    ] = None
    exempt_from: Annotated[Day | None, Field(title="申请准许的起始日期")] = None
    exempt_until: Annotated[Day | None, Field(title="申请准许的截止日期")] = None
    request: LongText
    paper: Annotated[Text, paper_as(FilePurpose.PETITION)]
    received_at: Instant
    posted_on: Annotated[Day | None, Field(title="邮寄提出的，交邮日期")] = None
    posting_proof: Annotated[Text | None, paper_as(FilePurpose.POSTING_PROOF)] = None


class AdmissionIn(BaseModel):
    """`reviewer`: the judge who looks into it, by staff id."""

    model_config = ConfigDict(extra="forbid")

    reviewer: Text


class AdmissionReceiptIn(BaseModel):
    """`party`: of the case; None: who has brought it, and is none."""

    model_config = ConfigDict(extra="forbid")

    party: Text | None = None
    receipt: Annotated[Text, paper_as(FilePurpose.SERVICE_RECEIPT)]


class AdmissionToldIn(BaseModel):
    """`at`: when the last of them had the notice."""

    model_config = ConfigDict(extra="forbid")

    at: Instant = Field(title="送达时间")
    receipts: Annotated[list[AdmissionReceiptIn], Field(min_length=2, max_length=60, title="送达回证")]


class PetitionDecisionIn(BaseModel):
    """`document`: the signed ruling or decision, by id; of the higher court's, the file; None where none is made.

    `changed_amount`, `changed_days`: what the higher court leaves of a fine (yuan), of a detention; None where it revokes it.
    """

    model_config = ConfigDict(extra="forbid")

    result: _Result
    answer: Reason = Field(title="决定的理由")
    document: Annotated[Text | None, paper_as(FilePurpose.SUPERIOR_RULING, made=True)] = None
    changed_amount: Annotated[Yuan | None, Field(title="上一级人民法院变更后的罚款金额")] = None
    changed_days: Annotated[
        int | None, Field(ge=1, le=_MOST_DAYS, title="上一级人民法院变更后的拘留日数")
    ] = None


class SendingUpIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sent_paper: Annotated[Text, paper_as(FilePurpose.POSTING_PROOF)]


class PetitionServiceIn(BaseModel):
    """`at`: when who has brought it had the paper in hand, or the later of them: of 变更追加 who becomes a party has it too."""

    model_config = ConfigDict(extra="forbid")

    at: Instant = Field(title="送达时间")
    receipt: Annotated[Text, paper_as(FilePurpose.SERVICE_RECEIPT)]
    changed_receipt: Annotated[
        Text | None, paper_as(FilePurpose.SERVICE_RECEIPT), Field(title="被申请变更、追加的人的送达回证")
    ] = None


class SuitIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    at: Instant = Field(title="起诉时间")
    suit_paper: Annotated[Text, paper_as(FilePurpose.PETITION_SUIT)]


class SuitEndIn(BaseModel):
    """`upheld`: the suit has succeeded: the thing is not to be enforced against, or who is a party is the other way round.

    `liable_for`: up to which sum who is a party by it answers, where the judgment says so or changes what the ruling says (yuan).
    """

    model_config = ConfigDict(extra="forbid")

    upheld: bool = Field(title="诉讼请求是否成立（判决仅变更责任范围的，填否）")
    liable_for: Annotated[Yuan | None, Field(title="判决确定、变更的责任限额")] = None
    end_paper: Annotated[Text, paper_as(FilePurpose.PETITION_END), Field(title="执行异议之诉的裁判文书")]


class SecurityIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    security: Annotated[Text, paper_as(FilePurpose.PETITION_SECURITY)]
    answer: Reason


class RemovalIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    at: Instant = Field(title="妨害排除时间")
    removal_paper: Annotated[Text, paper_as(FilePurpose.INTERFERENCE_REMOVAL)]


class RestorationIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    at: Instant = Field(title="恢复限制消费的时间")
    restored_paper: Annotated[Text, paper_as(FilePurpose.COERCION_TRACE), Field(title="恢复限制消费的回执")]


class PetitionWithdrawalIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    end_paper: Annotated[Text, paper_as(FilePurpose.PETITION_END), Field(title="撤回的申请")]


class JoiningIn(BaseModel):
    """`party`: whom the ruling names; `replaces`: in whose place, by id; None where it is added. `proof`: of its identity."""

    model_config = ConfigDict(extra="forbid")

    party: PartyFields
    replaces: Annotated[Text | None, Field(title="被变更的原当事人")] = None
    proof: Annotated[Text, paper_as(FilePurpose.PARTY_PROOF)]


class PetitionFilter(Listing):
    kind: Annotated[_Kind | None, Field(description="只看一种异议、申请")] = None
    state: Annotated[State | None, Field(description="只看一种状态")] = None
    reviewer: Annotated[str | None, of_staff("只看一名法官审查的")] = None


class PetitionOut(PetitionRecord):
    """`acts`: what can be done with it next. `open_until`: the end of the time to sue, or to ask for review."""

    acts: list[Act]
    case_number: str
    kind: _Kind
    state: State
    party: str | None
    outsider: str
    petitioner: str
    person: str
    respondent: Annotated[str, Field(title="申请纳入失信名单、申请审计的被执行人")]
    coercion: Annotated[
        str, Field(title="申请纠正的失信信息，申请例外的限制消费令，申请复议的罚款、拘留、限制出境")
    ]
    against: str | None
    ending: str | None
    obstacle_ended_on: date | None = Field(title="障碍消除的日期")
    request: str
    paper: str
    received_at: datetime
    posted_on: date | None = Field(title="交邮日期")
    posting_proof: str | None = Field(title="寄件凭证")
    received_by: str
    reviewer: str | None
    admitted_at: datetime | None
    told_at: datetime | None
    told_receipts: list[str]
    sent_paper: str | None
    sent_at: datetime | None
    result: _Result | None
    exemption: ExemptionGround | None = Field(title="限制消费例外的事由")
    exempt_kinds: list[Consumption] = Field(title="申请、准许的消费种类")
    scope: str = Field(title="申请、准许的消费")
    exempt_times: int | None = Field(title="申请、准许的次数")
    exempt_from: date | None = Field(title="申请、准许的起始日期")
    exempt_until: date | None = Field(title="申请、准许的截止日期")
    restored_at: datetime | None = Field(title="恢复限制消费的时间")
    restored_paper: str | None = Field(title="恢复限制消费的回执")
    change_ground: ChangeGround | None = Field(title="变更、追加的法定事由")
    changed: str | None = Field(title="变更、追加的当事人")
    liable_for: Decimal | None = Field(title="承担责任的限额")
    joined: str | None = Field(title="据此登记的当事人")
    replaced: str | None = Field(title="被变更的原当事人")
    changed_amount: Decimal | None = Field(title="上一级人民法院变更后的罚款金额")
    changed_days: int | None = Field(title="上一级人民法院变更后的拘留日数")
    answer: str
    document: str | None
    decided_by: str | None
    decided_at: datetime | None
    receipt: str | None
    served_at: datetime | None
    open_until: datetime | None
    suit_paper: str | None
    sued_at: datetime | None
    end_paper: Annotated[str | None, Field(title="撤回的申请、诉讼的裁判文书")]
    ended_at: datetime | None
    upheld: bool | None
    security: str | None
    removed_at: datetime | None = Field(title="妨害排除时间")
    removal_paper: str | None = Field(title="排除妨害的执行笔录")
    overturned_at: datetime | None
