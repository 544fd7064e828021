"""Facts: what has happened, told by a team to the case's docket and to the process that it concerns.

A fact carries case number, ids, amounts (fen), dates and codes, never a name, an address or an account.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

ProcessName = Literal["network", "documents", "account", "commission", "disposal", "payout", "closing_review"]


@dataclass(frozen=True)
class Process:
    """A process workflow; `key` says which ref of a fact completes its id ("" = one per case)."""

    name: ProcessName
    key: str = ""


@dataclass(frozen=True)
class FactKind:
    """`name` is "<team>.<event>"; `label` is read by people."""

    name: str
    label: str
    processes: tuple[Process, ...] = ()

    @property
    def team(self) -> str:
        return self.name.partition(".")[0]


Word = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
"""Ids, codes and dates, as a record can hold them: an order made of any other would be tried for ever."""
Ref = Word | Annotated[int, Field(ge=-(2**63), lt=2**63)]


class Fact(BaseModel):
    """`docket` is the id of the workflow that keeps the deadlines: case/<case number> or application/<id>.

    `seq` numbers the facts of one team to one workflow without gaps, in commit order.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    id: str = Field(pattern=r"^[0-9A-Za-z/_-]{1,64}$")
    kind: str
    docket: Word
    subject_id: Word
    occurred_at: AwareDatetime
    actor: Word
    refs: dict[str, Ref] = {}
    seq: int = Field(default=0, ge=0, lt=2**63)

    @property
    def team(self) -> str:
        return self.kind.partition(".")[0]

    @property
    def case_number(self) -> str:
        return self.docket.partition("/")[2]

    def ref(self, key: str) -> Ref | None:
        """The value of one ref; "subject" names the fact's own subject."""
        return self.subject_id if key == "subject" else self.refs.get(key)


NETWORK = Process("network")
DOCUMENTS = Process("documents")
ACCOUNT = Process("account")
COMMISSION = Process("commission", "commission")
DISPOSAL = Process("disposal", "asset")
PAYOUT = Process("payout", "payout")
CLOSING_REVIEW = Process("closing_review", "request")

TEAM_OF: dict[str, str] = {
    "network": "custody",
    "documents": "documents",
    "account": "funds",
    "commission": "commission",
    "disposal": "auction",
    "payout": "funds",
    "closing_review": "intake",
}
"""Whose process a workflow type is."""

KINDS: dict[str, FactKind] = {}


def _kind(name: str, label: str, *processes: Process) -> FactKind:
    KINDS[name] = FactKind(name, label, processes)
    return KINDS[name]


# intake
APPLICATION_RECEIVED = _kind("intake.application_received", "收到执行申请")
APPLICATION_DECIDED = _kind("intake.application_decided", "申请已决定")
CASE_FILED = _kind("intake.case_filed", "立案", NETWORK)
RECEPTION_RECORDED = _kind("intake.reception_recorded", "初次接待")
CASE_ASSIGNED = _kind("intake.case_assigned", "分案", ACCOUNT)
REMINDER_ACKNOWLEDGED = _kind("intake.reminder_acknowledged", "提示已确认")
CLOCK_MOVED = _kind("intake.clock_moved", "法院时钟调整")
CALENDAR_PUBLISHED = _kind("intake.calendar_published", "公布工作日历")
CLOSING_REQUESTED = _kind("intake.closing_requested", "报请结案", CLOSING_REVIEW)
CLOSING_REVIEWED = _kind("intake.closing_reviewed", "结案申请审查完毕", CLOSING_REVIEW)
CASE_CLOSED = _kind("intake.case_closed", "结案", NETWORK, DOCUMENTS)
CASE_ARCHIVED = _kind("intake.case_archived", "归档")

# documents
BATCH_DRAFTED = _kind("documents.batch_drafted", "首批文书生成", DOCUMENTS)
DOCUMENT_SIGNED = _kind("documents.signed", "文书签章")
DISPATCH_ORDERED = _kind("documents.dispatch_ordered", "交付送达", DOCUMENTS)
DOCUMENT_DISPATCHED = _kind("documents.dispatched", "文书发出")
RESPONDENTS_NOTIFIED = _kind("documents.respondents_notified", "执行通知书已向每一被执行人发出")
INITIAL_BATCH_DISPATCHED = _kind("documents.initial_batch_dispatched", "首批文书全部发出")
DOCUMENT_SERVED = _kind("documents.served", "文书送达")
DOSSIER_FILED = _kind("documents.dossier_filed", "存入电子卷宗")
PAPERS_HANDED_OVER = _kind("documents.papers_handed_over", "纸质材料移送卷宗中心")

# custody
QUERY_STARTED = _kind("custody.query_started", "发起网络查询")
FEEDBACK_RECEIVED = _kind("custody.feedback_received", "网络查询反馈")
FEEDBACK_HANDLED = _kind("custody.feedback_handled", "反馈财产已处理")
FEEDBACK_FILED = _kind("custody.feedback_filed", "查控反馈存入电子卷宗", DOCUMENTS)
FREEZE_DECIDED = _kind("custody.freeze_decided", "决定网络冻结", NETWORK)
MEASURE_TAKEN = _kind("custody.measure_taken", "查封冻结生效")
LIFT_DECIDED = _kind("custody.lift_decided", "决定解除", NETWORK)
MEASURE_LIFTED = _kind("custody.measure_lifted", "解除查封冻结")
OUTSIDE_ASSET_FOUND = _kind("custody.outside_asset_found", "发现辖区外财产")
ASSET_SET_ASIDE = _kind("custody.asset_set_aside", "财产转线下办理或不予处理")
ASSET_LIST_MADE = _kind("custody.asset_list_made", "制作已查控财产清单", DOCUMENTS)

# commission
COMMISSION_INSTRUCTED = _kind("commission.instructed", "收到委托事项文书", COMMISSION)
COMMISSION_ISSUED = _kind("commission.issued", "委托执行函签发", COMMISSION)
COMMISSION_DISPATCHED = _kind("commission.dispatched", "事项委托发出", COMMISSION)
COMMISSION_ANSWERED = _kind("commission.answered", "受托法院反馈", COMMISSION)
COMMISSIONED_MEASURE_TAKEN = _kind("commission.measure_taken", "受托法院查封冻结生效")
COMMISSIONED_MEASURE_ENDED = _kind("commission.measure_ended", "受托法院解除或者续行查封冻结")
COMMISSION_TOLD = _kind("commission.told", "反馈结果告知实施团队", COMMISSION)

# auction
DISPOSAL_DECIDED = _kind("auction.disposal_decided", "决定拍卖", DISPOSAL)
DISPOSAL_RULING_SERVED = _kind("auction.disposal_ruling_served", "拍卖裁定送达当事人")
PAPERS_TRANSFERRED = _kind("auction.papers_transferred", "处置材料移送卷宗中心", DISPOSAL)
SURVEY_COMPLETED = _kind("auction.survey_completed", "现状调查完成", DISPOSAL)
INQUIRY_ORDERED = _kind("auction.inquiry_ordered", "发起询价", DISPOSAL)
PRICE_REPORTED = _kind("auction.price_reported", "询价报告全部收到", DISPOSAL)
PRICE_REPORT_SERVED = _kind("auction.price_report_served", "询价报告送达", DISPOSAL)
PRICE_PAPERS_TOLD = _kind("auction.price_papers_told", "参考价材料情况告知实施团队")
PRICE_FIXED = _kind("auction.price_fixed", "合议庭确定起拍价", DISPOSAL)
ANNOUNCEMENT_DRAFTED = _kind("auction.announcement_drafted", "拍卖公告制作完成", DISPOSAL)
PREPUBLICATION_NOTIFIED = _kind("auction.prepublication_notified", "公告前通知当事人", DISPOSAL)
ANNOUNCEMENT_SIGNED = _kind("auction.announcement_signed", "拍卖公告签发", DISPOSAL)
PUBLICATION_ORDERED = _kind("auction.publication_ordered", "交付发布", DISPOSAL)
ANNOUNCEMENT_PUBLISHED = _kind("auction.published", "拍卖公告发布", DISPOSAL)
ANNOUNCEMENT_SERVED = _kind("auction.announcement_served", "拍卖公告送达", DISPOSAL)
ROUND_HELD = _kind("auction.round_held", "竞价举行")
ROUND_FAILED = _kind("auction.round_failed", "流拍", DISPOSAL)
ROUND_SOLD = _kind("auction.round_sold", "成交", DISPOSAL)
CONFIRMATION_PRINTED = _kind("auction.confirmation_printed", "打印成交确认书", DISPOSAL)
BALANCE_PAID = _kind("auction.balance_paid", "拍卖款全额缴纳", DISPOSAL)
FULL_PAYMENT_TOLD = _kind("auction.full_payment_told", "全额缴纳告知实施团队", DISPOSAL)
SALE_RULING_MADE = _kind("auction.sale_ruling_made", "作出成交裁定", DISPOSAL)
SALE_RULING_SERVED = _kind("auction.sale_ruling_served", "成交裁定送达买受人", DISPOSAL)
SALE_RULING_PARTIES_SERVED = _kind("auction.sale_ruling_parties_served", "成交裁定送达当事人")
TAXES_PAID = _kind("auction.taxes_paid", "税费缴纳完成", DISPOSAL)
TRANSFER_ORDERED = _kind("auction.transfer_ordered", "申请过户", DISPOSAL)
TITLE_TRANSFERRED = _kind("auction.title_transferred", "办理过户", DISPOSAL)
ASSET_DELIVERED = _kind("auction.delivered", "交付买受人", DISPOSAL)

# funds
ACCOUNT_OPENED = _kind("funds.account_opened", "开立一案一账号", ACCOUNT)
ACCOUNT_TOLD = _kind("funds.account_told", "账号告知当事人", ACCOUNT)
RECEIPT_BOOKED = _kind("funds.receipt_booked", "案款到账")
RECEIPTS_TOLD = _kind("funds.receipts_told", "提醒承办人案款到账")
DISTRIBUTION_COMPUTED = _kind("funds.distribution_computed", "案款核算分配")
PAYOUT_REQUESTED = _kind("funds.payout_requested", "提交发放审批表", PAYOUT)
PAYOUT_APPROVED = _kind("funds.payout_approved", "发放审批一步完成", PAYOUT)
PAYOUT_ORDERED = _kind("funds.payout_ordered", "财务办理支付", PAYOUT)
PAYOUT_PAID = _kind("funds.payout_paid", "案款发放", PAYOUT)
PAYOUT_REFUSED = _kind("funds.payout_refused", "银行拒绝支付案款", PAYOUT)
CASE_FUNDS_CLEARED = _kind("funds.case_funds_cleared", "案款发放完毕")
