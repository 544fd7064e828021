"""Which case that has ended goes on, on what ground, and what is still owed (法发〔2014〕26号第六条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from services.intake.closing.remainder import Debt, Waived, doubled_interest, waivable
from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.records import PlanRecord
from shared.contracts.intake.closing import ClosingMode
from shared.law.case_rules import check_judge
from shared.law.files import PaperFile, check_files
from shared.values.articles import CPC, ENT, JS, OBJ, OPENING, TERMINATION, Article
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

ARTICLE = OPENING[6]


class ResumptionGround(Labelled):
    """The closed list of 法发〔2014〕26号第六条, and what follows where the end itself is revoked (异议复议规定第十七条)."""

    PROPERTY = "property", "终结本次执行程序后发现被执行人有可供执行的财产"
    BREACH = "breach", "被执行人不履行或者不完全履行执行和解协议"
    FRAUD = "fraud", "申请执行人因受欺诈、胁迫达成执行和解协议"
    RETURNED = "returned", "委托执行结案后被受托法院退回委托"
    LATER = "later", "终结执行后申请执行的条件具备"
    REVOKED = "revoked", "终结执行、撤销案件、驳回申请的裁定经异议、复议被撤销"


@dataclass(frozen=True)
class _Of:
    modes: tuple[ClosingMode, ...]
    article: Article


_OF: Mapping[ResumptionGround, _Of] = {
    ResumptionGround.PROPERTY: _Of((ClosingMode.CONCLUDED_THIS_ROUND,), TERMINATION[9]),
    ResumptionGround.BREACH: _Of((ClosingMode.TERMINATED,), CPC[241]),
    ResumptionGround.FRAUD: _Of((ClosingMode.TERMINATED,), CPC[241]),
    ResumptionGround.RETURNED: _Of((ClosingMode.CANCELLED,), ENT[9]),
    ResumptionGround.LATER: _Of((ClosingMode.TERMINATED,), JS[518]),
    ResumptionGround.REVOKED: _Of(
        (ClosingMode.TERMINATED, ClosingMode.CANCELLED, ClosingMode.DISMISSED), OBJ[17]
    ),
}
"""How the case must have ended for a ground to hold, and by which article it goes on."""
_RESUMABLE = frozenset(
    mode for ground, of in _OF.items() if ground is not ResumptionGround.REVOKED for mode in of.modes
)


def check_resumable(state: str, mode: str, gone_on: str | None, *, revoked: bool) -> None:
    """409 unless the case has ended in a way from which it can go on, or its end was `revoked`; it goes on once, in `gone_on`."""
    if state == "open":
        raise Problem(409, ProblemCode.RESUMPTION_REFUSED, "案件尚未结案", ARTICLE)
    if gone_on is not None:
        detail = f"本案已经以{gone_on}恢复执行；再恢复的，从该案恢复"
        raise Problem(409, ProblemCode.RESUMPTION_REFUSED, detail, ARTICLE)
    if mode not in _RESUMABLE and not revoked:
        named = "、".join(one.label for one in ClosingMode if one in _RESUMABLE)
        detail = f"以{named}方式结案的，或者结案裁定被撤销的，才能恢复执行"
        raise Problem(409, ProblemCode.RESUMPTION_REFUSED, detail, ARTICLE)


def check_asked(
    ground: ResumptionGround,
    mode: str,
    received_at: datetime,
    closed_at: datetime,
    now: datetime,
    *,
    on_paper: bool,
    on_asset: bool,
    revoked: bool,
) -> None:
    """On a paper, for property that the court itself has found, or since the end was `revoked`. 422, all faults at once."""
    found: list[FieldError] = []
    of = _OF[ground]
    if mode not in of.modes:
        detail = f"该事由适用于以{'、'.join(one.label for one in of.modes)}方式结案的案件"
        found.append(FieldError("ground", detail, of.article))
    if ground is ResumptionGround.REVOKED:
        if not revoked:
            detail = "没有撤销结案裁定的异议、复议裁定，或者该裁定尚未送达、已经用于恢复执行"
            found.append(FieldError("ground", detail, of.article))
        if on_paper or on_asset:
            found.append(FieldError("paper", "该事由以异议、复议裁定为准，不写申请书、财产", of.article))
    elif on_paper == on_asset:
        detail = "应当提交恢复执行申请书，或者指明本院依职权查得的财产，二者择一"
        found.append(FieldError("paper", detail, of.article))
    elif on_asset and ground is not ResumptionGround.PROPERTY:
        found.append(FieldError("asset", "该事由须依申请恢复执行", of.article))
    if not closed_at <= received_at <= now:
        found.append(FieldError("received_at", "不得早于结案的时间，也不得晚于现在", ARTICLE))
    refuse(found, 422, ProblemCode.RESUMPTION_REFUSED)


def check_who(
    ground: ResumptionGround, judge: str | None, actor: Actor, *, on_asset: bool
) -> Deputyship | None:
    """Who files enters an application; the case's judge resumes of the court's own motion; once the end is revoked, either. 403."""
    if on_asset:
        return check_judge(judge, actor, TERMINATION[9])
    if Office.FILING_CLERK not in actor.offices:
        if ground is ResumptionGround.REVOKED:
            return check_judge(judge, actor, OBJ[17])
        detail = "恢复执行申请由立案人员登记"
        raise Problem(403, ProblemCode.OFFICE_REQUIRED, detail, ARTICLE)
    return None


def check_paper(
    paper: str, received_at: datetime, files: Sequence[FileRecord], applicants: Collection[str], actor: str
) -> None:
    """The application of one of the applicants, which another has entered since it was received. 409."""
    shown = PaperFile(
        "paper",
        paper,
        FilePurpose.RESUMPTION_APPLICATION,
        ARTICLE,
        shows_at=received_at,
        not_by=actor,
        of_whom=applicants,
    )
    check_files(files, [shown])


def check_found(asset: str, assets: Sequence[AssetRecord], closed_at: datetime) -> None:
    """It is property of the case that was found since. 409."""
    known = {one.id: one.found_at for one in assets}
    found_at = known.get(asset)
    if found_at is None or found_at < closed_at:
        error = FieldError("asset", "须是结案后查得、已经登记在本案的财产", TERMINATION[9])
        raise Problem.of([error], 409, ProblemCode.RESUMPTION_REFUSED)


@dataclass(frozen=True)
class Owed:
    """What is left, in yuan. `due_on`: the day from which doubled interest runs on; `delay_interest`: what came up by then."""

    principal: Decimal
    interest: Decimal
    delay_interest: Decimal
    due_on: date


def owed(debt: Debt, recovered: Decimal, plan: PlanRecord | None, waived: Sequence[Waived]) -> Owed:
    """What was had pays the ordinary interest first and then the principal; what was given up is principal first."""
    had = min(recovered, debt.claim)
    left = max(debt.claim - had - waivable(waived), Decimal(0))
    interest = min(max(debt.interest - had, Decimal(0)), left)
    delay = doubled_interest(debt, had, plan, waived)
    return Owed(left - interest, interest, delay, plan.stop_on if plan else debt.due_on)


def check_owed(left: Owed, act_owed: str) -> None:
    """409 where nothing is owed any more."""
    if not (left.principal or left.interest or left.delay_interest or act_owed):
        detail = "债权已经全部实现或者放弃，没有可以恢复执行的内容"
        raise Problem(409, ProblemCode.RESUMPTION_REFUSED, detail, ARTICLE)
