"""Requests and answers of property reports. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.property_reports.rules import EntryResult, Finding, ReportKind, Sanction, Sort, State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, Instant, OptionalNote, OptionalText, Reason, Text
from shared.values.money import Yuan

_MOST = 200  # ours: things of one report


class ReportedAssetIn(BaseModel):
    """One thing, as the report has it. `since`: when it was acquired. `burden`: leased, charged, shared, disputed, held by another."""

    model_config = ConfigDict(extra="forbid")

    sort: Sort = Field(title="财产类别")
    what: Text = Field(title="财产名称")
    place: OptionalText = Field(default="", title="所在地")
    value: Yuan | None = Field(default=None, title="价值或者余额（元）")
    since: Day | None = Field(default=None, title="取得时间")
    burden: OptionalNote = Field(default="", title="负担、共有、出租、争议及占有")


class ReportIn(BaseModel):
    """`party`: the respondent that reports, by id. `changed_on`: of a supplement. `due_on`: where the order names no days.
    `posted_on`: by the postmark, which `posting_proof` shows.

    A report without entries says that there is no property.
    """

    model_config = ConfigDict(extra="forbid")

    party: Text
    report_kind: ReportKind = Field(title="报告种类")
    received_at: Instant
    changed_on: Day | None = Field(default=None, title="财产变动日期")
    due_on: Day | None = Field(default=None, title="报告财产令上的最后一日")
    paper: Annotated[Text, paper_as(FilePurpose.PROPERTY_REPORT)]
    posted_on: Day | None = Field(default=None, title="邮寄报告的交邮日期")
    posting_proof: Annotated[Text | None, paper_as(FilePurpose.POSTING_PROOF)] = None
    entries: Annotated[list[ReportedAssetIn], Field(max_length=_MOST, title="报告的财产")] = []


class MissingReportIn(BaseModel):
    """`due_on`: where the order names no days."""

    model_config = ConfigDict(extra="forbid")

    party: Text
    due_on: Day | None = Field(default=None, title="报告财产令上的最后一日")


class EntryCheckIn(BaseModel):
    """`asset`: the same thing as custody has it, by id."""

    model_config = ConfigDict(extra="forbid")

    result: EntryResult
    asset: Text | None = None


class ReportCheckIn(BaseModel):
    """`results`: of each thing reported, in its order. `not_owed`: what custody has found and need not be reported, by id.
    `due_on`: where the proof that the order was served came after the report, and the order names no days.
    """

    model_config = ConfigDict(extra="forbid")

    results: Annotated[list[EntryCheckIn], Field(max_length=_MOST, title="逐项核查结果")] = []
    not_owed: Annotated[
        list[Text],
        Field(max_length=_MOST, title="查得但不属于应当报告的财产（不归其所有，或者报告之后取得）"),
    ] = []
    due_on: Day | None = Field(default=None, title="报告财产令上的最后一日")
    words: Reason = Field(title="核查情况")
    check_paper: Annotated[Text, paper_as(FilePurpose.REPORT_CHECK)]


class ReportDecisionIn(BaseModel):
    """`sanctions`: none of lateness, where the judge says for which reason."""

    model_config = ConfigDict(extra="forbid")

    sanctions: Annotated[list[Sanction], Field(max_length=len(Sanction), title="制裁措施")] = []
    answer: Reason = Field(title="决定的理由")


class ReportFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None
    party: Annotated[str | None, Field(max_length=64, description="只看一名被执行人")] = None


class ReportedAssetOut(BaseModel):
    number: int
    sort: Sort = Field(title="财产类别")
    what: str = Field(title="财产名称")
    place: str = Field(title="所在地")
    value: Decimal | None = Field(title="价值或者余额（元）")
    since: date | None = Field(title="取得时间")
    burden: str = Field(title="负担、共有、出租、争议及占有")
    result: EntryResult | None
    asset: str | None


class ReportOut(BaseModel):
    """`acts`: what can be done with it next. `due_at`: when its time was over; `unreported`: what was found and it does not name."""

    acts: list[Act]
    id: str
    case_number: str
    respondent: str
    report_kind: ReportKind = Field(title="报告种类")
    document: str | None
    paper: str | None
    received_at: datetime
    due_at: datetime | None
    changed_on: date | None = Field(title="财产变动日期")
    posted_on: date | None = Field(title="邮寄报告的交邮日期")
    posting_proof: str | None
    late: bool = Field(title="是否逾期")
    recorded_by: str
    recorded_at: datetime
    state: State
    finding: Finding | None = Field(title="认定")
    words: str = Field(title="核查情况")
    unreported: list[str] = Field(title="查得而未报告的财产")
    not_owed: list[str] = Field(title="其中核查认为不属于应当报告的")
    check_paper: str | None
    checked_by: str | None
    checked_at: datetime | None
    sanctions: list[Sanction] = Field(title="制裁措施")
    answer: str = Field(title="决定的理由")
    decided_by: str | None
    decided_at: datetime | None
    entries: list[ReportedAssetOut] = Field(title="报告的财产")
