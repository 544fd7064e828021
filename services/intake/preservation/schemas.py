"""What is handed over with a ruling of preservation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from services.intake.filing.schemas import InstrumentNumber, PartiesIn
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.preservation import LiftingGround, PreservationStage, SecurityForm
from shared.values.articles import CPC, JS, PRE
from shared.values.fields import Instant, OptionalNote, OptionalText, Text
from shared.values.malformed import Malformed
from shared.values.money import PositiveYuan, Yuan


class PreservationIn(PartiesIn):
    """A ruling of preservation, to be carried out up to `limit` (yuan), or on the thing in dispute.

    `trial_number`: 案号 of the suit or arbitration; `performance_due_on`: until when the judgment was to be performed, where it is
    preserved after that; `months`: for which the ruling keeps the property, none where it does not say.
    """

    instrument_number: Annotated[InstrumentNumber, Field(title="保全裁定书文号")]
    instrument_court: Annotated[Text, Field(title="作出保全裁定的人民法院")]
    stage: Annotated[PreservationStage, Field(title="保全的阶段")]
    trial_number: Annotated[OptionalText, Field(title="本案（诉讼、仲裁）案号")] = ""
    ruled_at: Annotated[Instant, Field(title="裁定作出时间")]
    received_at: Annotated[Instant, Field(title="收到移送时间")]
    urgent: Annotated[StrictBool, Field(title="情况紧急")]
    limit: Annotated[Yuan, Field(title="保全限额")] = Decimal(0)
    disputed: Annotated[OptionalNote, Field(title="争议标的物")] = ""
    performance_due_on: Annotated[date | None, Field(title="法律文书指定的履行期间届满日")] = None
    months: Annotated[int | None, Field(ge=1, le=36, title="裁定的保全期限（月）")] = None
    security_form: Annotated[SecurityForm, Field(title="担保方式")]
    security: Annotated[Yuan, Field(title="担保数额")] = Decimal(0)

    @model_validator(mode="after")
    def _as_ruled(self) -> Self:
        check_ruled(self)
        return self


def check_ruled(ruled: PreservationIn) -> None:
    """What a ruling of its stage has to say (财产保全规定第一条、第五条, 民事诉讼法第一百零四条)."""
    if not ruled.limit and len(ruled.disputed) < 4:  # ours: less is a mark, not words
        raise Malformed("保全裁定须有限额，或者写明争议标的物", PRE[1])
    if (ruled.security_form is SecurityForm.NONE) != (not ruled.security):
        raise Malformed("提供担保的须写明担保数额，不要求提供担保的不填", PRE[5])
    if ruled.stage is PreservationStage.PRE_SUIT:
        if ruled.security_form is SecurityForm.NONE:
            raise Malformed("诉前财产保全，申请人应当提供担保", CPC[104])
        if not ruled.urgent:
            raise Malformed("诉前财产保全裁定应当立即开始执行，须注明情况紧急", CPC[104])
    elif not ruled.trial_number:
        raise Malformed("诉讼、仲裁中或者法律文书生效后的保全，须写明本案案号", PRE[1])
    after = ruled.stage is PreservationStage.BEFORE_ENFORCEMENT
    if after != (ruled.performance_due_on is not None):
        which = "须" if after else "只有法律文书生效后、进入执行程序前的保全才"
        raise Malformed(f"{which}写明法律文书指定的履行期间届满日", JS[163])


class PreservationSuitIn(BaseModel):
    """The suit or the arbitration for which the property was preserved, and the paper that shows when it was brought."""

    model_config = ConfigDict(extra="forbid")

    number: Annotated[InstrumentNumber, Field(title="本案（诉讼、仲裁）案号")]
    brought_at: Annotated[Instant, Field(title="起诉、申请仲裁时间")]
    paper: Annotated[Text, paper_as(FilePurpose.PRESERVATION_SUIT)]


class PreservationNoticeIn(BaseModel):
    """Who had it in hand, when, and the receipt that shows it, whose title says whose it is."""

    model_config = ConfigDict(extra="forbid")

    party: Text
    told_at: Annotated[Instant, Field(title="告知送达时间")]
    receipt: Annotated[Text, paper_as(FilePurpose.SERVICE_RECEIPT)]


class PreservationLiftingIn(BaseModel):
    """The ruling by which all of the preservation is lifted, by the id of its file."""

    model_config = ConfigDict(extra="forbid")

    ruling: Annotated[Text, paper_as(FilePurpose.PRESERVATION_LIFTING)]
    number: Annotated[InstrumentNumber, Field(title="解除保全裁定书文号")]
    ruled_at: Annotated[Instant, Field(title="裁定作出时间")]
    ground: Annotated[LiftingGround, Field(title="解除保全的事由")]


class LiftedThingIn(BaseModel):
    """One measure as custody has it. `amount` (yuan): of a deposit a sum only; none where all of the measure is lifted."""

    model_config = ConfigDict(extra="forbid")

    measure: Annotated[Text, Field(title="查封、冻结措施")]
    amount: Annotated[PositiveYuan | None, Field(title="只解除一部分存款的，解除的金额")] = None


class PreservationPartLiftingIn(PreservationLiftingIn):
    """The ruling by which what it names is lifted, by the id of its file, whose title names the same things and sums."""

    things: Annotated[list[LiftedThingIn], Field(min_length=1, max_length=50, title="解除的财产")]  # ours: 50
