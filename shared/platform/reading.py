"""A case's record is read through one door: who may, and who has read what of it (一(一) 责任到人)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlmodel import col

from shared.law.case_access import (
    EVERY_CASE,
    TEAM_OFFICES,
    Standing,
    is_open,
    oversees,
    sees_closed,
    teams_of,
)
from shared.platform import court
from shared.platform.court import CaseAccess, Opening
from shared.platform.paging import Paged
from shared.platform.todo import waits_in
from shared.platform.work import COURT, Work
from shared.values.articles import CASE_NUMBERS, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.opening_reason import NAMED
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import LEADERS, Actor, Office

_ARTICLE = REGULATION["一(一)"]


async def open_case(
    work: Work, case_number: str, action: AuditAction, subject: str = "", /, **detail: Any
) -> Standing:
    """Every use case that answers something of a case calls it before it answers; the read is audited.

    `subject`: the object that is read, the whole case where there is none. 404 for a case that this court has not; 403
    for who neither works on it nor has opened it.
    """
    standing = await standing_in(work, case_number)
    if not await may_read(work, case_number, standing):
        raise Problem(403, ProblemCode.CASE_NOT_OPEN, how_to_open(case_number, standing), _ARTICLE)
    note_reading(work, case_number, standing, action, subject, **detail)
    return standing


async def standing_in(work: Work, case_number: str) -> Standing:
    """The case as the caller meets it; 404 for a case that this court has not."""
    standing = await court.standing(work.session, case_number, work.actor.id, work.now)
    if standing is None:
        detail = f"没有案号为 {case_number} 的案件"
        raise Problem(404, ProblemCode.UNKNOWN_CASE, detail, article=str(CASE_NUMBERS))
    return standing


async def may_read(work: Work, case_number: str, standing: Standing) -> bool:
    """Whether the case is open to the caller: as his own, by office, by a reason, by what his team has done in it, or,
    where the team that is asked has an act waiting for him in it, for that act's sake.
    """
    if is_open(standing, work.actor, work.team):
        return True
    if standing.sealed:
        return False
    teams = teams_of(work.actor)
    worked = bool(teams) and await court.have_worked(work.session, case_number, teams)
    return worked or await waits_in(work, case_number)


def note_reading(
    work: Work, case_number: str, standing: Standing, action: AuditAction, subject: str = "", /, **detail: Any
) -> None:
    """Keep who has read what, from where and for which reason."""
    if standing.opened:
        detail["reason"] = standing.opened.label
    source = {"client": work.client, "via": work.via}
    detail |= {name: value for name, value in source.items() if value}
    work.audit(case_number, action, subject or case_number, **detail)


async def open_list(
    work: Work, case_number: str | None, action: AuditAction, asked: Paged
) -> str | Select[Any]:
    """The same for a list: of one case, or across cases (None); what was asked for is kept.

    The cases that the list is limited to: the one, or the numbers of those that are open to the caller.
    """
    if case_number is not None:
        await open_case(work, case_number, action, "", **asked.used())
        return case_number
    work.audit(COURT, action, "", **asked.used())
    return select(col(CaseAccess.case_number)).where(is_listed_open(work.actor, work.team, CaseAccess))


def is_listed_open(actor: Actor, team: str, case: Any) -> ColumnElement[bool]:
    """`may_read` in SQL, of rows with case_number, officer, judge, sealed; a leader sees in lists what is sealed, too."""
    opened = select(col(Opening.case_number)).where(
        col(Opening.person) == actor.id,
        or_(col(Opening.until).is_(None), col(Opening.until) > func.court.now()),
    )
    unsealed: ColumnElement[bool] = false()
    if actor.offices & (EVERY_CASE | TEAM_OFFICES[team]):
        unsealed = true()
    elif teams := teams_of(actor):
        unsealed = func.court.have_worked(case.case_number, teams)
    return or_(
        case.officer.in_(actor.stands_for(Office.HANDLING_OFFICER)),
        case.judge.in_(actor.stands_for(Office.JUDGE)),
        case.case_number.in_(opened),
        true() if actor.offices.intersection(LEADERS) else and_(~case.sealed, unsealed),
    )


def check_oversees(work: Work, standing: Standing) -> None:
    """403 unless the caller is the case's officer, its judge or a leader."""
    if not oversees(standing, work.actor):
        raise Problem(403, ProblemCode.NOT_CASE_OVERSEER, article=_ARTICLE)


def check_sees_closed(work: Work, standing: Standing) -> None:
    """403 for whom a document is closed that is closed to others."""
    if not sees_closed(work.actor, standing):
        raise Problem(403, ProblemCode.DOCUMENT_SEALED, article=_ARTICLE)


def is_closed_seen(actor: Actor, case_number: Any) -> ColumnElement[bool]:
    """`sees_closed` in SQL, of rows with that case number."""
    if actor.offices.intersection(LEADERS) or Office.SERVICE in actor.own:
        return true()
    own = or_(
        col(CaseAccess.officer).in_(actor.stands_for(Office.HANDLING_OFFICER)),
        col(CaseAccess.judge).in_(actor.stands_for(Office.JUDGE)),
    )
    seen: ColumnElement[bool] = case_number.in_(select(col(CaseAccess.case_number)).where(own))
    return seen


def how_to_open(case_number: str, standing: Standing) -> str:
    """What who may not read the case does next."""
    if standing.sealed:
        return "该案已封存；须由本案执行法官或者局、院领导开放给本人后查阅"
    reasons = "、".join(reason.label for reason in NAMED)
    return f"请在{case_number}案件页面写明事由后查阅，事由有{reasons}"
