"""Every query of substitutions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.substitution.models import Substitution
from services.intake.substitution.rules import ARTICLE, LIVE, State, Substituted
from services.intake.substitution.schemas import SubstitutionFilter
from shared.platform.paging import Page, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def substitution(session: AsyncSession, substitution_id: str) -> Substitution:
    """404 if there is none."""
    found = await session.get(Substitution, substitution_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_SUBSTITUTION, article=ARTICLE)
    return found


async def substitutions(
    session: AsyncSession, asked: SubstitutionFilter, cases: str | Select[Any]
) -> Page[Substitution]:
    which = asked.equal(Substitution, "state")
    return await listed(session, Substitution, Substitution.proposed_at, asked, cases, *which)


async def of_case(session: AsyncSession, case_number: str) -> list[Substitution]:
    query = select(Substitution).where(Substitution.case_number == case_number)
    return list((await session.exec(query.order_by(col(Substitution.proposed_at), Substitution.id))).all())


async def substituted(session: AsyncSession, case_number: str) -> Substituted:
    """What the case's substitutions have come to."""
    rows = await of_case(session, case_number)
    done = [one for one in rows if one.state == State.CONFIRMED]
    return Substituted(
        live=any(one.state in LIVE for one in rows),
        record=done[-1].record if done else None,
        owed=sum((one.fee for one in done if one.paid_at is None), Decimal(0)),
    )
