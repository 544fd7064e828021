"""What is asked and answered of the court's figures. Courts and people are not ranked: there is no list of either."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from services.intake.assessment.rules import Indicator, Period
from services.intake.overview.schemas import Team
from shared.platform.acts import Act
from shared.platform.paging import Listing, Paged
from shared.values.fields import Reason
from shared.values.malformed import Malformed


def _period(name: str) -> str:
    return Period.of(name).name


def _month(name: str) -> str:
    if Period.of(name) != Period.month_of(Period.of(name).begin):
        raise Malformed("月份应如 2026-03")
    return name


_MONTH = Annotated[str, AfterValidator(_month)]
PERIOD = Annotated[
    str,
    AfterValidator(_period),
    Field(max_length=7, description="期间：2026-03（月）、2026-Q1（季度）、2026（年度）"),
]


class FiguresFilter(BaseModel):
    model_config = ConfigDict(extra="forbid")

    period: PERIOD


class AssessedFilter(Paged):
    """The cases of an indicator."""

    period: PERIOD
    indicator: Annotated[Indicator, Field(description="指标")] = Indicator.OVERALL
    counted: Annotated[bool | None, Field(description="是否计入分子")] = None


class PassageFilter(Paged):
    """The stages that cases left in a period."""

    period: PERIOD
    stage: Annotated[str | None, Field(max_length=40, description="阶段，如 查控")] = None


class BulletinFilter(Listing):
    month: Annotated[_MONTH | None, Field(max_length=7, description="月份，如 2026-03")] = None


class IndicatorOut(BaseModel):
    """None where it is not computed, and `rate` where there is no case."""

    indicator: Annotated[Indicator, Field(title="指标")]
    goal: Annotated[int, Field(title="目标（%）")]
    numerator_is: Annotated[str, Field(title="分子")]
    denominator_is: Annotated[str, Field(title="分母")]
    numerator: Annotated[int | None, Field(title="分子（件）")]
    denominator: Annotated[int | None, Field(title="分母（件）")]
    rate: Annotated[Decimal | None, Field(title="比率（%）")]
    doubt: Annotated[str, Field(title="待确认")]
    missing: Annotated[str, Field(title="不能计算的原因")]


class ComplianceOut(BaseModel):
    """The duties of a clause and a team that end in the period; lapsed ones are no breach and are left out."""

    team: Annotated[Team, Field(title="业务")]
    article: str
    in_time: Annotated[int, Field(title="按期办结（项）")]
    late: Annotated[int, Field(title="超期办结（项）")]
    open_late: Annotated[int, Field(title="超期未办（项）")]
    running: Annotated[int, Field(title="尚在期限内（项）")]
    rate: Annotated[Decimal | None, Field(title="按期办结率（%）")]


class StageOut(BaseModel):
    """`passages`: how often a case left the stage in the period; half of them took no longer than the median."""

    stage: str
    passages: Annotated[int, Field(title="离开该阶段（件次）")]
    median_days: Annotated[Decimal, Field(title="用时中位数（日）")]
    p90_days: Annotated[Decimal, Field(title="九成不超过（日）")]


class Figures(BaseModel):
    """Of a period, as the register stood at `as_of`."""

    period: Annotated[str, Field(title="期间")]
    begin: Annotated[date, Field(title="起始日")]
    end: Annotated[date, Field(title="截止日")]
    as_of: datetime
    indicators: Annotated[list[IndicatorOut], Field(title="“3+1”指标")]
    compliance: Annotated[list[ComplianceOut], Field(title="条款履行情况")]
    stages: Annotated[list[StageOut], Field(title="各阶段用时")]


class AssessedOut(BaseModel):
    """A case of an indicator. `counted`: it is of the numerator too."""

    case_number: str
    filed_at: datetime
    closed_at: datetime | None
    closing_mode: str
    counted: Annotated[bool, Field(title="是否计入分子")]


class PassageOut(BaseModel):
    """A stage that a case has left."""

    case_number: str
    stage: str
    entered_at: Annotated[datetime, Field(title="进入时间")]
    left_at: Annotated[datetime, Field(title="离开时间")]
    days: Annotated[Decimal, Field(title="用时（日）")]


class BulletinIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    month: Annotated[_MONTH, Field(title="月份", max_length=7)]


class BulletinCorrectionIn(BaseModel):
    """`reason`: what was wrong."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


class BulletinCard(BaseModel):
    """`edition`: 1 is the first, any other corrects the one before it, for its `reason`."""

    id: str
    month: Annotated[str, Field(title="月份")]
    edition: Annotated[int, Field(title="第几次发布")]
    reason: Annotated[str, Field(title="更正理由")]
    published_by: Annotated[str, Field(title="发布人编号")]
    published_at: datetime

    @classmethod
    def of(cls, row: Any) -> BulletinCard:
        return cls.model_validate(row, from_attributes=True)


class BulletinOut(BulletinCard):
    """`intact`: the figures are still those that were published."""

    figures: Annotated[Figures, Field(title="数据")]
    sha256: Annotated[str, Field(title="数据摘要（SHA-256）")]
    intact: Annotated[bool, Field(title="数据是否与发布时一致")]
    acts: list[Act]
