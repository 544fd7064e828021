"""Who may object to what or apply for what, until when, and once. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from services.intake.petitions.kinds import Kind
from services.intake.petitions.rules import PENDING, State
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.calendar import Calendar
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.law.numbers import EXCUSE, JURISDICTION_OBJECTION
from shared.law.periods import due
from shared.law.posting import Posted
from shared.values.articles import ADD, CPC, OBJ, Article
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE, begin_of


@dataclass(frozen=True)
class Before:
    """What was brought before: by whom (party's id, or name), of which kind, about which thing or person."""

    by: str
    kind: str
    about: str
    state: State
    result: str | None


@dataclass(frozen=True)
class Asked:
    """Who brings what. `role`: of the party that is named; `names`: of all parties. `about`: the thing, person, petition or ruling."""

    party: str | None
    role: str | None
    outsider: str
    names: Collection[str]
    asset: str
    person: str
    against: str | None
    ending: str | None = None
    respondent: str = ""
    coercion: str = ""

    @property
    def by(self) -> str:
        return self.party or self.outsider

    @property
    def about(self) -> str:
        named = self.asset or self.person or self.respondent or self.coercion
        return named or self.against or self.ending or ""


def check_asked(
    kind: Kind,
    asked: Asked,
    received_at: datetime,
    filed_at: datetime,
    now: datetime,
    assets: Collection[str],
    people: Collection[str],
    respondents: Collection[str],
) -> None:
    """Brought by whom the law lets, about what it may be about. `assets`, `respondents` of the case, `people` who have it. 422, all
    faults at once.
    """
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: Article = kind.article) -> None:
        found.append(FieldError(field, detail, article))

    if bool(asked.party) == bool(asked.outsider):
        fault("party", "须写明提出的当事人，或者当事人以外的人的姓名、名称，二者择一")
    elif asked.party and asked.role is None:
        fault("party", "不是本案当事人")
    elif asked.party and asked.role not in kind.who:
        fault("party", f"{kind.label}不能由该方当事人提出")
    elif asked.outsider and "outsider" not in kind.who:
        fault("outsider", f"{kind.label}只能由本案当事人提出")
    elif asked.outsider in asked.names:
        fault("outsider", "该人是本案当事人，不能以当事人以外的人的身份提出")
    for field, given in (
        ("asset", asked.asset),
        ("person", asked.person),
        ("respondent", asked.respondent),
        ("coercion", asked.coercion),
        ("against", asked.against),
    ):
        if (kind.about == "missed" and field == "against") or (
            kind.about == "reviewed" and field in ("against", "coercion")
        ):
            continue
        wanted = {"petition": "against"}.get(kind.about, kind.about) == field
        if wanted != bool(given):
            fault(field, f"{kind.label}{'须' if wanted else '不'}写明此项")
    if kind.about == "reviewed" and bool(asked.against) == bool(asked.coercion):
        fault("against", "须写明申请复议的裁定，或者罚款、拘留、限制出境，二者择一")
    if asked.asset and asked.asset not in assets:
        fault("asset", "本案没有登记这项财产")
    if asked.person and asked.person not in people:
        fault("person", "不是本案的承办人、执行法官")
    if asked.respondent and asked.respondent not in respondents:
        fault("respondent", "不是本案被执行人")
    if not filed_at <= received_at <= now:
        fault("received_at", "不得早于立案的时间，也不得晚于现在")
    refuse(found, 422, ProblemCode.PETITION_REFUSED)


def check_first(kind: Kind, asked: Asked, before: Sequence[Before]) -> None:
    """The same is not looked into twice at once; what was lost or taken back about a thing or the end is not heard again. 409."""
    same = [one for one in before if (one.by, one.kind, one.about) == (asked.by, kind.code, asked.about)]
    if any(one.state in PENDING for one in same):
        raise Problem(409, ProblemCode.PETITION_ON_RECORD, "同一项异议、申请正在审查", OBJ[2])
    once = kind.code == "third_party" or asked.ending is not None
    if once and any(one.state is State.WITHDRAWN or one.result == "rejected" for one in same):
        about = "终结执行" if asked.ending else "同一执行标的"
        detail = f"撤回异议或者被裁定驳回异议后，再次就{about}提出异议的，不予受理"
        raise Problem(409, ProblemCode.PETITION_ON_RECORD, detail, OBJ[15])
    if kind.about in ("petition", "reviewed"):
        ruled = [one for one in same if one.result != "granted"]
        measured = [one for one in same if one.state is not State.WITHDRAWN]
        if measured if asked.coercion else ruled:
            article = CPC[119] if asked.coercion else kind.article
            raise Problem(409, ProblemCode.PETITION_ON_RECORD, "只能申请复议一次", article)


def check_jurisdiction(
    kind: Kind, noticed_at: datetime | None, brought_at: datetime, calendar: Calendar
) -> None:
    """409 for a party who had the enforcement notice, `noticed_at`, too long ago; who has none yet is in time."""
    if kind.code != "jurisdiction" or noticed_at is None:
        return
    day = noticed_at.astimezone(COURT_ZONE).date()
    end = due(noticed_at, JURISDICTION_OBJECTION.on(day), calendar)
    if brought_at >= end.due_at:
        detail = (
            f"该当事人提出管辖异议的期限自{day}（执行通知书送达或者准许顺延之日）起算，已于{end.due_date}届满，不予受理；"
            "期满前交邮的，填写交邮日期并附寄件凭证"
        )
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, JURISDICTION_OBJECTION.article)


def check_excuse(
    kind: Kind, obstacle_ended_on: date | None, brought_at: datetime, calendar: Calendar
) -> None:
    """Who missed a period asks for it anew within ten days of when what kept him from it was over. 422, 409."""
    if (kind.code == "excuse") != (obstacle_ended_on is not None):
        error = FieldError(
            "obstacle_ended_on", "申请顺延期限的须写明障碍消除的日期，其他的不写", EXCUSE.article
        )
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)
    if obstacle_ended_on is None:
        return
    if obstacle_ended_on > brought_at.astimezone(COURT_ZONE).date():
        error = FieldError("obstacle_ended_on", "不得晚于提出申请的日期", EXCUSE.article)
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)
    since = begin_of(obstacle_ended_on)
    end = due(since, EXCUSE.on(obstacle_ended_on), calendar)
    if brought_at >= end.due_at:
        detail = f"障碍消除后申请顺延期限的十日已于{end.due_date}届满"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, EXCUSE.article)


def posted(on: date | None, proof: str | None, received_at: datetime) -> Posted | None:
    """None for what was handed in. 422."""
    found = []
    if (on is None) != (proof is None):
        detail = "邮寄的，须同时写明交邮日期和寄件凭证；其他不写"
        found.append(FieldError("posting_proof", detail, CPC[85]))
    if on is not None and on > received_at.astimezone(COURT_ZONE).date():
        found.append(FieldError("posted_on", "不得晚于收到材料的日期", CPC[85]))
    refuse(found, 422, ProblemCode.PETITION_REFUSED)
    return Posted(on, proof) if on and proof else None


def check_missed(state: State, open_until: datetime | None) -> None:
    """409 unless the time to sue, or to ask for review, ran against what was decided, and nobody has sued."""
    if state is not State.SERVED or open_until is None:
        detail = "该项裁定、决定没有可以顺延的起诉、申请复议的期限"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, EXCUSE.article)


def check_paper_first(on_record: bool, kind: Kind) -> None:
    """409 for a paper by which the same was brought already."""
    if on_record:
        raise Problem(409, ProblemCode.PETITION_ON_RECORD, "该份书面材料已经登记", kind.article)


def check_not_sold(sold: bool) -> None:
    """Before the enforcement against the thing has ended. 409."""
    if sold:
        detail = "对该财产的执行已经终结（已经成交、抵债），不得再提出异议"
        raise Problem(409, ProblemCode.PETITION_ON_RECORD, detail, OBJ[6])


def check_same_case(same: bool) -> None:
    """422 for what was decided in another case."""
    if not same:
        error = FieldError("against", "不是本案的异议、申请", CPC[236])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


def check_reviewable(
    kind: Kind,
    reviewed: Kind,
    state: State,
    result: str | None,
    open_until: datetime | None,
    brought_at: datetime,
    *,
    overturned: bool,
    suit: bool,
) -> None:
    """What was decided, still holds, and lies open to that review, asked for in its time. 409."""
    recusal = reviewed.code == "recusal"
    if (
        recusal != (kind.code == "recusal_review")
        or reviewed.by == "above"
        or reviewed.document is None
        or reviewed.final
    ):
        detail = "对该项决定不能这样申请复议"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, kind.article)
    if reviewed.code == "recusal_review":
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, "只能申请复议一次", CPC[50])
    if state not in (State.DECIDED, State.SERVED) or overturned:
        detail = "尚未作出裁定、决定，或者已经撤销"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, kind.article)
    if suit and not reviewed.suit:
        detail = "对依照该事由作出的裁定不服的，应当提起执行异议之诉，不得申请复议"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, ADD[32])
    if reviewed.suit and result != "not_admitted":
        detail = "对案外人异议的裁定不服的，依照审判监督程序办理或者提起诉讼，不得申请复议"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, CPC[238])
    if open_until is not None and brought_at >= open_until:
        detail = f"申请复议的期限已于{open_until:%Y-%m-%d}届满"
        article = ADD[30] if reviewed.code == "party_change" else CPC[236]
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, article)


def check_paper(
    kind: Kind,
    file: str,
    received_at: datetime,
    posted: Posted | None,
    whose: Whose,
    files: Sequence[FileRecord],
    hands: Set[str],
) -> str:
    """The SHA-256 of the written paper, which lay in the dossier once it was received; what was posted has its proof. 409."""
    paper = PaperFile("paper", file, FilePurpose.PETITION, kind.article, shows_at=received_at)
    proof = [posted.paper(whose, hands)] if posted else []
    return check_files(files, [paper, *proof])[file]
