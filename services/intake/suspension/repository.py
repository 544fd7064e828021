"""Every query of stays and extensions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import AppliedFact, DutyRow
from services.intake.suspension.models import Stay, TermExtension
from services.intake.suspension.rules import Deferral, State
from services.intake.suspension.schemas import ExtensionFilter, StayFilter
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import Fact, Refs
from shared.platform.paging import Page, listed
from shared.values.articles import TIM
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_STANDS = col(Stay.state).not_in([State.REFUSED, State.WITHDRAWN])


async def stay(session: AsyncSession, stay_id: str) -> Stay:
    """404 if there is none."""
    found = await session.get(Stay, stay_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_STAY, article=TIM[9])
    return found


async def stays(session: AsyncSession, case_number: str) -> list[Stay]:
    """In the order in which they were recorded."""
    query = select(Stay).where(Stay.case_number == case_number)
    return list((await session.exec(query.order_by(col(Stay.recorded_at), Stay.id))).all())


async def list_stays(session: AsyncSession, asked: StayFilter, cases: str | Select[Any]) -> Page[Stay]:
    return await listed(session, Stay, Stay.recorded_at, asked, cases, *asked.equal(Stay, "ground", "state"))


async def list_extensions(
    session: AsyncSession, asked: ExtensionFilter, cases: str | Select[Any]
) -> Page[TermExtension]:
    which = asked.equal(TermExtension, "state")
    return await listed(session, TermExtension, TermExtension.requested_at, asked, cases, *which)


async def is_recorded(session: AsyncSession, case_number: str, sha256: str) -> bool:
    """Whether the paper is on record and was neither refused nor withdrawn."""
    query = select(Stay.id).where(Stay.case_number == case_number, Stay.sha256 == sha256, _STANDS)
    return (await session.exec(query)).first() is not None


async def deferrals(session: AsyncSession, case_number: str) -> list[Deferral]:
    """By a higher court, in the order in which they were recorded."""
    return [
        Deferral(one.id, one.decided_on, one.until, one.continues, one.state == State.ENDED)
        for one in await stays(session, case_number)
        if one.ground == "superior" and one.state not in (State.REFUSED, State.WITHDRAWN)
    ]


async def chain(session: AsyncSession, stay: Stay) -> list[Stay]:
    """What stands confirmed of the deferrals that it continues, or that continue it; itself among them."""
    confirmed = [one for one in await stays(session, stay.case_number) if one.state == State.CONFIRMED]
    linked = {stay.id, stay.continues} - {None}
    while (
        more := {
            name
            for one in confirmed
            if linked & {one.id, one.continues}
            for name in (one.id, one.continues)
            if name
        }
        - linked
    ):
        linked |= more
    return [one for one in confirmed if one.id in linked]


async def first_on_security(session: AsyncSession, case_number: str) -> date | None:
    """When the case was first deferred on a guarantee."""
    query = select(func.min(Stay.decided_on)).where(
        Stay.case_number == case_number, Stay.ground == "security", _STANDS
    )
    return (await session.exec(query)).one()


async def extension(session: AsyncSession, extension_id: str, *, lock: bool = False) -> TermExtension:
    """404 if there is none."""
    found = await session.get(TermExtension, extension_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_STAY, article=TIM[5])
    return found


async def extensions(session: AsyncSession, case_number: str) -> list[TermExtension]:
    query = select(TermExtension).where(TermExtension.case_number == case_number)
    return list((await session.exec(query.order_by(col(TermExtension.requested_at)))).all())


async def term(session: AsyncSession, case_number: str) -> DutyRow | None:
    """The duty to close the case in time, while it is open."""
    query = select(DutyRow).where(
        DutyRow.docket == str(DocketId.case(case_number)),
        DutyRow.rule_id == "case.term",
        DutyRow.state == "open",
    )
    return (await session.exec(query)).first()


async def facts(session: AsyncSession, case_number: str, kinds: Sequence[type[Refs]]) -> list[Fact]:
    """What the docket knows of these kinds, in the order of events."""
    query = select(AppliedFact).where(
        AppliedFact.docket == str(DocketId.case(case_number)),
        col(AppliedFact.kind).in_([kind.kind for kind in kinds]),
    )
    rows = (await session.exec(query.order_by(col(AppliedFact.occurred_at), AppliedFact.id))).all()
    return [Fact.model_validate(row.model_dump(exclude={"applied_at"})) for row in rows]
