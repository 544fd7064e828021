"""What may be disposed of, in which order its steps follow, and which papers belong to it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import CoordinationRecord
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile
from shared.values.articles import CKD, CPC, JS, NET, PMB, REF, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

_COORDINATION = cite(REGULATION["一(二)"], CKD[26])


class State(StrEnum):
    """How far the disposal of one asset has come."""

    DECIDED = "decided"
    SURVEYED = "surveyed"
    INQUIRING = "inquiring"
    PRICED = "priced"
    REPORT_SERVED = "report_served"
    READY = "ready"
    LISTED = "listed"
    SOLD = "sold"
    PAID = "paid"
    RULED = "ruled"
    RULING_SERVED = "ruling_served"
    TAXED = "taxed"
    TRANSFERRING = "transferring"
    TRANSFERRED = "transferred"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


LABELS = {
    State.DECIDED: "已决定拍卖",
    State.SURVEYED: "现状已查明",
    State.INQUIRING: "询价中",
    State.PRICED: "已有参考价",
    State.REPORT_SERVED: "报告已送达",
    State.READY: "待上拍",
    State.LISTED: "上拍中",
    State.SOLD: "已成交",
    State.PAID: "价款已付清",
    State.RULED: "已作成交裁定",
    State.RULING_SERVED: "成交裁定已送达",
    State.TAXED: "税费已缴",
    State.TRANSFERRING: "过户办理中",
    State.TRANSFERRED: "已过户",
    State.DELIVERED: "已交付",
    State.WITHDRAWN: "已撤回处置",
}


class Step(NamedTuple):
    """What leads from one state to another, and the article that puts it in that place."""

    label: str
    article: str
    since: State
    then: State


SURVEY = Step("现状调查", REGULATION["二(四)3"], State.DECIDED, State.SURVEYED)
INQUIRE = Step("询价", REF[3], State.SURVEYED, State.INQUIRING)
NO_PRICE = Step("询价不成", REGULATION["二(四)4"], State.INQUIRING, State.SURVEYED)
REPORT = Step("收到询价报告", REF[13], State.INQUIRING, State.PRICED)
SERVE_REPORT = Step("送达询价报告", REF[21], State.PRICED, State.REPORT_SERVED)
FIX_PRICE = Step("确定起拍价", NET[27], State.REPORT_SERVED, State.READY)
REPRICE = Step("重新确定参考价", REF[27], State.READY, State.SURVEYED)
DRAFT = Step("制作拍卖公告", REGULATION["二(四)5(1)"], State.READY, State.LISTED)
REFUSED = Step("公告未能发布", REGULATION["二(四)5(1)"], State.LISTED, State.READY)
FAIL = Step("流拍", NET[26], State.LISTED, State.READY)
WITHDRAW_LISTING = Step("撤回公告", REGULATION["二(四)5(1)"], State.LISTED, State.READY)
TAKE = Step("以物抵债", cite(PMB[16], JS[490]), State.READY, State.SOLD)
CALL_OFF = Step("撤回拍卖", PMB[17], State.LISTED, State.READY)
SELL = Step("成交", NET[22], State.LISTED, State.SOLD)
DEFAULT = Step("认定悔拍", NET[24], State.SOLD, State.READY)
ANNUL = Step("撤销成交", NET[31], State.SOLD, State.READY)
ANNUL_PAID = Step("撤销已付清价款的成交", NET[31], State.PAID, State.READY)
ANNUL_RULED = Step("撤销已裁定的成交", NET[31], State.RULED, State.READY)
PAY = Step("付清价款", NET[25], State.SOLD, State.PAID)
RULE = Step("作出成交裁定", REGULATION["二(四)5(3)"], State.PAID, State.RULED)
SERVE_RULING = Step("送达成交裁定", PMB[20], State.RULED, State.RULING_SERVED)
TAX = Step("缴纳税费", REGULATION["二(四)6"], State.RULING_SERVED, State.TAXED)
ORDER_TRANSFER = Step("申请过户", REGULATION["二(四)6"], State.TAXED, State.TRANSFERRING)
TRANSFER = Step("过户", REGULATION["二(四)6"], State.TRANSFERRING, State.TRANSFERRED)
DELIVER = Step("交付", PMB[27], State.TRANSFERRED, State.DELIVERED)


UNSOLD = (*(State.DECIDED, State.SURVEYED, State.INQUIRING, State.PRICED, State.REPORT_SERVED), State.READY)
"""From which a disposal may be given up: nothing is announced, and nobody has bought."""
ANNULLABLE = {step.since: step for step in (ANNUL, ANNUL_PAID, ANNUL_RULED)}
"""Until the ruling has reached the buyer, and made the thing his."""
RULED = (State.RULING_SERVED, State.TAXED, State.TRANSFERRING, State.TRANSFERRED)
"""In which the buyer is the owner, and the thing is to be handed over, whatever register and taxes want (PMB[27])."""


def check_withdrawable(state: str) -> None:
    """409 unless the disposal may be given up."""
    if state not in UNSOLD:
        detail = f"公告前、流拍后可以撤回处置，该财产现为“{LABELS[State(state)]}”"
        raise Problem(409, ProblemCode.OUT_OF_ORDER, detail, PMB[17])


def check_given_up(state: str) -> None:
    """409 unless the disposal was given up: what is being disposed of, or was, is not decided upon again."""
    if state != State.WITHDRAWN:
        raise Problem(409, ProblemCode.ALREADY_IN_DISPOSAL, article=REGULATION["二(四)2"])


def check_new_ruling(old: str, new: str, withdrawn_at: datetime | None, signed_at: datetime) -> None:
    """What a judge has given up is taken up by another ruling only, made since: by none of those before."""
    if old == new or (withdrawn_at is not None and signed_at < withdrawn_at):
        detail = "该财产的处置已经撤回，恢复处置应当另行作出裁定"
        raise Problem(409, ProblemCode.ALREADY_IN_DISPOSAL, detail, PMB[1])


def check_deliverable(state: str, delivered: bool) -> None:
    """409 unless the ruling has reached the buyer, and the thing has not. Taxes and title do not hold it up."""
    if state not in RULED or delivered:
        detail = f"“{DELIVER.label}”须在“{LABELS[State.RULING_SERVED]}”之后办理一次，该财产现为“{LABELS[State(state)]}”"
        raise Problem(409, ProblemCode.OUT_OF_ORDER, detail, PMB[27])


def coordinated(case_number: str, asset: str, decisions: Sequence[CoordinationRecord]) -> bool | None:
    """Whether it was decided that this case disposes of the thing; None where nothing is decided on it."""
    binding = next((one for one in decisions if one.binds and asset in one.assets), None)
    return None if binding is None else binding.case_number == case_number


def check_coordinated(case_number: str, asset: str, decisions: Sequence[CoordinationRecord]) -> None:
    """409 where it was decided that another case disposes of the thing."""
    if coordinated(case_number, asset, decisions) is False:
        binding = next(one for one in decisions if one.binds and asset in one.assets)
        where = f"{binding.case_number}案" if binding.case_number else "本院另一案件"
        detail = f"已有协调办理决定（编号{binding.id}），该财产由{where}处置，本案不得处置"
        error = FieldError("asset_id", detail, _COORDINATION)
        raise Problem.of([error], 409, ProblemCode.COORDINATED_OTHERWISE)


class Elsewhere(NamedTuple):
    """A disposal of the same thing in another case: its number, "" of a sealed one; who has bought it, by identity."""

    case_number: str
    state: str
    buyer: str


def check_first_sale(others: Sequence[Elsewhere], owner: str) -> None:
    """A thing is sold once (CKD[26]), and again only from who has bought it last. `others`: in the order of their sales."""
    standing = [one for one in others if one.state not in (State.WITHDRAWN, State.DELIVERED)]
    last = [one for one in others if one.state == State.DELIVERED][-1:]
    for one in (*standing, *last):
        if one in last and owner and one.buyer.upper() == owner.upper():
            continue
        done = "已经拍卖成交并交付" if one in last else "正在处置"
        where = f"{one.case_number}案" if one.case_number else "本院另一案件"
        detail = f"同一财产在{where}中{done}，本案为轮候，不得再行处置"
        raise Problem.of([FieldError("asset_id", detail, CKD[26])], 409, ProblemCode.ALREADY_IN_DISPOSAL)


def after(state: str, step: Step) -> str:
    """The state that `step` leads to; 409 where it is not its turn."""
    if state != step.since:
        raise Problem(
            409,
            ProblemCode.OUT_OF_ORDER,
            f"“{step.label}”须在“{LABELS[step.since]}”之后办理，该财产现为“{LABELS[State(state)]}”",
            article=step.article,
        )
    return step.then.value


def is_held(asset: AssetRecord) -> bool:
    """The asset is under control, and nobody has decided to lift that."""
    return asset.controlled and asset.measure is not None and asset.measure.lift_decided_at is None


CLASS_OF_KIND = {
    "real_estate": "real_estate",
    "vehicle": "movable",
    "equity": "other",
    "securities": "other",
}
"""The class that decides the announcement period, where the kind of the property leaves no choice."""


def check_known(asset: AssetRecord | None) -> AssetRecord:
    """The asset; 409 where custody has found no such one in the case."""
    if asset is None:
        raise Problem(409, ProblemCode.ASSET_NOT_OF_CASE, article=REF[1])
    return asset


def check_disposable(kind: str, controlled: bool, asset_class: str) -> None:
    """May this property be put up? All faults at once."""
    errors = []
    if not controlled:
        errors.append(
            FieldError(
                "asset_id",
                "财产没有有效的查封、扣押、冻结（尚在轮候的，可以登记暂不处置），不得处置",
                JS[484],
            )
        )
    if kind == "bank_deposit":
        errors.append(FieldError("asset_id", "存款应当扣划，不经拍卖", CPC[253]))
    elif CLASS_OF_KIND.get(kind, asset_class) != asset_class:
        errors.append(FieldError("asset_class", "财产类别与查控登记的财产种类不符", NET[12]))
    refuse(errors, 409, ProblemCode.NOT_DISPOSABLE)


PaperState = Literal["waiting", "accepted", "returned"]
PaperName = Literal["ruling", "title", "inventory", "party_data", "survey_report", "price_minutes"]

DAY_BUNDLE: dict[PaperName, str] = {
    "ruling": "拍卖裁定书",
    "title": "产权登记证书",
    "inventory": "财产清单",
    "party_data": "当事人身份信息",
}
"""What exists on the day of the ruling, 二(四)2."""
LATER_PAPERS: dict[PaperName, str] = {"survey_report": "现状调查报告", "price_minutes": "确定保留价合议笔录"}
"""What the same clause names and only later steps produce."""

TITLED = ("real_estate", "vehicle")
PURPOSES: dict[PaperName, FilePurpose] = {
    "title": FilePurpose.TITLE_CERTIFICATE,
    "inventory": FilePurpose.INVENTORY,
    "party_data": FilePurpose.PARTY_PROOF,
    "survey_report": FilePurpose.SURVEY_REPORT,
    "price_minutes": FilePurpose.PRICE_MINUTES,
}
"""As what each paper lies in the e-dossier; the ruling is a document."""


def missing_papers(papers: Collection[str], wanted: Mapping[PaperName, str], kind: str) -> list[str]:
    """Labels of the papers not handed over; title papers exist for land and special movables only (二(四)2)."""
    return [
        label
        for paper, label in wanted.items()
        if paper not in papers and (paper != "title" or kind in TITLED)
    ]


def check_day_bundle(papers: Collection[str], kind: str) -> None:
    missing = missing_papers(papers, DAY_BUNDLE, kind)
    errors = [FieldError("papers", f"缺少{label}", REGULATION["二(四)2"]) for label in missing]
    refuse(errors, 422, ProblemCode.DAY_BUNDLE_INCOMPLETE)


def check_transferred(missing: Sequence[str]) -> None:
    """409 while the dossier centre has not accepted the day's bundle whole: only then has the team something to do. `missing`: labels."""
    if missing:
        detail = f"执行案件卷宗管理中心尚未核收{'、'.join(missing)}，材料移送后方可办理网拍辅助事项"
        error = FieldError("papers", detail, REGULATION["二(四)2"])
        raise Problem.of([error], 409, ProblemCode.DAY_BUNDLE_INCOMPLETE)


def check_unserved(served: Collection[object]) -> None:
    """The ruling to auction is served once."""
    if served:
        raise Problem(409, ProblemCode.ALREADY_SERVED, article=REGULATION["二(四)2"])


def due_papers(kind: str, on_record: Mapping[str, PaperState], made: Mapping[str, bool]) -> list[str]:
    """What is there to be given: what the centre has returned; the day's bundle, whole; a later paper once it is `made`."""
    due = [name for name, state in on_record.items() if state == "returned"]
    if not on_record:
        due += [name for name in DAY_BUNDLE if name != "title" or kind in TITLED]
    return due + [name for name in LATER_PAPERS if made[name] and name not in on_record]


def check_due(due: Collection[str]) -> None:
    """409 where no paper is there to be given."""
    if not due:
        raise Problem(409, ProblemCode.ALREADY_HANDED_OVER, "没有待移转的材料", REGULATION["二(四)2"])


Givers = Mapping[str, Collection[str | None]]
"""Who has handed over each paper that waits for its check, and in whose stead."""


def check_to_check(givers: Givers, actor: Actor) -> None:
    """409 unless a paper waits that another pair of hands than the actor's has handed over."""
    if all(is_same_hand(giver, actor, Office.DOSSIER_KEEPER) for giver in givers.values()):
        detail = "没有等待核收的材料，或者等待核收的都是本人移送"
        raise Problem(409, ProblemCode.PAPER_NOT_TO_CHECK, detail, REGULATION["二(四)2"])


def paper_files(papers: Mapping[PaperName, str], ruling: str) -> list[PaperFile]:
    """The files that must lie in the case's e-dossier for the papers given; 409 for another ruling than the disposal's."""
    if papers.get("ruling", ruling) != ruling:
        fault = FieldError("papers.ruling", "不是决定拍卖该财产的裁定书", REGULATION["二(四)2"])
        raise Problem.of([fault], 409, ProblemCode.FILE_NOT_OF_CASE)
    return [
        PaperFile(f"papers.{name}", file, PURPOSES[name], REGULATION["二(四)2"])
        for name, file in papers.items()
        if name != "ruling"
    ]


def check_given(papers: Collection[PaperName], on_record: Mapping[str, PaperState]) -> None:
    """409 for a paper that was given already: only what the centre has returned is given again."""
    repeated = [name for name in papers if on_record.get(name, "returned") != "returned"]
    if repeated:
        labels = DAY_BUNDLE | LATER_PAPERS
        raise Problem(
            409,
            ProblemCode.ALREADY_HANDED_OVER,
            "、".join(labels[name] for name in repeated),
            REGULATION["二(四)2"],
        )


def check_checked(papers: Collection[PaperName], givers: Givers, actor: Actor) -> None:
    """409 unless each paper waits for its check; its giver never checks it, by whatever hand."""
    errors = []
    for name in papers:
        label = (DAY_BUNDLE | LATER_PAPERS)[name]
        if name not in givers:
            errors.append(FieldError(f"papers.{name}", f"{label}没有等待核收", REGULATION["二(四)2"]))
        elif is_same_hand(givers[name], actor, Office.DOSSIER_KEEPER):
            errors.append(FieldError(f"papers.{name}", "移送人不得自行签收", REGULATION["二(四)2"]))
    refuse(errors, 409, ProblemCode.PAPER_NOT_TO_CHECK)
