"""Who may object to what, until when, who decides it, and what may not be disposed of meanwhile. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from services.intake.petitions.kinds import Kind
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord
from shared.contracts.intake.petitions import RESULTS, PetitionResult
from shared.law.calendar import Calendar
from shared.law.case_rules import check_apart, check_judge
from shared.law.files import PaperFile, check_files
from shared.law.numbers import EXCUSE, JURISDICTION_OBJECTION
from shared.law.periods import due
from shared.values.articles import ADD, CPC, EXI, JS, OBJ, Article
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office
from shared.values.zone import COURT_ZONE

SUIT = JS[463]
ENDED = OBJ[6]
NO_MORE = "执行程序已经终结，不得再提出异议、申请"


class State(Labelled):
    RECEIVED = "received", "已收到，待审查"
    ADMITTED = "admitted", "已立案，审查中"
    SENT_UP = "sent_up", "案卷已报送上一级人民法院"
    DECIDED = "decided", "已作出裁定、决定"
    SERVED = "served", "裁定、决定已送达"
    SUED = "sued", "已提起执行异议之诉"
    ENDED = "ended", "执行异议之诉已经结束"
    WITHDRAWN = "withdrawn", "已撤回"


NEXT: dict[State, tuple[State, ...]] = {
    State.RECEIVED: (State.ADMITTED, State.SENT_UP, State.DECIDED, State.WITHDRAWN),
    State.ADMITTED: (State.DECIDED, State.WITHDRAWN),
    State.SENT_UP: (State.DECIDED, State.WITHDRAWN),
    State.DECIDED: (State.SERVED,),
    State.SERVED: (State.SUED,),
    State.SUED: (State.ENDED,),
}
"""What may become of one. What is decided, served or ended is over, unless somebody sues in time."""
PENDING = (State.RECEIVED, State.ADMITTED, State.SENT_UP)


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
        if kind.about == "missed" and field == "against":
            continue
        wanted = {"petition": "against"}.get(kind.about, kind.about) == field
        if wanted != bool(given):
            fault(field, f"{kind.label}{'须' if wanted else '不'}写明此项")
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
    if kind.about == "petition" and any(one.result != "granted" for one in same):
        raise Problem(409, ProblemCode.PETITION_ON_RECORD, "只能申请复议一次", kind.article)


def check_jurisdiction(
    kind: Kind, noticed_at: datetime | None, received_at: datetime, calendar: Calendar
) -> None:
    """409 for a party who had the enforcement notice, `noticed_at`, too long ago; who has none yet is in time."""
    if kind.code != "jurisdiction" or noticed_at is None:
        return
    day = noticed_at.astimezone(COURT_ZONE).date()
    end = due(noticed_at, JURISDICTION_OBJECTION.on(day), calendar)
    if received_at >= end.due_at:
        detail = (
            f"该当事人提出管辖异议的期限自{day}（执行通知书送达或者准许顺延之日）起算，已于{end.due_date}届满，不予受理；"
            "期满前交邮的，按交邮的时间登记"
        )
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, JURISDICTION_OBJECTION.article)


def check_excuse(
    kind: Kind, obstacle_ended_on: date | None, received_at: datetime, calendar: Calendar
) -> None:
    """Who missed a period asks for it anew within ten days of when what kept him from it was over. 422, 409."""
    if (kind.code == "excuse") != (obstacle_ended_on is not None):
        error = FieldError(
            "obstacle_ended_on", "申请顺延期限的须写明障碍消除的日期，其他的不写", EXCUSE.article
        )
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)
    if obstacle_ended_on is None:
        return
    if obstacle_ended_on > received_at.astimezone(COURT_ZONE).date():
        error = FieldError("obstacle_ended_on", "不得晚于提出申请的日期", EXCUSE.article)
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)
    since = datetime.combine(obstacle_ended_on, time(), COURT_ZONE)
    end = due(since, EXCUSE.on(obstacle_ended_on), calendar)
    if received_at >= end.due_at:
        detail = f"障碍消除后申请顺延期限的十日已于{end.due_date}届满"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, EXCUSE.article)


def check_missed(state: State, open_until: datetime | None) -> None:
    """409 unless the time to sue, or to ask for review, ran against what was decided, and nobody has sued."""
    if state is not State.SERVED or open_until is None:
        detail = "该项裁定、决定没有可以顺延的起诉、申请复议的期限"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, EXCUSE.article)


def check_paper_first(on_record: bool, kind: Kind) -> None:
    """409 for a paper by which the same was brought already."""
    if on_record:
        raise Problem(409, ProblemCode.PETITION_ON_RECORD, "该份书面材料已经登记", kind.article)


def check_ends_one(ends_another: bool, article: Article) -> None:
    """409 for a paper by which another has ended."""
    if ends_another:
        error = FieldError("end_paper", "该份材料已经用于另一项异议、申请", article)
        raise Problem.of([error], 409, ProblemCode.PETITION_DOCUMENT)


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
    received_at: datetime,
    *,
    overturned: bool,
    suit: bool,
) -> None:
    """What was decided, still holds, and lies open to that review, asked for in its time. 409."""
    recusal = reviewed.code == "recusal"
    if recusal != (kind.code == "recusal_review") or reviewed.by == "above" or reviewed.document is None:
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
    if open_until is not None and received_at >= open_until:
        detail = f"申请复议的期限已于{open_until:%Y-%m-%d}届满"
        article = ADD[30] if reviewed.code == "party_change" else CPC[236]
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, article)


def check_paper(kind: Kind, file: str, received_at: datetime, files: Sequence[FileRecord]) -> str:
    """The SHA-256 of the written paper, which lay in the dossier once it was received. 409."""
    paper = PaperFile("paper", file, FilePurpose.PETITION, kind.article, shows_at=received_at)
    return check_files(files, [paper])[file]


def check_admits(kind: Kind, state: str, officer: str | None, judge: str | None, reviewer: str) -> None:
    """An objection is given to a judge who has nothing to do with the case. 409."""
    check_follows(state, State.ADMITTED, kind)
    if not kind.admitted:
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, f"{kind.label}不另行立案", OBJ[2])
    if reviewer in (officer, judge):
        detail = "办理本案执行实施的人员不得参与该案异议的审查"
        raise Problem(409, ProblemCode.NOT_APART, detail, OBJ[11])


def check_reviewer(in_office: bool, reviewer: str, former: Collection[str], aside: Collection[str]) -> None:
    """422 for who is no judge; 409 for who had the case (`former`) or has to stand `aside` in it."""
    if reviewer in former or reviewer in aside:
        detail = "曾经办理本案的人员、有应当回避情形的人员不得参与该案异议的审查"
        raise Problem(409, ProblemCode.NOT_APART, detail, OBJ[11])
    if not in_office:
        error = FieldError("reviewer", "须是现任的法官", OBJ[11])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


def check_decides(
    kind: Kind,
    state: str,
    reviewer: str | None,
    person: str,
    received_by: str,
    officer: str | None,
    judge: str | None,
    actor: Actor,
) -> Deputyship | None:
    """Another judge, the president in person, the case's judge, or the clerk who has the higher court's paper. 403, 409.

    Never whom it concerns, nor who has received it, unless the higher court has decided.
    """
    if actor.id == person or (actor.id == received_by and kind.by != "above"):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得由登记人、被申请回避的人员决定", kind.article)
    deputyship = None
    if kind.by == "president" and Office.PRESIDENT not in actor.own:
        raise Problem(403, ProblemCode.PRESIDENT_ONLY, f"{kind.label}须由院长本人决定", CPC[49])
    if kind.by == "judge":
        deputyship = check_judge(judge, actor, kind.article)
    if kind.by == "reviewer":
        check_apart(officer, judge, actor)
        if reviewer is not None and reviewer != actor.id:
            raise Problem(403, ProblemCode.NOT_APART, "须由指定审查该异议的法官办理", OBJ[11])
    if kind.by == "above" and Office.FILING_CLERK not in actor.offices:
        raise Problem(403, ProblemCode.OFFICE_REQUIRED, "上一级法院的裁定由立案人员登记", kind.article)
    if kind.by == "above" and state == State.RECEIVED:
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, "复议案卷尚未报送", EXI[7])
    check_follows(state, State.DECIDED, kind)
    return deputyship


def check_result(kind: Kind, state: str, result: PetitionResult, document: str | None) -> None:
    """What is not filed can only be not admitted, and the paper is named where one decides. 422."""
    found = []
    if result == "not_admitted" and not kind.admitted:
        found.append(FieldError("result", f"{kind.label}没有不予受理的结果", kind.article))
    if kind.admitted and state == State.RECEIVED and result != "not_admitted":
        found.append(FieldError("result", "尚未立案，只能不予受理", OBJ[2]))
    if (kind.document is not None or kind.by == "above") != (document is not None):
        found.append(FieldError("document", "须写明裁定书、决定书；不另行制作文书的，不写", kind.article))
    refuse(found, 422, ProblemCode.PETITION_REFUSED)


def check_document(
    kind: Kind,
    case_number: str,
    document: DocumentRecord | None,
    petitioner: str,
    thing: str,
    result: PetitionResult,
    since: datetime,
    *,
    used: bool,
) -> None:
    """It is decided by its own paper, signed `since` it is pending, which says whose it is, about what, with which result. 409."""
    fault, said = "", document.operative.petition if document and document.operative else None
    if document is None or kind.document is None or not document.is_signed(case_number, (kind.document,)):
        fault = "须有本案已经签发、没有撤回的裁定书、决定书"
    elif used:
        fault = "该文书已经用于另一项异议、申请"
    elif said is None or (said.petitioner, said.petition_kind, said.result) != (
        petitioner,
        kind.label,
        RESULTS[result],
    ):
        fault = "文书写明的异议人、申请人、种类、结果与所作决定的不一致"
    elif thing not in said.thing:
        fault = f"文书没有写明{thing}"
    elif document.signed_at is None or document.signed_at < since:
        fault = "文书在收到异议、申请之前，或者在原裁定被撤销之前签发"
    if fault:
        raise Problem.of([FieldError("document", fault, kind.article)], 409, ProblemCode.PETITION_DOCUMENT)


def check_follows(state: str, to: State, kind: Kind) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        detail = f"该项{kind.label}{State(state).label}"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, kind.article)


def check_sends_up(kind: Kind, state: str) -> None:
    check_follows(state, State.SENT_UP, kind)
    if kind.by != "above":
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, f"{kind.label}由本院审查", kind.article)


def check_has_paper(kind: Kind) -> None:
    """409 where nothing was decided by a paper of ours."""
    if kind.document is None:
        detail = f"{kind.label}没有须由本院送达的裁定、决定"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, kind.article)


def check_serves(kind: Kind, state: str, at: datetime, decided_at: datetime | None, now: datetime) -> None:
    """What was decided by a paper is served after that. 409, 422."""
    check_follows(state, State.SERVED, kind)
    check_has_paper(kind)
    if decided_at is None or not decided_at <= at <= now:
        error = FieldError("at", "不得早于作出裁定、决定的时间，也不得晚于现在", kind.article)
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


ENDS_ENFORCEMENT = ("limitation", "jurisdiction")
"""Granted, it leaves nothing to enforce: 不予执行 (JS[481]), 撤销执行案件 (EXI[3]), unless the higher court decides otherwise."""


def check_told(kind: Kind, admitted_at: datetime | None, told_at: datetime | None) -> None:
    """Who brought it and the parties are told once that it was filed. 409."""
    if admitted_at is None or told_at is not None:
        detail = "尚未立案，或者立案通知已经登记"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, f"该项{kind.label}{detail}", OBJ[2])


def check_all_told(
    whom: Collection[str], told: Collection[str], at: datetime, admitted_at: datetime, now: datetime
) -> None:
    """Each of `whom` has the notice, the last of them `at`. 422."""
    found = []
    if missing := sorted(set(whom) - set(told)):
        found.append(FieldError("receipts", f"尚未通知{'、'.join(missing)}", OBJ[2]))
    if strangers := sorted(set(told) - set(whom)):
        found.append(FieldError("receipts", f"{'、'.join(strangers)}不是异议人、本案当事人", OBJ[2]))
    if not admitted_at <= at <= now:
        found.append(FieldError("at", "不得早于立案的时间，也不得晚于现在", OBJ[2]))
    refuse(found, 422, ProblemCode.PETITION_REFUSED)
