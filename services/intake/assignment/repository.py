"""Every query of assignment."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.assignment.models import Assignment, Reassignment
from services.intake.assignment.schemas import ReassignmentFilter
from services.intake.assignment.triage import Candidate
from services.intake.docket.models import AppliedFact
from services.intake.filing.models import Case, Party
from shared.contracts.docket_id import DocketId
from shared.platform.court import Appointment, held
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, listed
from shared.values.roles import Office


async def reassignments(
    session: AsyncSession, asked: ReassignmentFilter, cases: str | Select[Any]
) -> Page[Reassignment]:
    which = asked.equal(Reassignment, "office", "former", "person")
    at: Any = Reassignment.decided_at
    place: Any = col(Reassignment.office) + col(Reassignment.id)
    orders = {"oldest": Sort(at, place), "newest": Sort(at, place, descending=True)}
    return await listed(session, Reassignment, at, asked, cases, *which, **orders)


async def assign_alone(session: AsyncSession) -> None:
    """One assignment at a time: whose turn it is follows from the one before."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('intake.assignment'))")


_COLUMN = {Office.HANDLING_OFFICER: "officer", Office.JUDGE: "judge"}


async def candidates(session: AsyncSession, office: Office, now: datetime, weight: int) -> list[Candidate]:
    """Who holds the office in person and is not absent, with what he has in hand. `weight`: of a complex case."""
    own: Any = getattr(Case, _COLUMN[office])
    weighed = func.sum(case((col(Case.track) == "complex", weight), else_=1))
    in_hand = (
        select_columns(own.label("person"), func.count().label("cases"), weighed.label("load"))
        .where(col(Case.state) == "open")
        .group_by(own)
        .subquery()
    )
    given: Any = getattr(Assignment, _COLUMN[office])
    last = (
        select_columns(given.label("person"), func.max(col(Assignment.decided_at)).label("at"))
        .group_by(given)
        .subquery()
    )
    person: Any = col(Appointment.staff_id)
    query = (
        select_columns(person, in_hand.c.cases, in_hand.c.load, last.c.at)
        .distinct()
        .join(in_hand, in_hand.c.person == person, isouter=True)
        .join(last, last.c.person == person, isouter=True)
        .where(*held(office, now), col(Appointment.deputy_for).is_(None))
        .order_by(person)
    )
    rows = await (await session.connection()).execute(query)
    return [Candidate(row[0], row[1] or 0, int(row[2] or 0), row[3]) for row in rows]


async def same_debtor(session: AsyncSession, application_id: str, office: Office) -> list[str]:
    """Who has an open case against one of its debtors in that office, the case filed last first."""
    mine: Any = aliased(Party)
    other: Any = aliased(Party)
    against = (
        select_columns(other.application_id)
        .join(mine, mine.identity == other.identity)
        .where(mine.application_id == application_id, mine.role == "respondent", other.role == "respondent")
    )
    own: Any = getattr(Case, _COLUMN[office])
    query = (
        select_columns(own)
        .where(col(Case.application_id).in_(against), col(Case.application_id) != application_id)
        .where(col(Case.state) == "open", own.is_not(None))
        .order_by(col(Case.filed_at).desc(), col(Case.number).desc())
    )
    rows = await (await session.connection()).execute(query)
    return [row[0] for row in rows]


async def people(session: AsyncSession, cases: Collection[str]) -> set[str]:
    """Who is, or was, officer or judge of one of the cases, or has stood in for one in it."""
    return set[str]().union(*(await people_by_case(session, cases)).values())


async def people_by_case(session: AsyncSession, cases: Collection[str]) -> dict[str, set[str]]:
    """Of each case, who is, or was, its officer or judge, or has acted in it in the stead of one."""
    found: dict[str, set[str]] = {case_number: set() for case_number in cases}
    now = select(Case.case_number, Case.officer, Case.judge).where(col(Case.case_number).in_(cases))
    for case_number, *both in (await session.exec(now)).all():
        found[case_number].update(person for person in both if person)
    given_up = select(Reassignment.case_number, Reassignment.former)
    for case_number, former in await session.exec(given_up.where(col(Reassignment.case_number).in_(cases))):
        found[case_number].add(former)
    dockets = {str(DocketId.case(case_number)): case_number for case_number in cases}
    acted = select(AppliedFact.docket, AppliedFact.actor, AppliedFact.stead).distinct()
    in_stead = col(AppliedFact.docket).in_(dockets), AppliedFact.stead != []
    for docket, actor, stead in await session.exec(acted.where(*in_stead)):
        if not found[dockets[docket]].isdisjoint(stead):
            found[dockets[docket]].add(actor)
    return found
