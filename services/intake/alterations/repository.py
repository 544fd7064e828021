"""Every query of alterations of the parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.alterations.models import Alteration
from services.intake.alterations.rules import ARTICLE
from services.intake.alterations.schemas import AlterationFilter
from services.intake.filing.models import Party
from shared.platform.paging import Page, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def alteration(session: AsyncSession, alteration_id: str) -> Alteration:
    """404 if there is none."""
    found = await session.get(Alteration, alteration_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_ALTERATION, article=ARTICLE)
    return found


async def alterations(
    session: AsyncSession, asked: AlterationFilter, cases: str | Select[Any]
) -> Page[Alteration]:
    which = asked.equal(Alteration, "ground")
    return await listed(session, Alteration, Alteration.recorded_at, asked, cases, *which)


async def of_case(session: AsyncSession, case_number: str) -> list[Alteration]:
    query = select(Alteration).where(Alteration.case_number == case_number)
    return list((await session.exec(query.order_by(col(Alteration.recorded_at), Alteration.id))).all())


async def names(session: AsyncSession, rows: Sequence[Alteration]) -> dict[str, str]:
    """Of the parties concerned, by id."""
    query = select(Party.id, Party.name).where(col(Party.id).in_({one.party for one in rows}))
    return dict((await session.exec(query)).all())
