"""What is asked across cases, and what is answered: cases, duties, a person's own work."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from services.intake.docket.schemas import DutyOut
from shared.contracts.intake.records import CaseCardRecord, Light
from shared.platform.paging import Listing, Page, Paged, of_staff
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.fields import Day
from shared.values.labelled import Labelled
from shared.values.roles import Office


class What(Labelled):
    FACT = "fact", "办理"
    LOG = "log", "期限、提示与报告"


class Team(Labelled):
    INTAKE = "intake", "收案分案、质效管理"
    DOCUMENTS = "documents", "文书、卷宗"
    CUSTODY = "custody", "财产查控"
    COMMISSION = "commission", "委托事项"
    AUCTION = "auction", "财产处置"
    FUNDS = "funds", "执行案款"

    @classmethod
    def naming(cls, name: str) -> Team:
        """The team by which a rule or a kind of fact is named; intake has what is named for none."""
        begin = name.partition(".")[0]
        return cls(begin) if begin in set(cls) else cls.INTAKE


class CaseKind(Labelled):
    """The 类型代字 of a case number."""

    ENFORCEMENT = "执", "首次执行（执）"
    RESUMED = "执恢", "恢复执行（执恢）"
    PRESERVATION = "执保", "财产保全执行（执保）"


class CaseFilter(Paged):
    """Cases by what people ask for; `q`: a case number in any form or part of it, a name's beginning, also a former one's, an identity number."""

    q: Annotated[
        str,
        Field(
            max_length=100, description="案号（任何写法或其一部分）、姓名或名称（含更名前的）的开头、证件号码"
        ),
    ] = ""
    state: Annotated[Literal["open", "closed", "archived"] | None, Field(description="案件状态")] = None
    kind: Annotated[CaseKind | None, Field(description="案件类型")] = None
    stage: Annotated[str | None, Field(max_length=40, description="阶段，如 查控")] = None
    officer: Annotated[str | None, of_staff("承办人")] = None
    judge: Annotated[str | None, of_staff("法官")] = None
    track: Annotated[Literal["simple", "complex"] | None, Field(description="繁简")] = None
    light: Annotated[Light | None, Field(description="灯色")] = None
    filed_from: Annotated[Day | None, Field(description="立案不早于")] = None
    filed_to: Annotated[Day | None, Field(description="立案不晚于")] = None
    age_from: Annotated[int | None, Field(ge=0, le=36500, description="立案已满多少日")] = None
    due_within: Annotated[int | None, Field(ge=0, le=3660, description="最近的期限在几日内届满")] = None
    amount_from: Annotated[Decimal | None, Field(ge=0, le=10**13, description="标的额不低于（元）")] = None
    amount_to: Annotated[Decimal | None, Field(ge=0, le=10**13, description="标的额不高于（元）")] = None
    export: Annotated[bool, Field(description="为导出而查询：仅记入查阅记录")] = False
    sort: Annotated[Literal["newest", "oldest", "next_due", "amount"], Field(description="排序")] = "newest"


class CaseCard(CaseCardRecord):
    """One case in a list. `amount` in yuan: principal and interest, None where the case has none but an act or a delivery, `act_owed`; `next_due_at` of its open duties.

    Of a case that is not open to the caller, number, stage, officer and the parties' names; of a sealed one no names.
    """

    stage: str
    officer: str | None
    applicants: list[str]
    applicants_formerly: list[str] = Field(title="申请执行人的曾用名、原名称")
    open: bool
    sealed: bool
    filed_at: datetime | None = None
    judge: str | None = None
    track: str | None = None
    amount: Decimal | None = None
    act_owed: str = ""
    light: Light | None = None
    open_duties: int | None = None
    next_due_at: datetime | None = None


class DutyFilter(Paged):
    """Duties across cases and applications."""

    state: Annotated[Literal["open", "met", "lapsed"], Field(description="期限事项状态")] = "open"
    light: Annotated[Light | None, Field(description="灯色")] = None
    office: Annotated[Office | None, Field(description="责任岗位")] = None
    officer: Annotated[str | None, of_staff("案件承办人")] = None
    rule: Annotated[str | None, Field(max_length=60, description="规则，如 documents.initial_batch")] = None
    article: Annotated[str | None, Field(max_length=60, description=f"条款，如 {REGULATION['二(一)7']}")] = (
        None
    )
    case_number: Annotated[CaseNumberStr | None, Field(description="案号")] = None
    team: Annotated[Team | None, Field(description="业务")] = None
    due_from: Annotated[Day | None, Field(description="届满日不早于")] = None
    due_to: Annotated[Day | None, Field(description="届满日不晚于")] = None
    sort: Annotated[Literal["due", "age"], Field(description="排序：届满先后，或者产生先后")] = "due"


class DutyCard(DutyOut):
    """One duty in a list across cases."""

    docket: str
    officer: str


class EarlyFilter(Paged):
    """The caller's own deadlines of measures and money that come up; `band`: those of one band, by its days."""

    band: Annotated[int | None, Field(ge=1, le=3660, description="只看一档，以其日数表示")] = None


class EarlyBand(BaseModel):
    """Due within `days` and not already within the next smaller number of days."""

    days: Annotated[int, Field(title="提前日数")]
    due_from: Annotated[date, Field(title="届满日不早于")]
    due_to: Annotated[date, Field(title="届满日不晚于")]
    count: Annotated[int, Field(title="事项数")]


class EarlyPage(Page[DutyCard]):
    """`bands`: the nearest first, over all pages."""

    bands: Annotated[list[EarlyBand], Field(title="各档预警")]


class TimelineFilter(Listing):
    """What happened in a case, the newest first unless it is asked otherwise."""

    sort: Annotated[Literal["oldest", "newest"], Field(description="排序：从早到晚，或者从晚到早")] = "newest"
    what: Annotated[What | None, Field(description="办理，或者期限、提示与报告")] = None
    team: Annotated[Team | None, Field(description="业务")] = None
    actor: Annotated[str | None, of_staff("办理人")] = None


class TimelineOut(BaseModel):
    """`on`, `about`: kind and id of the object; empty: the case. `actor`: by whom; empty: the system, of a duty's step. `stead`:
    in whose stead."""

    at: datetime
    what: What
    team: Team
    text: str
    article: str
    actor: str
    stead: list[str]
    on: str
    about: str
