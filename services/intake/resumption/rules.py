"""Which case that has ended goes on, on what ground, and what is still owed (法发〔2014〕26号第六条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from services.intake.closing.remainder import Debt, Waived, doubled_interest, waivable
from services.intake.settlements.rules import check_resumes
from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.records import PlanRecord
from shared.contracts.intake.closing import ENDINGS, ClosingGround, ClosingMode
from shared.law.case_rules import check_judge
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.values.articles import CPC, ENT, JS, OBJ, OPENING, SET, TERMINATION, Article
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
    REVOKED = "revoked", "终结执行、终结本次执行程序、撤销案件、不予执行、驳回申请的裁定经异议、复议被撤销"


@dataclass(frozen=True)
class Agreed:
    """The settlement that binds the parties. `overdue`, `acts`: what was due of it and is missing.

    `says_what`: whether it is on record with its instalments; of before, the paper alone was kept.
    """

    performed: bool = False
    says_what: bool = True
    overdue: Decimal = Decimal(0)
    acts: Sequence[str] = ()


@dataclass(frozen=True)
class Ended:
    """How the case has ended. `ground`: of the request by which; None of a round, and of a case closed before grounds were kept.
    `settled`: the parties are, or were, bound by an agreement.
    """

    mode: str
    ground: ClosingGround | None
    settled: bool = False


@dataclass(frozen=True)
class _Of:
    """`grounds`: on which the case must have ended; `of_round`: it may be a round that is concluded; `settled`: it may have been
    performed, as the parties had settled.
    """

    article: Article
    grounds: tuple[ClosingGround, ...] = ()
    of_round: bool = False
    settled: bool = False

    @property
    def modes(self) -> frozenset[str]:
        return frozenset(ENDINGS[ground].mode for ground in self.grounds) | self._round

    @property
    def _round(self) -> frozenset[ClosingMode]:
        return frozenset({ClosingMode.CONCLUDED_THIS_ROUND} if self.of_round else ())

    @property
    def label(self) -> str:
        performed = ("执行和解协议履行完毕",) if self.settled else ()
        return "、".join([*(one.label for one in (*self.grounds, *self._round)), *performed])

    def holds(self, ended: Ended) -> bool:
        if ended.mode == ClosingMode.FULLY_ENFORCED:
            return self.settled and ended.settled
        return ended.mode in self.modes and (ended.ground is None or ended.ground in self.grounds)


_WITHDRAWN = (ClosingGround.WITHDRAWN,)
_OBJECTED = (ClosingMode.TERMINATED, ClosingMode.CANCELLED, ClosingMode.DISMISSED)

_OF: Mapping[ResumptionGround, _Of] = {
    ResumptionGround.PROPERTY: _Of(TERMINATION[9], of_round=True),
    ResumptionGround.BREACH: _Of(CPC[241], _WITHDRAWN, settled=True),
    ResumptionGround.FRAUD: _Of(CPC[241], _WITHDRAWN, settled=True),
    ResumptionGround.RETURNED: _Of(ENT[9], (ClosingGround.COMMISSIONED,)),
    ResumptionGround.LATER: _Of(JS[518], (*_WITHDRAWN, ClosingGround.DESTITUTE)),
    ResumptionGround.REVOKED: _Of(
        OBJ[17],
        tuple(
            ground
            for ground, end in ENDINGS.items()
            if end.ruling and (end.mode in _OBJECTED or end.petition)
        ),
        of_round=True,  # TERMINATION[7]
    ),
}
"""On which ground the case must have ended for another to hold, and by which article it goes on.

Where the instrument is gone, the debtor dead, dissolved or bankrupt, or another court enforces, nothing is left that the
same parties could go on with here: who is to pay instead is applied against anew.
"""
SETTLED = (ResumptionGround.BREACH, ResumptionGround.FRAUD)
"""What makes a settlement fall away, with whatever was given up in it."""


def check_resumable(state: str, ended: Ended, gone_on: str | None, *, revoked: bool) -> None:
    """409 unless the case has ended in a way from which it can go on, or its end was `revoked`; it goes on once, in `gone_on`."""
    if state == "open":
        raise Problem(409, ProblemCode.RESUMPTION_REFUSED, "案件尚未结案", ARTICLE)
    if gone_on is not None:
        detail = f"本案的债权已经以{gone_on}执行；再恢复的，从该案恢复"
        raise Problem(409, ProblemCode.RESUMPTION_REFUSED, detail, ARTICLE)
    from_here = {ground: of for ground, of in _OF.items() if ground is not ResumptionGround.REVOKED}
    if not revoked and not any(of.holds(ended) for of in from_here.values()):
        had = ended.ground or ClosingMode(ended.mode)
        named = "；".join(dict.fromkeys(of.label for of in from_here.values()))
        detail = f"本案以“{had.label}”结案。以下列情形结案的，或者结案裁定被撤销的，才能恢复执行：{named}"
        raise Problem(409, ProblemCode.RESUMPTION_REFUSED, detail, ARTICLE)


def check_asked(
    ground: ResumptionGround,
    ended: Ended,
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
    if not of.holds(ended):
        found.append(FieldError("ground", f"该事由适用于以下列情形结案的案件：{of.label}", of.article))
    if ground is ResumptionGround.REVOKED:
        if not revoked:
            detail = "没有撤销结案裁定的异议、复议裁定，或者该裁定尚未送达、已经用于恢复执行"
            found.append(FieldError("ground", detail, of.article))
        if on_paper or on_asset:
            found.append(FieldError("paper", "该事由以异议、复议裁定为准，不写申请书、财产", of.article))
    elif on_paper == on_asset:
        detail = f"应当提交{_paper_of(ground).label}，或者指明本院依职权查得的财产，二者择一"
        found.append(FieldError("paper", detail, of.article))
    elif on_asset and ground is not ResumptionGround.PROPERTY:
        found.append(FieldError("asset", f"该事由须提交{_paper_of(ground).label}", of.article))
    if not closed_at <= received_at <= now:
        found.append(FieldError("received_at", "不得早于结案的时间，也不得晚于现在", ARTICLE))
    refuse(found, 422, ProblemCode.RESUMPTION_REFUSED)


def check_settled(ground: ResumptionGround, agreed: Agreed | None) -> None:
    """What the parties have settled falls away for a breach, by the record, or a fraud; while it binds them nothing else does it. 409.

    Of one that was performed in full nothing was broken; whether it falls for a fraud: deceit.check_after_performance.
    """
    refused = ""
    if ground in SETTLED and agreed is None:
        refused = "本案没有经执行法官确认的执行和解协议"
    elif agreed and agreed.performed and ground in (ResumptionGround.BREACH, ResumptionGround.LATER):
        refused = (
            "执行和解协议已经履行完毕，不予恢复执行；因迟延履行、瑕疵履行受到损害的，可以另行起诉；协议被判决确认无效或者撤销的，"
            "以受欺诈、胁迫为事由凭生效判决申请"
        )
    elif agreed and ground is ResumptionGround.LATER:
        refused = "本案的执行和解协议约束双方，未按约定履行的，以不履行和解协议为事由"
    if refused:
        raise Problem.of([FieldError("ground", refused, SET[11])], 409, ProblemCode.RESUMPTION_REFUSED)
    if ground is ResumptionGround.BREACH and agreed and agreed.says_what:
        check_resumes(agreed.overdue, agreed.acts)


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


def _paper_of(ground: ResumptionGround) -> FilePurpose:
    returned = ground is ResumptionGround.RETURNED
    return FilePurpose.COMMISSION_RETURN if returned else FilePurpose.RESUMPTION_APPLICATION


def check_paper(
    ground: ResumptionGround,
    paper: str,
    received_at: datetime,
    files: Sequence[FileRecord],
    applicants: Collection[Whose],
    hands: Set[str],
) -> None:
    """The application of one of the applicants, or by what the entrusted court gives the case back, as another has entered. 409."""
    shown = PaperFile(
        "paper",
        paper,
        _paper_of(ground),
        _OF[ground].article if ground is ResumptionGround.RETURNED else ARTICLE,
        shows_at=received_at,
        not_by=hands,
        of_whom=() if ground is ResumptionGround.RETURNED else applicants,
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
