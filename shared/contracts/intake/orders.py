"""What workflows ask of intake: the docket's arithmetic, and acting on a duty whose hour has come."""

from __future__ import annotations

from typing import Literal, Protocol

from pydantic import AwareDatetime, BaseModel

from shared.contracts.fact import Fact
from shared.contracts.intake.facts import Teller
from shared.contracts.order import Orders, order
from shared.values.roles import Office


class DutyTimer(BaseModel):
    """One open duty's next instant (court time). A new version means another instant or another step."""

    id: str
    version: int
    wake_at: AwareDatetime
    summary: str
    light: str


class DocketView(BaseModel):
    """The whole open docket, never a delta. `shift_seconds`: court time minus real time."""

    shift_seconds: float
    stage: str = ""
    light: str = "green"
    officer: str = ""
    closing_mode: str = ""
    court: str = ""
    finished: bool = False
    timers: list[DutyTimer] = []
    suspended: list[str] = []
    """Summaries of open duties whose period is suspended at present."""
    overdue: list[str] = []
    """Summaries of duties reported overdue and still unmet."""
    set_aside: list[str] = []
    """Facts whose values could not be reckoned, for operators to read."""


class ApplyFacts(BaseModel):
    docket: str
    facts: list[Fact]


class WokenDuty(BaseModel):
    id: str
    version: int


class WakeDuties(BaseModel):
    """Duties whose hour has come; one that has changed meanwhile is left alone."""

    docket: str
    duties: list[WokenDuty]


class SendPrompts(BaseModel):
    docket: str


Matter = Literal[
    "receipts",
    "commission_answer",
    "commission_late",
    "price_papers",
    "full_payment",
    "sale_unheld",
    "debt_covered",
    "service_failure",
    "key_locked",
    "own_key_locked",
    "money_identified",
    "anomaly_found",
    "anomaly_decided",
    "anomaly_referred",
    "payout_returned",
    "return_doubtful",
    "payout_form_returned",
    "suspense_refund_denied",
    "suspense_refund_paid",
    "suspense_refund_refused",
]
"""What another team has somebody told of."""


class Tell(BaseModel):
    """Tell whoever holds `office` in the case of what `kind` names; `notice`: the ordering team's id of it.

    `person`: who of the office is told, where it is not whoever holds it.
    """

    case_number: str
    notice: str
    team: Teller
    kind: Matter
    office: Office
    person: str | None = None


class Told(BaseModel):
    """The message of a team's `notice` has arrived."""

    case_number: str
    notice: str


class Inspect(BaseModel):
    """The register is looked at as it stands."""


class LinkCases(BaseModel):
    """Custody has found one thing in two cases: as `asset` here, as `other_asset` there."""

    case_number: str
    asset: str
    other_asset: str


class OpenTask(BaseModel):
    """A person must see to an order that was refused, or to a fact that a process could not follow.

    `order` names the order, or the fact's kind; `code` says why; `key` makes it once.
    """

    docket: str
    key: str
    order: str
    code: str
    article: str


class CloseCase(BaseModel):
    case_number: str
    request_id: str


class KeepConcluded(BaseModel):
    """Whatever is due by now."""


class AuditHead(BaseModel):
    case_number: str
    seq: int
    hash: str


class AuditHeads(BaseModel):
    """Heads of one team's audit chains, to be anchored in another team's schema."""

    team: str
    heads: list[AuditHead]
    more: bool = False
    """Whether others may follow, after the last of these."""


class DocketOrders(Orders, Protocol):
    """Run as local activities of the workflow worker, under a role with rights on the docket's tables only."""

    @order("intake.apply_facts", "登记事实、计算期限")
    async def apply_facts(self, order: ApplyFacts) -> DocketView:
        """Open and meet duties; the answer is the whole open docket. Repeating it changes nothing."""
        ...


class Supervision(Orders, Protocol):
    @order("intake.wake_duties", "期限提示与报告")
    async def wake_duties(self, order: WakeDuties) -> DocketView:
        """Remind, escalate or report, as each duty's next step says; nothing if it has changed meanwhile."""
        ...

    @order("intake.send_prompts", "发送提示与报告")
    async def send_prompts(self, order: SendPrompts) -> None:
        """Hand the docket's unsent prompts and reports to the notices service."""
        ...

    @order("intake.tell", "告知")
    async def tell(self, order: Tell) -> None:
        """Send a message to a person in office, once a notice → intake.notice_received when it has arrived."""
        ...

    @order("intake.inspect", "每日检查")
    async def inspect(self, order: Inspect) -> None:
        """Look at all open duties and report the day's findings; what is on record of the day is not found again."""
        ...

    @order("intake.link_cases", "登记关联案件、告知承办人")
    async def link_cases(self, order: LinkCases) -> None:
        """Put it on record and tell both officers, once a pair; nothing where custody's record does not say so."""
        ...

    @order("intake.keep_concluded", "终本案件定期查询")
    async def keep_concluded(self, order: KeepConcluded) -> None:
        """Have the respondents of every concluded case asked about whose hour has come (终本规定第九条)
        → intake.upkeep_query_due. Repeating it changes nothing."""
        ...

    @order("intake.open_task", "交承办人办理")
    async def open_task(self, order: OpenTask) -> None:
        """Make a task for the handling officer, once."""
        ...


class Closing(Orders, Protocol):
    @order("intake.close_case", "结案")
    async def close_case(self, order: CloseCase) -> None:
        """Close the case if its request was approved (二(五)4); the approval is read from the record."""
        ...
