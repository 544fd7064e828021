"""Which step of the ruling follows which, and by whose hand (执行工作规定第十六条, 二(一)3). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from services.documents.signing.rules import State
from shared.contracts.intake.grounds import RefusalGround
from shared.contracts.intake.records import ApplicationRecord, ApplicationWhole, Role
from shared.law.case_rules import by_office, by_one_of, people
from shared.values.articles import CPC, EXE, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.roles import Actor, Deputyship, Office

REVIEWERS = (Office.JUDGE, Office.PANEL_MEMBER)
Step = Literal["review", "return", "sign"]
CHAIN: dict[tuple[str, Step], str] = {
    ("drafted", "review"): "reviewed",
    ("drafted", "return"): "returned",
    ("reviewed", "return"): "returned",
    ("reviewed", "sign"): "sealed",
}
_WORDS: dict[Step, str] = {"review": "审核", "return": "退回", "sign": "签发"}


def advance(state: str, step: Step) -> str:
    """The state after `step`; 409 if it is not the next."""
    after = CHAIN.get((state, step))
    if after is None:
        said = "待审核" if state == "drafted" else State(state).label
        detail = f"裁定书{said}，不能{_WORDS[step]}；须依次制作、审核、签发"
        raise Problem(409, ProblemCode.OUT_OF_ORDER, detail, REGULATION["二(一)4"])
    return after


def check_undecided(application: ApplicationRecord, under_way: bool) -> None:
    """Nothing is ruled on an application that is decided, and one ruling at a time. `under_way`: one is not signed yet."""
    if application.case_number is not None:
        detail = f"该申请已经立案，案号为{application.case_number}"
        raise Problem(409, ProblemCode.ALREADY_FILED, detail, EXE[16])
    if application.outcome:
        raise Problem(409, ProblemCode.APPLICATION_ENDED, "须重新申请", EXE[16])
    if under_way:
        detail = "该申请已有待签发的不予受理裁定书，须先由审核人退回，再重新制作"
        raise Problem(409, ProblemCode.RULING_UNDER_WAY, detail, REGULATION["二(一)4"])


def check_still_of(application: ApplicationWhole, version: int) -> None:
    """409 unless the application is as undecided, and as it was, when the ruling was made of it."""
    check_undecided(application, under_way=False)
    if application.version != version:
        raise Problem(409, ProblemCode.RECORD_MOVED, "申请的内容已经更正，须退回后重新制作", EXE[16])


def check_reviewer(made: Collection[str | None], actor: Actor) -> Deputyship | None:
    """Neither who reviews it nor in whose stead he does has `made` it, or had it made in his. The deputyship by which he acts."""
    deputyship = by_one_of(REVIEWERS, actor)
    if not people(actor, deputyship).isdisjoint(made):
        raise Problem(409, ProblemCode.MAKER_REVIEWS, article=REGULATION["二(一)4"])
    return deputyship


def check_signer(before: Collection[str | None], actor: Actor) -> Deputyship | None:
    """The judge who decides has neither made nor reviewed it (二(一)3). `before`: who has, and in whose stead."""
    deputyship = by_office(Office.JUDGE, actor)
    if not people(actor, deputyship).isdisjoint(before):
        detail = "不予受理裁定书的制作人、审核人不得签发，须由另一名法官签发"
        raise Problem(409, ProblemCode.REVIEWER_SIGNS, detail, REGULATION["二(一)3"])
    return deputyship


_OF_ONE: Mapping[RefusalGround, Role] = {
    RefusalGround.NOT_ENTITLED: "applicant",
    RefusalGround.PERFORMED: "respondent",
}
"""What may hold of one party alone, and of which side."""


def check_of_all(ground: RefusalGround, reason: str, application: ApplicationWhole) -> None:
    """409 where the reason leaves out one of several of whom the ground must hold: for the others the application is accepted."""
    side = [party.name for party in application.parties if party.role == _OF_ONE.get(ground)]
    if missing := [name for name in side if len(side) > 1 and name not in reason]:
        detail = (
            f"理由没有写明{'、'.join(missing)}也符合该事由：只有部分当事人不符合受理条件的，其余当事人的申请应当立案，"
            "立案后对该当事人裁定驳回申请"
        )
        raise Problem.of([FieldError("reason", detail, EXE[16])], 409, ProblemCode.DOCUMENT_REFUSED)


def check_own_words(own: bool) -> None:
    """409 for a reason that would fit any application (民事诉讼法第一百五十七条: 裁定结果和作出该裁定的理由)."""
    if not own:
        detail = "不得简单以模板事由、套话表述，应写明本申请不予受理的具体原因"
        raise Problem(409, ProblemCode.DOCUMENT_REFUSED, detail, CPC[157])
