"""Whom a round's end is told to, and who approves it (终本规定, 民诉法解释第五百一十七条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import datetime

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.values.articles import INV, JS, TERMINATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

NO_MORE = "不得再约谈、报请终结本次执行程序"
HEARD = TERMINATION[5]
APPROVED = JS[517]
CLUES = INV[2]


class Way(Labelled):
    """How the applicant was heard: face to face where that can be."""

    FACE = "face", "当面约谈"
    VIDEO = "video", "视频"
    PHONE = "phone", "电话（录音）"
    POST = "post", "邮寄"
    MESSAGE = "message", "短信、微信、传真"


class State(Labelled):
    REQUESTED = "requested", "待院长批准"
    APPROVED = "approved", "院长已批准"
    REFUSED = "refused", "院长未批准"
    WITHDRAWN = "withdrawn", "已撤回"


NEXT: dict[State, tuple[State, ...]] = {
    State.REQUESTED: (State.APPROVED, State.REFUSED, State.WITHDRAWN),
}
"""What may become of one; what is no key of it has ended. After a refusal it is asked for anew."""


def check_interview(
    *,
    is_applicant: bool,
    agent: str | None,
    special: Collection[str],
    agrees: bool,
    signed: bool,
    urgent_without_clues: bool,
    held_at: datetime,
    filed_at: datetime,
    now: datetime,
) -> None:
    """An applicant of the case, or an agent of it with special authority (`special`), heard while it was open. 422, all faults."""
    found: list[FieldError] = []
    if not is_applicant:
        found.append(FieldError("applicant", "约谈的须是本案申请执行人", HEARD))
    if agent is not None and agent not in special:
        found.append(
            FieldError(
                "agent",
                "代为发表意见的须是该申请执行人现有的特别授权代理人，写明其姓名的授权委托书已经入卷",
                HEARD,
            )
        )
    if agrees != signed:
        found.append(FieldError("signed_consent", "同意终本的须有其签字确认的材料，不同意的不写", APPROVED))
    if urgent_without_clues:
        found.append(FieldError("urgent", "没有提供财产线索的，不写情况紧急", CLUES))
    if not filed_at <= held_at <= now:
        found.append(FieldError("held_at", "不得早于立案的时间，也不得晚于现在", HEARD))
    refuse(found, 422, ProblemCode.CONCLUSION_REFUSED)


def check_interview_papers(
    paper: str,
    signed_consent: str | None,
    held_at: datetime,
    files: Sequence[FileRecord],
    hands: Set[str],
    applicant: Whose,
) -> None:
    """The record, entered since; what the applicant, named in it, signed, brought by another than who records it. 409."""
    papers = [PaperFile("paper", paper, FilePurpose.INTERVIEW_RECORD, HEARD, shows_at=held_at)]
    if signed_consent is not None:
        papers.append(
            PaperFile(
                "signed_consent",
                signed_consent,
                FilePurpose.CONCLUSION_CONSENT,
                APPROVED,
                shows_at=held_at,
                not_by=hands,
                of_whom=[applicant],
            )
        )
    check_files(files, papers)


def check_unrecorded(known: bool, consented: bool) -> None:
    """One record of an interview, and one consent, is entered once for an applicant. 409."""
    if consented:
        detail = "该份签字确认的材料已经用于该申请执行人的另一次约谈；再次同意的，另存入材料"
        raise Problem(409, ProblemCode.CONCLUSION_ON_RECORD, detail, APPROVED)
    if known:
        detail = "该份约谈笔录已经登记；再次约谈的，另存入笔录"
        raise Problem(409, ProblemCode.CONCLUSION_ON_RECORD, detail, HEARD)


def check_minutes(
    minutes: str, files: Sequence[FileRecord], hands: Set[str], since: Sequence[datetime]
) -> None:
    """The minutes of the panel, which another has entered, `since` each interview on record and each refusal. 409."""
    shown = max(since, default=None)
    check_files(
        files,
        [PaperFile("minutes", minutes, FilePurpose.PANEL_MINUTES, APPROVED, shows_at=shown, not_by=hands)],
    )


def check_none_asked(open_one: bool) -> None:
    """409 while one waits for the president."""
    if open_one:
        raise Problem(409, ProblemCode.CONCLUSION_ON_RECORD, "已有一份报请待院长批准", APPROVED)


def check_follows(state: str, to: State) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        detail = f"该份报请{State(state).label}"
        raise Problem(409, ProblemCode.CONCLUSION_OUT_OF_ORDER, detail, APPROVED)


def check_decides(requested: Collection[str | None], state: str, actor: Actor) -> None:
    """The president in person, who has not asked for it himself. 403, 409."""
    if Office.PRESIDENT not in actor.own:
        raise Problem(403, ProblemCode.PRESIDENT_ONLY, "终本须由院长本人批准", APPROVED)
    if is_same_hand(requested, actor, Office.PRESIDENT):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得批准自己的报请", APPROVED)
    check_follows(state, State.APPROVED)
