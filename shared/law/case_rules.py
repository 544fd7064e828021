"""Whose a case is, and until when it may be acted in. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from shared.law.case_access import Standing, is_own
from shared.values.articles import CPC, OBJ, REGULATION
from shared.values.case_number import is_preservation
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import LEADERS, Actor, Deputyship, Office


def check_officer(officer: str | None, actor: Actor, article: str) -> Deputyship | None:
    """403 unless `actor` is the handling `officer` of the case, or that officer's deputy by appointment (一(一)).

    The deputyship by which he acts; None where he acts in person. A new case has no officer.
    """
    return _acts(Office.HANDLING_OFFICER, officer, actor, ProblemCode.NOT_CASE_OFFICER, article)


def check_judge(judge: str | None, actor: Actor, article: str) -> Deputyship | None:
    """403 unless `actor` is the `judge` of the case, or that judge's deputy by appointment; the deputyship, as above."""
    return _acts(Office.JUDGE, judge, actor, ProblemCode.NOT_CASE_JUDGE, article)


def check_apart(people: Collection[str | None], actor: Actor) -> None:
    """403 unless `actor` is a judge in person, and has no part in the case (异议复议规定第十一条). `people`: who has or had it."""
    if Office.JUDGE not in actor.own or has_part(people, actor):
        detail = "办理本案执行实施的人员不得参与该案异议的审查，须由其他法官办理"
        raise Problem(403, ProblemCode.NOT_APART, detail, OBJ[11])


def has_part(people: Collection[str | None], actor: Actor) -> bool:
    """Whether `actor` is one of a case's officers and judges, `people`, or stands in for one."""
    return not parts(actor).isdisjoint(people)


def parts(actor: Actor) -> set[str]:
    """Whose part in a case, officer's or judge's, is `actor`'s too: his own, and of whom he stands in for in either office."""
    return {*actor.tied_to(Office.HANDLING_OFFICER), *actor.tied_to(Office.JUDGE)}


def only_one(deputyships: Iterable[Deputyship]) -> Deputyship | None:
    """That by which an act is taken; None for none. 403 for the deputy of several who has not said for whom he acts."""
    found = sorted(deputyships, key=str)
    if len({one.person for one in found}) > 1:
        raise Problem(403, ProblemCode.DEPUTY_OF_SEVERAL, article=REGULATION["一(一)"])
    return found[0] if found else None


def by_office(office: Office, actor: Actor) -> Deputyship | None:
    """By which deputyship `actor` acts in an `office` that he holds; None in person. 403 as above."""
    return by_one_of((office,), actor)


def by_one_of(offices: Collection[Office], actor: Actor) -> Deputyship | None:
    """The same where any of the `offices` will do."""
    held = () if actor.own.intersection(offices) else actor.deputyships
    return only_one(one for one in held if one.office in offices)


def people(actor: Actor, deputyship: Deputyship | None) -> frozenset[str]:
    """Whose act it is: his who takes it, and theirs in whose stead he does."""
    return frozenset({actor.id, deputyship.person} if deputyship else {actor.id})


def is_same_hand(before: Collection[str | None], actor: Actor, *offices: Office) -> bool:
    """Whether an act by one of `offices` is of the same pair of hands as the act `before` it, which another must have taken.

    `before`: who took that, and in whose stead. Whoever stands in for one of them, whatever he has chosen to act by, is the same.
    """
    return not actor.hands(offices).isdisjoint(before)


def _acts(
    office: Office, person: str | None, actor: Actor, refused: ProblemCode, article: str
) -> Deputyship | None:
    if person is not None:
        if actor.id == person and office in actor.own:
            return None
        deputyship = Deputyship(office, person)
        if deputyship in actor.deputyships:
            return deputyship
    raise Problem(403, refused, article=article)


def check_seals(standing: Standing, actor: Actor) -> None:
    """403 unless `actor` is the case's judge, as such or as his deputy, or a leader."""
    judge_only = Standing(None, standing.judge, standing.sealed)
    if not (is_own(judge_only, actor) or actor.offices.intersection(LEADERS)):
        raise Problem(403, ProblemCode.NOT_TO_SEAL, article=REGULATION["一(一)"])


def check_open(state: str, refused: str, article: str) -> None:
    """409 once the case is closed; `refused` says what may no longer be done, by which article."""
    if state != "open":
        raise Problem(409, ProblemCode.CASE_CLOSED, refused, article)


def check_enforces(case_number: str) -> None:
    """409 in a case that carries out nothing but a ruling of preservation: it seizes and freezes, and does nothing else
    (民事诉讼法第一百零六条)."""
    if is_preservation(case_number):
        detail = "本案只实施查封、扣押、冻结；财产处置、报告财产、执行和解、惩戒措施、终本等，待进入执行程序后在执行案件中办理"
        raise Problem(409, ProblemCode.NOT_IN_PRESERVATION, detail, CPC[106])


def check_not_over(state: str, closing_mode: str, refused: str, article: str) -> None:
    """409 once the case is closed for good: after 终本 it goes on when property is found."""
    if state != "open" and closing_mode != "concluded_this_round":
        raise Problem(409, ProblemCode.CASE_CLOSED, refused, article)


def check_takes(officer: str | None, actor: Actor, article: str) -> Deputyship | None:
    """403 unless `actor` receives papers for the court (收案), or is the case's officer; the deputyship, as above."""
    if Office.FILING_CLERK in actor.offices:
        return by_office(Office.FILING_CLERK, actor)
    return check_officer(officer, actor, article)
