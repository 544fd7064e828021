"""What a case must have before it is closed (二(五)4). Pure: the request and what the teams hold in, every fault out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from services.intake.closing import concluded, preserved
from services.intake.closing.concluded import Course, Searched
from services.intake.closing.preserved import Kept, Preservation
from services.intake.closing.schemas import ClosingRequestIn
from services.intake.petitions.ending import may_concern
from services.intake.substitution.rules import Substituted, closing_faults
from services.intake.waivers.rules import WAIVER
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, ExpectedPaperRecord, FileRecord, NamedParty
from shared.contracts.funds.records import HoldRecord, PlanRecord
from shared.contracts.intake.closing import (
    ENDINGS,
    OF_ONE,
    OF_PRESERVATION,
    ClosingGround,
    ClosingMode,
    Ending,
)
from shared.contracts.intake.petitions import LABELS, RESULTS
from shared.law.case_rules import check_open, has_part
from shared.law.files import PaperFile, check_files
from shared.values.articles import CKD, CPC, EXE, FEE, JS, OBJ, REGULATION, TERMINATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor

_ARTICLE = REGULATION["二(五)4"]
_RELEASE = CKD[28]
_RULINGS: Mapping[KindOfDocument, str] = {
    "termination_ruling": "终结执行裁定书",
    "cancellation_ruling": "撤销案件裁定书",
    "non_enforcement_ruling": "不予执行裁定书",
    "dismissal_ruling": "驳回执行申请裁定书",
    "objection_ruling": "异议成立的裁定书",
}
_CONCLUDED: tuple[KindOfDocument, ...] = ("conclusion_ruling",)

NEXT: dict[str, tuple[str, ...]] = {"requested": ("approved", "returned"), "approved": ("returned",)}
"""What may become of a request. An approval falls if the record has changed before the case is closed by it."""


@dataclass(frozen=True)
class Ruling:
    """A ruling as the documents team holds it, and the parties that it provably reached."""

    document: DocumentRecord
    served: Collection[str]


@dataclass(frozen=True)
class Held:
    """What funds, custody and commission hold of the case."""

    recovered: Decimal
    """What the applicants have had on the judgment debt: paid out, given on site, taken in payment."""
    undisbursed: Decimal
    """What lies on the case's account."""
    measures_in_force: int
    open_commissions: int
    commissioned_measures: int = 0
    """Assets that another court still holds because we asked it to."""
    in_main_account: Decimal = Decimal(0)
    """What has been found to be the case's and is not yet on its account, 二(六)4(2)."""
    holds: Sequence[HoldRecord] = ()
    """By which its money waits."""
    unfinished_freezes: int = 0
    """Freezes decided on and not yet in force: the institution still has the order, or will."""
    handed_on: date | None = None
    """The day on which the applicants were last given something on site, or what they took in payment."""
    plan: PlanRecord | None = None
    """The last plan of the case's money."""
    ruling: Ruling | None = None
    """That by which the request says the case ends, or this round of it."""
    searched: Searched | None = None
    """Of a round that is to be concluded."""
    kept: Kept = field(default_factory=Kept)
    """Of a case of preservation."""


@dataclass(frozen=True)
class Evidence:
    """What the record of each team says, at the time of the review."""

    claim: Decimal
    """Principal and ordinary interest applied for."""
    act_owed: str
    """The act or the delivery applied for, if any."""
    held: Held
    overdue_or_open: Sequence[str] = ()
    """Summaries of duties still open that closing would cut off."""
    waivable: Decimal = Decimal(0)
    """How much of the claim the judge has confirmed to be waived."""
    undecided: int = 0
    """Papers of a waiver that he has not decided on."""
    delay_interest: Decimal = Decimal(0)
    """加倍部分债务利息 that is neither paid nor waived."""
    fee: Decimal = Decimal(0)
    """申请执行费 that is neither paid nor relieved."""
    case_number: str = ""
    parties: Sequence[NamedParty] = ()
    party_ids: Mapping[str, str] = field(default_factory=dict)
    """Every party that is left in the case, and its side."""
    natural_respondents: frozenset[bool] = frozenset()
    """Whether there is a respondent left that is a person (True), and one that is a unit (False)."""
    issuer: str = ""
    """Who has made the instrument."""
    limited: Collection[str] = ()
    """The respondents, by id, whose objection that the time to apply has passed was upheld for good."""
    upheld: Collection[str] = ()
    """The rulings, by id, that have upheld an objection for good: no review of them is pending, or can be asked for."""
    objected: Collection[tuple[datetime, str | None]] = ()
    """When each objection against conduct was received that was granted and stands, and about what."""
    substituted: Substituted | None = None
    """What came of having the act done by another."""
    in_bankruptcy: Sequence[str] = ()
    """The respondents, by name, whose bankruptcy another court is examining."""
    course: Course | None = None
    """Of a round that is to be concluded."""
    preservation: Preservation | None = None
    """Of a case of preservation."""
    waits: bool = False
    """Whether its money waits by a leader's grant, 暂缓发放."""


def check_requestable(state: str, *, request_open: bool) -> None:
    """409 once the case is closed, and while a request is under review or approved."""
    check_open(state, "不得再次报结", _ARTICLE)
    if request_open:
        raise Problem(409, ProblemCode.REQUEST_OPEN, article=_ARTICLE)


def check_closed(state: str) -> None:
    """409 unless the case is closed and not yet archived."""
    if state != "closed":
        raise Problem(409, ProblemCode.NOT_CLOSED, article=REGULATION["一(二)"])


def faults(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """Every fault of a request to close, at once."""
    held, ruled = evidence.held, evidence.preservation
    if misfit := preserved.check_mode(ruled is not None, request.mode in OF_PRESERVATION):
        return misfit
    found = []
    if request.applied_amount != evidence.claim:
        found.append(FieldError("applied_amount", f"申请执行标的额应为 {evidence.claim} 元", _ARTICLE))
    if request.recovered_amount != held.recovered:
        found.append(FieldError("recovered_amount", f"执行到位标的额应为 {held.recovered} 元", _ARTICLE))
    if ruled is not None:
        own = preserved.faults(request, ruled, held.kept)
        return [*found, *own, *_left(evidence, measures_stay=not ruled.lifted)]
    own = OWN[request.mode](request, evidence)
    if evidence.in_bankruptcy and (
        request.mode is ClosingMode.CONCLUDED_THIS_ROUND or request.ground is ClosingGround.BANKRUPT
    ):
        detail = f"对{'、'.join(evidence.in_bankruptcy)}的移送破产审查尚未办结"
        found.append(FieldError("mode", detail, JS[513]))
    stays = request.mode is ClosingMode.CONCLUDED_THIS_ROUND or (
        request.ground is not None and ENDINGS[request.ground].goes_on
    )
    return [*found, *own, *_left(evidence, measures_stay=stays)]


def _enforced(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """执行完毕: all that was applied for has been had, or given up on a paper."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = _ARTICLE) -> None:
        found.append(FieldError(field, detail, article))

    if request.closing_amount + request.waived_amount != request.applied_amount:
        fault("closing_amount", "结案标的额与放弃标的额之和应等于申请执行标的额")
    found += _waived(request, evidence)
    if evidence.delay_interest:
        detail = f"尚有加倍部分债务利息 {evidence.delay_interest} 元未清偿，也未经申请执行人放弃"
        fault("delay_interest", detail, CPC[264])
    if evidence.fee:
        fault("fee", f"尚有申请执行费 {evidence.fee} 元未交纳，也未经决定减免", FEE[38])
    if request.recovered_amount != request.closing_amount:
        fault("recovered_amount", "执行到位标的额应等于结案标的额，否则不属执行完毕")
    if evidence.act_owed and request.performance_record is None:
        fault("performance_record", f"尚无已经履行的笔录：{evidence.act_owed}", EXE[64])
    if evidence.substituted is not None:
        found += closing_faults(evidence.substituted, request.performance_record)
    if not request.closing_amount and not evidence.act_owed:
        fault("closing_amount", "结案标的额为零，没有执行到位的，不属执行完毕")
    return found


def _waived(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """What is given up stands on papers that the judge has confirmed."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = _ARTICLE) -> None:
        found.append(FieldError(field, detail, article))

    if request.waived_amount > evidence.waivable:
        detail = f"放弃标的额超过执行法官已经确认的放弃、和解 {evidence.waivable} 元；请先登记放弃、和解材料，由执行法官确认"
        fault("waived_amount", detail, WAIVER)
    if evidence.undecided:
        fault("waived_amount", f"尚有 {evidence.undecided} 份放弃、和解、减免材料未经执行法官确认", WAIVER)
    return found


def _ended(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """终结执行, 销案, 不予执行, 驳回申请: on the very ground, which a paper shows; what was had by then is what is closed."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = _ARTICLE) -> None:
        found.append(FieldError(field, detail, article))

    if request.closing_amount != request.recovered_amount:
        fault("closing_amount", f"{request.mode.label}的，结案标的额应等于执行到位标的额")
    if request.recovered_amount + request.waived_amount > request.applied_amount:
        fault("waived_amount", "执行到位标的额与放弃标的额之和不得超过申请执行标的额")
    found += _waived(request, evidence)
    if request.ground is None:
        fault("ground", f"须写明{request.mode.label}的法定事由", EXE[64])
        return found
    end = ENDINGS[request.ground]
    if end.mode is not request.mode:
        fault("ground", f"该事由应当以{end.mode.label}方式结案", EXE[64])
    if misfit := _misfit(request.ground, evidence):
        fault("ground", f"{misfit}：{request.ground.label}", end.article)
    if end.ruling is not None:
        return found + _ruled(request.ground, end, end.ruling, evidence)
    if request.ruling:
        fault("ruling", "该事由以其他人民法院的文书结案，不写本院裁定书", end.article)
    return found


def _misfit(ground: ClosingGround, evidence: Evidence) -> str:
    """Why the ground cannot hold in the case; empty where it can."""
    role, natural = OF_ONE.get(ground, ("", None))
    issuers = {ClosingGround.AWARD: "仲裁", ClosingGround.NOTARISED: "公证"}
    if role == "respondent" and natural is not None and evidence.natural_respondents != {natural}:
        return "并非全部被执行人均符合该事由"
    if issuers.get(ground, "") not in evidence.issuer:
        return f"执行依据由{evidence.issuer}作出，不符合该事由"
    if ground is ClosingGround.THING_LOST and not evidence.act_owed:
        return "本案没有应当交付的特定物"
    return ""


def _ruled(ground: ClosingGround, end: Ending, kind: KindOfDocument, evidence: Evidence) -> list[FieldError]:
    """A ruling of that kind says so of the very parties, and they have it."""
    found: list[FieldError] = []

    def fault(detail: str, article: str = end.article) -> None:
        found.append(FieldError("ruling", detail, article))

    ruling = evidence.held.ruling
    if ruling is None or not ruling.document.is_signed(evidence.case_number, (kind,)):
        fault(f"须是本案已经签发、未撤回的{_RULINGS[kind]}")
        return found
    says, signed = ruling.document.operative, ruling.document.signed_at
    if signed is not None and any(
        at >= signed and may_concern(thing, ruling.document) for at, thing in evidence.objected
    ):
        fault("裁定书签发后对该裁定提出的执行行为异议已经成立，须另行作出裁定书", OBJ[17])
    if end.petition is not None:
        upheld = (LABELS[end.petition], RESULTS["granted"])
        answer = says.petition if says else None
        if answer is None or (answer.petition_kind, answer.result) != upheld:
            fault(f"裁定书没有认定{ground.label}")
        elif ruling.document.id not in evidence.upheld:
            fault("该裁定尚未登记送达，或者仍可申请复议、正在复议、已经撤销")
        elif ground is ClosingGround.LIMITATION and any(
            party not in evidence.limited
            for party, role in evidence.party_ids.items()
            if role == "respondent"
        ):
            fault(
                "时效异议只对提出的被执行人有效：并非全部被执行人的时效异议均已成立，应当仅对该被执行人终结"
            )
    elif says is None or says.ground != ground.label or says.ended_for:
        fault(f"裁定书写明的事由不是{ground.label}，或者只对一方当事人终结执行")
    if says is None or sorted(map(repr, says.parties)) != sorted(map(repr, evidence.parties)):
        fault("裁定书所列当事人与本案当事人不一致")
    unserved = sum(
        _is_served(ground, role) and party not in ruling.served for party, role in evidence.party_ids.items()
    )
    if unserved:
        article = CPC[269] if end.mode is ClosingMode.TERMINATED else end.article
        fault(f"{_RULINGS[kind]}尚未送达 {unserved} 名当事人", article)
    return found


def _is_served(ground: ClosingGround, role: str) -> bool:
    """A ruling that rests on somebody's death is served on the other side; a dismissal on who had applied."""
    dead = {ClosingGround.DEBTOR_DEAD: "respondent", ClosingGround.CREDITOR_DEAD: "applicant"}
    if ENDINGS[ground].mode is ClosingMode.DISMISSED:
        return role == "applicant"
    return dead.get(ground) != role


def _concluded(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """终本: nothing is left to be enforced by, each node is on record, and the applicants have the ruling that says so."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = _ARTICLE) -> None:
        found.append(FieldError(field, detail, article))

    if request.closing_amount != request.recovered_amount:
        fault("closing_amount", "终结本次执行程序的，结案标的额应等于执行到位标的额")
    if not evidence.act_owed and request.recovered_amount + request.waived_amount >= request.applied_amount:
        fault("recovered_amount", "已经全部执行到位或者放弃的，不得终结本次执行程序", TERMINATION[1])
    found += _waived(request, evidence)
    course, searched = evidence.course, evidence.held.searched
    if course is None or searched is None:
        raise RuntimeError("a round is concluded by its course")
    found += concluded.faults(course, searched)
    ruling = evidence.held.ruling
    if ruling is None or not ruling.document.is_signed(evidence.case_number, _CONCLUDED):
        fault("ruling", "须是本案已经签发、未撤回的终结本次执行程序裁定书", TERMINATION[6])
        return found
    says = ruling.document.operative
    if says is None or sorted(map(repr, says.parties)) != sorted(map(repr, evidence.parties)):
        fault("ruling", "裁定书所列当事人与本案当事人不一致", TERMINATION[6])
    had = (evidence.claim, evidence.held.recovered)
    if says is None or (says.claimed, says.recovered) != had:
        fault("ruling", f"裁定书应写明申请执行标的额{had[0]}元、已经执行到位{had[1]}元", TERMINATION[6])
    found += concluded.examined(course, searched, (says and says.examined) or ())
    approved, signed = concluded.approved_from(course), ruling.document.signed_at
    if approved is not None and signed is not None and signed < approved:
        fault("ruling", "裁定书在申请执行人签字确认或者院长批准之前即已签发", JS[517])
    unserved = [name for party, name in course.applicants.items() if party not in ruling.served]
    if unserved:
        detail = f"终结本次执行程序裁定书尚未送达申请执行人{'、'.join(unserved)}"
        fault("ruling", detail, TERMINATION[6])
    return found


OWN = {
    ClosingMode.FULLY_ENFORCED: _enforced,
    ClosingMode.CONCLUDED_THIS_ROUND: _concluded,
    ClosingMode.TERMINATED: _ended,
    ClosingMode.CANCELLED: _ended,
    ClosingMode.NON_ENFORCEMENT: _ended,
    ClosingMode.DISMISSED: _ended,
}
"""What each mode has of its own; those of preservation have theirs together."""


def _left(evidence: Evidence, *, measures_stay: bool) -> list[FieldError]:
    """What no case may be closed over, however it ends: money, matters with other courts, duties; seizures but for 终本."""
    found: list[FieldError] = []
    held = evidence.held

    def fault(field: str, detail: str, article: str = _ARTICLE) -> None:
        found.append(FieldError(field, detail, article))

    if held.undisbursed and not evidence.waits:
        fault("funds", f"尚有案款 {held.undisbursed} 元未发放或退付，也没有经批准暂缓发放")
    if held.in_main_account:
        fault("funds", f"法院主体账户尚有本案案款 {held.in_main_account} 元未转入本案账户")
    if held.handed_on and (held.plan is None or held.plan.stop_on < held.handed_on):
        fault("funds", "现场交付、以物抵债后尚未核算应收的执行费和迟延履行利息")
    if held.measures_in_force and not measures_stay:
        fault("measures", f"尚有 {held.measures_in_force} 项查封冻结未解除")
    if held.unfinished_freezes:
        fault("measures", f"尚有 {held.unfinished_freezes} 项已决定的查封冻结未办理完毕")
    if held.open_commissions:
        fault("commissions", f"尚有 {held.open_commissions} 件委托事项未了结")
    if held.commissioned_measures and not measures_stay:
        fault("commissions", f"受托法院的 {held.commissioned_measures} 项查封冻结尚未委托解除", _RELEASE)
    for summary in evidence.overdue_or_open:
        fault("duties", f"尚有期限事项未完成：{summary}")
    return found


def check_papers(
    request: ClosingRequestIn, files: Sequence[FileRecord], asked_by: str, left: Mapping[str, Sequence[str]]
) -> None:
    """The record that a request names is a file of the case, entered by another than who asks. 409.

    What upholds an objection rests on the objection's own paper. What holds of one party ends the case when the paper says so
    of everybody who is `left` on that side, by name.
    """
    if request.ground is not None and (request.ground_paper or ENDINGS[request.ground].petition is None):
        withdrawn = request.ground is ClosingGround.WITHDRAWN
        purpose = FilePurpose.WITHDRAWAL if withdrawn else FilePurpose.TERMINATION_GROUND
        ground = ("ground_paper", request.ground_paper or "", purpose, ENDINGS[request.ground].article)
        of_one = left.get(OF_ONE.get(request.ground, ("", None))[0], ())
        each = [[name] for name in of_one] if len(of_one) > 1 else [()]
        check_files(files, [PaperFile(*ground, not_by=asked_by, of_whom=named) for named in each])
    if request.performance_record is not None:
        record = ("performance_record", request.performance_record, FilePurpose.PERFORMANCE_RECORD, EXE[64])
        check_files(files, [PaperFile(*record, not_by=asked_by)])


def check_told(pending: int) -> None:
    """Nothing is judged while a team's act of the case is not yet on the docket: it may be a new measure."""
    if pending:
        detail = f"各团队尚有 {pending} 项本案事实未送达，请稍后再试"
        raise Problem(409, ProblemCode.FACTS_UNDER_WAY, detail, _ARTICLE, retriable=True)


def check_papers_received(received_at: Sequence[datetime | None]) -> None:
    """A case is archived when the dossier centre has all that was handed over, and something was (二(一)8)."""
    unreceived = sum(at is None for at in received_at)
    if unreceived or not received_at:
        detail = f"已移送 {len(received_at)} 批纸质材料，其中 {unreceived} 批未由卷宗中心接收"
        raise Problem(409, ProblemCode.PAPERS_NOT_RECEIVED, detail, REGULATION["二(一)8"])


def check_dossier(expected: Sequence[ExpectedPaperRecord]) -> None:
    """No paper of what was done in the case is missing, but for what the judge has said cannot be had. 409 with all."""
    missing = [
        FieldError(one.id, f"卷宗缺少{one.title}", one.article) for one in expected if one.state == "missing"
    ]
    refuse(missing, 409, ProblemCode.DOSSIER_INCOMPLETE)


def check_return(found: Sequence[FieldError], remark: str) -> None:
    """Whoever is to correct a request must be told what."""
    if not (found or remark):
        error = FieldError("remark", "须写明需要补正或者纠正的事项", _ARTICLE)
        raise Problem.of([error], 422, ProblemCode.REASON_MISSING)


def check_reviewer(requested_by: str, state: str, reviewer: str) -> None:
    moved(state, "approved")
    if requested_by == reviewer:
        raise Problem(403, ProblemCode.OWN_REQUEST, article=REGULATION["一(一)"])


def check_apart(officer: str | None, judge: str | None, actor: Actor) -> None:
    """403 for the case's officer or judge, and for who stands in for one: nobody reviews the end of his own case."""
    if has_part((officer, judge), actor):
        detail = "本案的承办人、执行法官及其代行人员不得审查本案的结案申请"
        raise Problem(403, ProblemCode.OWN_REQUEST, detail, REGULATION["一(一)"])


def moved(state: str, to: str) -> str:
    """`to`; 409 where it does not follow."""
    if to not in NEXT.get(state, ()):
        raise Problem(409, ProblemCode.ALREADY_REVIEWED, article=_ARTICLE)
    return to


def is_to_close(request: str, case: str) -> bool:
    """Whether an approved request is yet to close its case."""
    return request == "approved" and case == "open"
