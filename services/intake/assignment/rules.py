"""To whom a case may be given, and when it may pass to another (二(五)1, 一(一)). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from services.intake.recusal.rules import Conflict
from shared.values.articles import REGULATION, SUPERVISION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Office


@dataclass(frozen=True)
class Choice:
    """`person` is to have the case in `office`, as the request's `field` says; `former` has it until now."""

    field: str
    office: Office
    person: str
    in_office: bool
    former: str | None = None
    conflict: Conflict | None = None


def check_choices(choices: Sequence[Choice], hands: Set[str], article: str) -> None:
    """409 for who is not in that office, has the case already, or is one of those by whose `hands` it is decided; all faults at once.

    422 where nobody is chosen.
    """
    if not choices:
        error = FieldError("officer", "须写明变更后的承办人或者执行法官", article)
        raise Problem.of([error], 422, ProblemCode.MALFORMED)
    absent, barred, stands_aside = [], [], []
    for choice in choices:
        if not choice.in_office:
            absent.append(FieldError(choice.field, f"该人员现不任{choice.office.label}", article))
        elif choice.person == choice.former:
            barred.append(FieldError(choice.field, f"该人员已是本案{choice.office.label}", article))
        elif choice.person in hands:
            barred.append(FieldError(choice.field, "不得将案件分给本人或者本人所代的人办理", article))
        elif choice.conflict is not None:
            stands_aside.append(FieldError(choice.field, choice.conflict.why, choice.conflict.article))
    code = ProblemCode.NOT_ASSIGNABLE if barred else ProblemCode.CONFLICT_OF_INTEREST
    refuse([*absent, *barred, *stands_aside], 409, ProblemCode.NOT_IN_OFFICE if absent else code)


def check_as_proposed(
    chosen: Mapping[str, str | None], proposed: Mapping[str, str | None], reason: str
) -> None:
    """Another track, or another person than whose turn it is, has its reason. 409."""
    if reason:
        return
    article = REGULATION["二(五)1"]
    refuse(
        [
            FieldError(field, "与系统提出的不同，须写明理由", article)
            for field, choice in chosen.items()
            if choice != proposed[field]
        ],
        409,
        ProblemCode.REASON_REQUIRED,
    )


def check_unassigned(officer: str | None) -> None:
    """409 for a case that has its officer."""
    if officer is not None:
        raise Problem(409, ProblemCode.ALREADY_ASSIGNED, article=REGULATION["二(五)1"])


def check_another(assigned: Collection[str | None], hands: Set[str]) -> None:
    """403 where one of `hands` has `assigned` the case, or it was in his stead: once assigned it passes on by decision of the head."""
    if not hands.isdisjoint(assigned):
        detail = "承办人一经确定不得擅自变更；分案的人员不得自行变更，由院长、局长按权限决定"
        raise Problem(403, ProblemCode.SAME_PERSON, detail, SUPERVISION[3])


def check_passes_on(officer: str | None, state: str, *, unfinished: bool) -> None:
    """409 for a case of nobody yet, and for a closed one of which nothing is left to see to."""
    if officer is None:
        raise Problem(409, ProblemCode.NOT_ASSIGNED, article=REGULATION["二(五)1"])
    if state != "open" and not unfinished:
        detail = "案件没有未了结的期限事项或者待办事项，不再变更承办人、执行法官"
        raise Problem(409, ProblemCode.CASE_CLOSED, detail, REGULATION["一(一)"])
