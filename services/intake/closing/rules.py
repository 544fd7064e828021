"""What a case must have before it is closed (二(五)4). Pure: the request and what the teams hold in, every fault out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import datetime

from services.intake.closing import concluded, ended, preserved
from services.intake.closing.held import Evidence
from services.intake.closing.schemas import ClosingRequestIn
from services.intake.substitution.rules import closing_faults
from services.intake.waivers.rules import WAIVER
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import ExpectedPaperRecord, FileRecord
from shared.contracts.intake.closing import (
    ENDINGS,
    OF_ONE,
    OF_PRESERVATION,
    ClosingGround,
    ClosingMode,
)
from shared.law.case_rules import check_open, has_part, is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose, names_all
from shared.values.articles import CKD, CPC, EXE, FEE, JS, REGULATION, TERMINATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

_ARTICLE = REGULATION["二(五)4"]
_RELEASE = CKD[28]
_CONCLUDED: tuple[KindOfDocument, ...] = ("conclusion_ruling",)

NEXT: dict[str, tuple[str, ...]] = {"requested": ("approved", "returned"), "approved": ("returned",)}
"""What may become of a request. An approval falls if the record has changed before the case is closed by it."""


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
    return [*found, *own, *_waived(request, evidence), *_left(evidence, measures_stay=stays)]


def _enforced(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """执行完毕: all that was applied for has been had, or given up on a paper."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = _ARTICLE) -> None:
        found.append(FieldError(field, detail, article))

    if request.closing_amount + request.waived_amount != request.applied_amount:
        fault("closing_amount", "结案标的额与放弃标的额之和应等于申请执行标的额")
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


def _concluded(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """终本: nothing is left to be enforced by, each node is on record, and the applicants have the ruling that says so."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = _ARTICLE) -> None:
        found.append(FieldError(field, detail, article))

    if request.closing_amount != request.recovered_amount:
        fault("closing_amount", "终结本次执行程序的，结案标的额应等于执行到位标的额")
    if not evidence.act_owed and request.recovered_amount + request.waived_amount >= request.applied_amount:
        fault("recovered_amount", "已经全部执行到位或者放弃的，不得终结本次执行程序", TERMINATION[1])
    course, searched = evidence.course, evidence.held.searched
    if course is None or searched is None:
        raise RuntimeError("a round is concluded by its course")
    found += concluded.faults(course, searched)
    ruling = evidence.held.ruling
    if ruling is None or not ruling.document.is_signed(evidence.case_number, _CONCLUDED):
        fault("ruling", "须是本案已经签发、未撤回的终结本次执行程序裁定书", TERMINATION[6])
        return found
    says = ruling.document.operative
    if says is None or not names_all(says.parties, evidence.parties, ruling.document.signed_at):
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
    ClosingMode.TERMINATED: ended.faults,
    ClosingMode.CANCELLED: ended.faults,
    ClosingMode.NON_ENFORCEMENT: ended.faults,
    ClosingMode.DISMISSED: ended.faults,
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
    request: ClosingRequestIn,
    files: Sequence[FileRecord],
    hands: Set[str],
    left: Mapping[str, Sequence[Whose]],
) -> None:
    """The record that a request names is a file of the case, entered by another than who asks. 409.

    What upholds an objection rests on the objection's own paper. What holds of one party ends the case when the paper says so
    of everybody who is `left` on that side.
    """
    if request.ground is not None and (request.ground_paper or ENDINGS[request.ground].petition is None):
        withdrawn = request.ground is ClosingGround.WITHDRAWN
        purpose = FilePurpose.WITHDRAWAL if withdrawn else FilePurpose.TERMINATION_GROUND
        ground = ("ground_paper", request.ground_paper or "", purpose, ENDINGS[request.ground].article)
        of_one = left.get(OF_ONE.get(request.ground, ("", None))[0], ())
        each = [[who] for who in of_one] if len(of_one) > 1 else [[]]
        check_files(files, [PaperFile(*ground, not_by=hands, of_whom=named) for named in each])
    if request.performance_record is not None:
        record = ("performance_record", request.performance_record, FilePurpose.PERFORMANCE_RECORD, EXE[64])
        check_files(files, [PaperFile(*record, not_by=hands)])


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


def check_reviewer(requested_by: str, state: str, actor: Actor) -> None:
    """Another pair of hands than his who asks; in whose stead he does, has the case."""
    moved(state, "approved")
    if is_same_hand((requested_by,), actor, Office.QUALITY_OFFICER):
        raise Problem(403, ProblemCode.OWN_REQUEST, article=REGULATION["一(一)"])


def check_apart(people: Collection[str], actor: Actor) -> None:
    """403 for who has, or had, the case as officer or judge, and for who stands in for one: nobody reviews the end of his own case."""
    if has_part(people, actor):
        detail = "现在或者曾经办理本案的承办人、执行法官及其代行人员不得审查本案的结案申请"
        raise Problem(403, ProblemCode.OWN_REQUEST, detail, REGULATION["一(一)"])


def moved(state: str, to: str) -> str:
    """`to`; 409 where it does not follow."""
    if to not in NEXT.get(state, ()):
        raise Problem(409, ProblemCode.ALREADY_REVIEWED, article=_ARTICLE)
    return to


def is_to_close(request: str, case: str) -> bool:
    """Whether an approved request is yet to close its case."""
    return request == "approved" and case == "open"
