"""What a guarantee in enforcement must say and rest on, when it is called on, for how much, and when nobody answers any more. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.closing import ClosingMode
from shared.contracts.intake.party_changes import ChangeGround
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files, is_of
from shared.law.names import Whose
from shared.law.numbers import GUARANTEE_PERIOD
from shared.law.periods import nominal
from shared.values.articles import CC, CPC, GUA, Article
from shared.values.labelled import Labelled
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office
from shared.values.zone import COURT_ZONE

ARTICLE = CPC[242]
NO_MORE = "不得再登记、接受执行担保"
NO_MORE_CALLS = "不得再执行担保"


class GuaranteeKind(Labelled):
    """A surety answers with all he has. A mortgage of land or buildings exists by its registration alone (CC[402])."""

    SURETY = "surety", "保证"
    REAL_MORTGAGE = "real_mortgage", "不动产抵押"
    CHATTEL_MORTGAGE = "chattel_mortgage", "动产抵押"
    PLEDGE = "pledge", "质押"
    PROPERTY = "property", "财产担保（未设立担保物权）"


class State(Labelled):
    GIVEN = "given", "待执行法官审查"
    REFUSED = "refused", "不予接受"
    ACCEPTED = "accepted", "担保有效"
    CALLED = "called", "已裁定执行"
    RELEASED = "released", "担保责任已解除"
    EXPIRED = "expired", "担保期间届满，不再承担责任"


NEXT: dict[State, tuple[State, ...]] = {
    State.GIVEN: (State.ACCEPTED, State.REFUSED),
    State.ACCEPTED: (State.CALLED, State.RELEASED, State.EXPIRED),
    State.CALLED: (State.RELEASED,),
}
"""What may become of one; what is no key of it has ended. Who was called on in time is not freed by the days that pass."""


class CallGround(Labelled):
    UNPERFORMED = "unperformed", "暂缓执行期限届满后被执行人仍不履行义务"
    DISSIPATED = "dissipated", "暂缓执行期间担保人转移、隐藏、变卖、毁损担保财产"


class EndGround(Labelled):
    PERFORMED = "performed", "生效法律文书确定的义务已经履行完毕"
    ANSWERED = "answered", "担保人已经承担裁定的担保责任"
    CONSENT = "consent", "申请执行人书面同意解除担保"
    UNUSED = "unused", "没有据此暂缓执行"
    EXPIRED = "expired", "担保期间届满"


@dataclass(frozen=True)
class Said:
    """What an undertaking says. `amount`: yuan; `property`: whether it names any; the papers by their files' ids."""

    guarantor: str
    identity: str
    kind: GuaranteeKind
    amount: Decimal
    enforceable: bool
    property: bool
    deferred_until: date
    liable_until: date | None
    resolution: str | None
    registration: str | None


@dataclass(frozen=True)
class Side:
    """One party that is still in the case."""

    role: str
    name: str
    identity: str


def check_said(said: Said, parties: Sequence[Side], today: date) -> bool:
    """Whether the guarantor is a respondent himself. 422 with all the faults of what the undertaking says."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: Article) -> None:
        found.append(FieldError(field, detail, article))

    roles = {one.role for one in parties if one.identity == said.identity}
    own = "respondent" in roles
    if "applicant" in roles:
        fault("identity", "担保人不能是申请执行人", GUA[2])
    if any(one.identity == said.identity and one.name != said.guarantor for one in parties):
        fault("guarantor", "与该证件号码的当事人姓名、名称不一致", GUA[4])
    surety = said.kind is GuaranteeKind.SURETY
    if own and surety:
        fault("kind", "被执行人只能提供财产担保，不能为自己保证", GUA[2])
    if surety == said.property:
        fault("property", "财产担保须写明担保财产的名称、数量、状况、所在地、权属；保证不写", GUA[4])
    if not said.enforceable:
        detail = "担保书须有暂缓执行期限届满后仍不履行时担保人自愿接受直接强制执行的承诺"
        fault("enforceable", detail, GUA[4])
    if said.amount <= 0:
        fault("amount", "须写明被担保的债权数额", GUA[4])
    if said.deferred_until <= today:
        fault("deferred_until", "暂缓执行期限须晚于今日", GUA[10])
    if said.liable_until is not None and said.liable_until <= said.deferred_until:
        fault("liable_until", "担保期间自暂缓执行期限届满之日起计算，须晚于暂缓期限的最后一日", GUA[12])
    if not own and "公司" in said.guarantor and not said.resolution:
        fault("resolution", "公司为被执行人提供担保的，须有公司章程和董事会或者股东会决议", GUA[5])
    if said.kind is GuaranteeKind.REAL_MORTGAGE and not said.registration:
        fault("registration", "以不动产抵押的，须有抵押登记证明，抵押权自登记时设立", CC[402])
    refuse(found, 422, ProblemCode.GUARANTEE_REFUSED)
    return own


def check_papers(
    guarantor: Whose,
    papers: Mapping[str, str | None],
    consents: Sequence[str],
    applicants: Collection[Whose],
    files: Sequence[FileRecord],
    hands: Set[str],
) -> None:
    """Each is a file that none of `hands` has entered, the guarantor's own says so, and every applicant has consented. 409."""
    wanted = (
        ("undertaking", FilePurpose.SECURITY_UNDERTAKING, GUA[3]),
        ("resolution", FilePurpose.SECURITY_RESOLUTION, GUA[5]),
        ("registration", FilePurpose.SECURITY_REGISTRATION, GUA[7]),
    )
    own = [
        PaperFile(field, file, purpose, article, not_by=hands, of_whom=[guarantor])
        for field, purpose, article in wanted
        if (file := papers.get(field))
    ]
    agreed = [
        PaperFile("consents", file, FilePurpose.SECURITY_CONSENT, GUA[6], not_by=hands) for file in consents
    ]
    check_files(files, [*own, *agreed])
    given = [one for one in files if one.id in consents]
    missing = [str(who) for who in applicants if not any(is_of(one, who) for one in given)]
    if missing:
        detail = f"没有写明申请执行人{'、'.join(missing)}同意的书面意见或者笔录"
        error = FieldError("consents", detail, GUA[6])
        raise Problem.of([error], 409, ProblemCode.GUARANTEE_REFUSED)


def check_first(recorded: bool) -> None:
    """An undertaking is recorded once. 409."""
    if recorded:
        raise Problem(409, ProblemCode.GUARANTEE_STATE, "该份担保书已经登记", GUA[3])


def check_another(recorded: Collection[str | None], actor: Actor) -> None:
    """Who records it does not accept it. 403."""
    if is_same_hand(recorded, actor, Office.JUDGE):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得审查自己登记的执行担保", ARTICLE)


def check_follows(state: str, to: State) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.GUARANTEE_STATE, f"该项执行担保{State(state).label}", ARTICLE)


def check_says_why(to: State, reason: str) -> None:
    """422 where it is not accepted, and nobody says why."""
    if to is State.REFUSED and not reason:
        error = FieldError("reason", "不予接受的，须写明理由", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.GUARANTEE_REFUSED)


def last_day(deferred_until: date, named: date | None) -> date:
    """Of the guarantee period: a year from the end of the deferral where the undertaking names none (GUA[12])."""
    return named or nominal(deferred_until, GUARANTEE_PERIOD.on(deferred_until))


def check_rests(states: Sequence[tuple[str, date, bool]], until: date | None) -> None:
    """A case is deferred on guarantees that are accepted, rest no other deferral, and say the same last day (GUA[10]). 409.

    `states`: of each its state, the last day that it names, and whether another deferral rests on it.
    """
    found = []
    for place, (state, deferred_until, bound) in enumerate(states):
        field = f"guarantees.{place}"
        if state != State.ACCEPTED or bound:
            detail = "须是法官已经接受、没有作为其他暂缓执行依据的执行担保"
            found.append(FieldError(field, detail, ARTICLE))
        elif deferred_until != until:
            detail = f"暂缓执行的期限应当与担保书约定一致，担保书约定至{deferred_until}"
            found.append(FieldError(field, detail, GUA[10]))
    refuse(found, 409, ProblemCode.GUARANTEE_REFUSED)


def check_callable(state: str, stay: str | None, until: date, today: date) -> None:
    """An accepted one, while its deferral stands or after its last day. `stay`: the state of the deferral. 409."""
    check_follows(state, State.CALLED)
    if stay not in ("confirmed", "ended"):
        raise Problem(409, ProblemCode.GUARANTEE_STATE, "没有据此暂缓执行，不得执行担保", GUA[11])
    if stay == "ended" and today <= until:
        detail = "暂缓执行期限届满前已经恢复执行，期限届满后仍不履行的，方可执行担保"
        raise Problem(409, ProblemCode.GUARANTEE_STATE, detail, GUA[11])


def check_called(ground: CallGround, until: date, called_for: Decimal, amount: Decimal, today: date) -> None:
    """After the deferral has ended unperformed, or while the guarantor makes away with it; for no more than he has undertaken. 422."""
    found = []
    if (ground is CallGround.UNPERFORMED) != (today > until):
        detail = f"暂缓执行期限至{until}届满，事由与此不符"
        found.append(FieldError("ground", detail, GUA[11]))
    if not 0 < called_for <= amount:
        detail = f"以担保人应当履行义务部分为限，担保的数额为{format_yuan(amount)}"
        found.append(FieldError("called_for", detail, GUA[11]))
    refuse(found, 422, ProblemCode.GUARANTEE_REFUSED)


def check_cash_first(frozen: Decimal, called_for: Decimal) -> None:
    """What the debtor has in the bank, where it is enough, goes first. `frozen`: of it, yuan. 409."""
    if frozen >= called_for:
        detail = f"被执行人已冻结的存款{format_yuan(frozen)}便于执行，应当优先执行"
        raise Problem(409, ProblemCode.GUARANTEE_STATE, detail, GUA[11])


def check_call_papers(
    guarantor: Whose,
    application: str,
    ruling: str,
    applicants: Collection[Whose],
    files: Sequence[FileRecord],
    last: date,
    hands: Set[str],
) -> None:
    """A ruling against this guarantor, on an application that lay in the dossier before the guarantee period was over. 409."""
    asked = PaperFile(
        "application",
        application,
        FilePurpose.RESUMPTION_APPLICATION,
        GUA[11],
        not_by=hands,
        of_whom=applicants,
    )
    ruled = PaperFile("ruling", ruling, FilePurpose.DOCUMENT, GUA[11], not_by=hands, of_whom=[guarantor])
    check_files(files, [asked, ruled])
    if entered_on(application, files) > last:
        detail = f"担保期间已于{last}届满，申请执行担保财产或者保证人财产的，不予支持"
        raise Problem(409, ProblemCode.GUARANTEE_STATE, detail, GUA[13])


def entered_on(file: str, files: Sequence[FileRecord]) -> date:
    entered = next(one.entered_at for one in files if one.id == file)
    return entered.astimezone(COURT_ZONE).date()


ENDS: Mapping[EndGround, tuple[State, ...]] = {
    EndGround.PERFORMED: (State.ACCEPTED, State.CALLED),
    EndGround.ANSWERED: (State.CALLED,),
    EndGround.CONSENT: (State.ACCEPTED, State.CALLED),
    EndGround.UNUSED: (State.ACCEPTED,),
    EndGround.EXPIRED: (State.ACCEPTED,),
}
"""From which states each ground ends one."""
ON_PAPER = (EndGround.ANSWERED, EndGround.CONSENT)


def check_ends(state: str, ground: EndGround) -> State:
    """What it becomes. 409 where the ground does not end it from its state."""
    to = State.EXPIRED if ground is EndGround.EXPIRED else State.RELEASED
    check_follows(state, to)
    if state not in ENDS[ground]:
        detail = f"该项执行担保{State(state).label}，不因该事由解除"
        raise Problem(409, ProblemCode.GUARANTEE_STATE, detail, ARTICLE)
    return to


@dataclass(frozen=True)
class Standing:
    """How case and deferral stand when a guarantee is to end. `deferred`: a deferral rests on it that was not refused."""

    closed_as: str | None
    deferred: bool
    last: date
    today: date


def check_end_ground(ground: EndGround, now: Standing) -> None:
    """The record shows the ground. 409."""
    detail, article = "", ARTICLE
    if ground is EndGround.PERFORMED and now.closed_as != ClosingMode.FULLY_ENFORCED:
        detail = "本案没有以执行完毕结案，不能认定义务已经履行完毕"
    elif ground is EndGround.UNUSED and now.deferred:
        detail = "已经据此登记暂缓执行"
    elif ground is EndGround.EXPIRED and now.today <= now.last:
        detail, article = f"担保期间至{now.last}届满，尚未届满", GUA[13]
    if detail:
        raise Problem(409, ProblemCode.GUARANTEE_STATE, detail, article)


def check_not_asked(
    ground: EndGround, reason: str, files: Sequence[FileRecord], since: date, last: date
) -> None:
    """Nobody lets the period run out over an application that came in time, unless he says why it was not followed. 422."""
    asked = any(
        one.purpose is FilePurpose.RESUMPTION_APPLICATION
        and since <= one.entered_at.astimezone(COURT_ZONE).date() <= last
        for one in files
    )
    if ground is EndGround.EXPIRED and asked and not reason:
        detail = "担保期间届满之前已经收到恢复执行申请，须写明没有据此执行担保的理由"
        raise Problem.of([FieldError("reason", detail, GUA[13])], 422, ProblemCode.GUARANTEE_REFUSED)


def check_end_paper(
    ground: EndGround, file: str | None, whom: Collection[Whose], files: Sequence[FileRecord], hands: Set[str]
) -> None:
    """The paper by which it is released, of each of `whom`, entered by another; where the record itself shows the ground, none. 422, 409."""
    if (ground in ON_PAPER) != (file is not None):
        detail = "凭书面同意或者承担责任的材料解除的，须有该份材料；其他事由不写"
        raise Problem.of([FieldError("end_file", detail, ARTICLE)], 422, ProblemCode.GUARANTEE_REFUSED)
    if file:
        purpose = FilePurpose.SECURITY_RELEASE
        check_files(
            files,
            [PaperFile("end_file", file, purpose, ARTICLE, not_by=hands, of_whom=[who]) for who in whom],
        )


def check_not_guarantor(ground: str | None, changed: str | None, guarantors: Collection[str]) -> None:
    """Who has guaranteed to the court answers by his guarantee, and is made no party for what he has promised. 409.

    What he answers for by another title (an unpaid contribution, an inheritance) is none of his guarantee.
    """
    if ground == ChangeGround.PROMISED and changed in guarantors:
        detail = f"{changed}是本案执行担保的担保人，直接裁定执行其担保财产或者保证人的财产，不得变更、追加为被执行人"
        raise Problem(409, ProblemCode.GUARANTOR_NO_PARTY, detail, GUA[11])
