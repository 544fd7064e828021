"""Every query of settlements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.settlements.models import Settlement
from services.intake.settlements.rules import State
from services.intake.settlements.schemas import SettlementFilter
from shared.platform.paging import Page, listed
from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def settlement(session: AsyncSession, settlement_id: str) -> Settlement:
    """404 if there is none."""
    found = await session.get(Settlement, settlement_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_SETTLEMENT, article=CPC[241])
    return found


async def settlements(
    session: AsyncSession, asked: SettlementFilter, cases: str | Select[Any]
) -> Page[Settlement]:
    which = asked.equal(Settlement, "state")
    return await listed(session, Settlement, Settlement.recorded_at, asked, cases, *which)


async def stands(session: AsyncSession, case_number: str, sha256: str) -> bool:
    """Whether the paper is on record, and was not refused."""
    query = select(Settlement.id).where(
        Settlement.case_number == case_number,
        Settlement.sha256 == sha256,
        Settlement.state != State.REFUSED,
    )
    return (await session.exec(query.limit(1))).first() is not None


async def in_force(session: AsyncSession, case_number: str) -> Settlement | None:
    query = select(Settlement).where(
        Settlement.case_number == case_number, Settlement.state == State.CONFIRMED
    )
    return (await session.exec(query)).first()


async def replaced(session: AsyncSession, case_number: str) -> Sequence[str]:
    """The papers of the agreements of the case that a later one has replaced."""
    query = select(Settlement.sha256).where(
        Settlement.case_number == case_number, Settlement.state == State.REPLACED
    )
    return (await session.exec(query)).all()
