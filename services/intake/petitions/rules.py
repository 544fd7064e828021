"""Who decides an objection or application, by which paper, what may become of it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from services.intake.petitions.kinds import Decider, Kind
from shared.contracts.documents.records import DocumentRecord
from shared.contracts.intake.petitions import RESULTS, PetitionResult
from shared.law.case_rules import by_office, check_apart, check_judge, is_same_hand
from shared.values.articles import CPC, EXI, JS, OBJ, Article
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

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


def check_ends_one(ends_another: bool, article: Article) -> None:
    """409 for a paper by which another has ended."""
    if ends_another:
        error = FieldError("end_paper", "该份材料已经用于另一项异议、申请", article)
        raise Problem.of([error], 409, ProblemCode.PETITION_DOCUMENT)


def check_admits(kind: Kind, state: str) -> None:
    """What is filed before it is looked into. 409."""
    check_follows(state, State.ADMITTED, kind)
    if not kind.admitted:
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, f"{kind.label}不另行立案", OBJ[2])


def check_reviewer(in_office: bool, reviewer: str, people: Collection[str], aside: Collection[str]) -> None:
    """422 for who is no judge; 409 for who has or had the case (`people`), or has to stand `aside` in it."""
    if reviewer in people or reviewer in aside:
        detail = "办理、曾经办理本案的人员、有应当回避情形的人员不得参与该案异议的审查"
        raise Problem(409, ProblemCode.NOT_APART, detail, OBJ[11])
    if not in_office:
        error = FieldError("reviewer", "须是现任的法官", OBJ[11])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


_DECIDES: Mapping[Decider, Office] = {
    "reviewer": Office.JUDGE,
    "judge": Office.JUDGE,
    "president": Office.PRESIDENT,
    "above": Office.FILING_CLERK,
}


def check_decides(
    kind: Kind,
    state: str,
    reviewer: str | None,
    person: str,
    received: Collection[str | None],
    judge: str | None,
    people: Collection[str],
    actor: Actor,
) -> Deputyship | None:
    """Another judge, the president in person, the case's judge, or the clerk who has the higher court's paper. 403, 409.

    Never whom it concerns, nor by whose hand it was received, unless the higher court has decided. `people`: who has or had
    the case.
    """
    others = (person,) if kind.by == "above" else (person, *received)
    if is_same_hand(others, actor, _DECIDES[kind.by]):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得由登记人、被申请回避的人员决定", kind.article)
    deputyship = None
    if kind.by == "president" and Office.PRESIDENT not in actor.own:
        article = CPC[49] if kind.about in ("person", "petition") else kind.article
        raise Problem(403, ProblemCode.PRESIDENT_ONLY, f"{kind.label}须由院长本人决定", article)
    if kind.by == "judge":
        deputyship = check_judge(judge, actor, kind.article)
    if kind.by == "reviewer":
        check_apart(people, actor)
        if reviewer is not None and reviewer != actor.id:
            raise Problem(403, ProblemCode.NOT_APART, "须由指定审查该异议的法官办理", OBJ[11])
    if kind.by == "above":
        if Office.FILING_CLERK not in actor.offices:
            raise Problem(403, ProblemCode.OFFICE_REQUIRED, "上一级法院的裁定由立案人员登记", kind.article)
        deputyship = by_office(Office.FILING_CLERK, actor)
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
