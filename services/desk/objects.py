"""What has a page: each kind of object, the service that keeps it, where it is read, and its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.desk.words import part, query


@dataclass(frozen=True)
class Kind:
    """`list`: the path of its list across cases; `read`: one of them can be read by itself, below that path."""

    team: str
    title: str
    list: str
    read: bool = True


KINDS: Mapping[str, Kind] = {
    "application": Kind("intake", "执行申请", "/applications"),
    "staff": Kind("intake", "人员", "/staff"),
    "appointment": Kind("intake", "任职", "/appointments", read=False),
    "recusal_ground": Kind("intake", "回避情形", "/recusal-grounds"),
    "coordination": Kind("intake", "协调办理决定", "/coordinations"),
    "closing_request": Kind("intake", "报结", "/closing-requests", read=False),
    "referral": Kind("intake", "移送破产审查", "/referrals"),
    "substitution": Kind("intake", "代履行", "/substitutions"),
    "alteration": Kind("intake", "当事人变动", "/alterations"),
    "coercion": Kind("intake", "调查、强制、惩戒", "/coercions"),
    "guarantee": Kind("intake", "执行担保", "/guarantees"),
    "stay": Kind("intake", "中止、暂缓等期间", "/stays"),
    "term_extension": Kind("intake", "延长执行期限", "/extensions"),
    "waiver": Kind("intake", "放弃、和解、减免", "/waivers"),
    "petition": Kind("intake", "异议、申请", "/petitions"),
    "property_report": Kind("intake", "财产报告", "/property-reports"),
    "clue": Kind("intake", "财产线索", "/clues"),
    "interview": Kind("intake", "终本约谈", "/interviews"),
    "conclusion": Kind("intake", "终本报批", "/conclusions"),
    "settlement": Kind("intake", "执行和解", "/settlements"),
    "upkeep": Kind("intake", "终本案件库", "/upkeeps", read=False),
    "library_entry": Kind("intake", "终本案件信息库公布的内容", "/library-entries", read=False),
    "library_correction": Kind("intake", "终本信息更正", "/library-corrections"),
    "shielding": Kind("intake", "终本信息屏蔽", "/shieldings"),
    "task": Kind("intake", "交办事项", "/tasks", read=False),
    "instruction": Kind("intake", "指令", "/instructions"),
    "light": Kind("intake", "灯色", "/lights", read=False),
    "inspection": Kind("intake", "每日检查", "/daily-inspections"),
    "inspection_finding": Kind("intake", "检查发现的事项", "/inspection-findings", read=False),
    "risk": Kind("intake", "风险提示", "/risks", read=False),
    "bulletin": Kind("intake", "考核通报", "/bulletins"),
    "assessed_case": Kind("intake", "指标所计的案件", "/assessed-cases", read=False),
    "stage_passage": Kind("intake", "各阶段用时", "/stage-passages", read=False),
    "dossier_round": Kind("intake", "卷宗评查", "/dossier-rounds"),
    "dossier_fault": Kind("intake", "评查问题", "/dossier-faults"),
    "prompt": Kind("intake", "提示与报告", "/reminders", read=False),
    "court_account": Kind("intake", "法院账户", "/court-accounts", read=False),
    "court_register": Kind("intake", "受托法院名册", "/courts", read=False),
    "setting": Kind("intake", "设定", "/settings", read=False),
    "document": Kind("documents", "文书", "/documents"),
    "non_acceptance": Kind("documents", "不予受理裁定书", "/non-acceptances"),
    "delivery": Kind("documents", "送达", "/deliveries"),
    "file": Kind("documents", "卷宗材料", "/files", read=False),
    "hand_over": Kind("documents", "移送卷宗管理中心", "/hand-overs", read=False),
    "signing_key": Kind("documents", "签名密钥", "/signing-keys", read=False),
    "asset": Kind("custody", "财产", "/assets"),
    "measure": Kind("custody", "查封冻结", "/measures"),
    "query": Kind("custody", "网络查询", "/queries", read=False),
    "feedback": Kind("custody", "查控反馈", "/feedbacks", read=False),
    "commission": Kind("commission", "委托事项", "/commissions"),
    "supplement": Kind("commission", "补正", "/supplements"),
    "disposal": Kind("auction", "财产处置", "/disposals"),
    "listing": Kind("auction", "拍卖场次", "/listings"),
    "deferral": Kind("auction", "暂不处置", "/deferrals"),
    "receipt": Kind("funds", "案款到账", "/receipts"),
    "payout": Kind("funds", "案款发放", "/payouts"),
    "distribution": Kind("funds", "分配方案", "/distributions"),
    "hold": Kind("funds", "暂缓发放", "/holds"),
    "anomaly": Kind("funds", "案款收发异常", "/anomalies"),
    "suspense_refund": Kind("funds", "退还不明案款", "/suspense-refunds", read=False),
    "sale_release": Kind("funds", "更正款项不属拍卖款", "/sale-releases", read=False),
}

IN_CASE = (
    "document", "file", "delivery", "asset", "measure", "feedback", "commission", "disposal", "listing", "deferral",
    "receipt", "payout", "distribution", "hold", "instruction", "coercion", "petition", "settlement",
    "coordination", "guarantee", "stay", "term_extension", "waiver", "property_report", "clue", "interview", "conclusion",
    "upkeep", "library_correction", "shielding",
    "referral", "substitution", "alteration", "closing_request", "hand_over", "dossier_fault",
)  # fmt: skip
"""Of what a case's page has a list, in this order; at `/cases/<number>` and the path of the list."""


def case_of(docket: str) -> str:
    """The case number of a docket; empty for what is of no case yet."""
    kind, _, number = docket.partition("/")
    return number if kind == "case" else ""


def case_address(number: str) -> str:
    return f"/cases/{part(number)}"


def address(kind: str, key: str) -> str:
    """The page of an object; empty where it has none."""
    held = KINDS.get(kind)
    return f"/objects/{kind}/{part(key)}" if held and held.read and key else ""


def acts_address(team: str, operation: str, key: str = "", case: str = "", within: str = "") -> str:
    """The form of an act. `key`: the object; `case`: what its fields are offered from; `within`: at whose version it is done."""
    asked = query({"case": case, "within": within})
    return f"/acts/{team}/{operation}" + (f"/{part(key)}" if key else "") + (f"?{asked}" if asked else "")


def work_address(team: str, item: Mapping[str, Any]) -> str:
    """Where a piece of work is done: the object's page, the act itself, or the case's page."""
    case = case_of(item["docket"])
    if page := address(item["on"], item["about"]):
        return page
    if item["operation"] and item["on"] != "case":
        return acts_address(team, item["operation"], item["about"], case)
    if not case and item["docket"].startswith("application/"):
        return address("application", item["docket"].partition("/")[2])
    return case_address(case) if case else ""


def field_address(name: str, value: Any) -> str:
    """The page of what a field names by its id; empty for anything else."""
    if not isinstance(value, str) or not value:
        return ""
    if name == "case_number":
        return case_address(value)
    if name in ("file", "file_id") or name.endswith("_file"):
        return f"/files/{part(value)}"
    return address(name.removesuffix("_id"), value)
