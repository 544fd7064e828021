"""Every query of waivers."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.waivers.models import Waiver
from services.intake.waivers.rules import State
from services.intake.waivers.schemas import WaiverFilter
from shared.platform.paging import Page, listed
from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def waiver(session: AsyncSession, waiver_id: str) -> Waiver:
    """404 if there is none."""
    found = await session.get(Waiver, waiver_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_WAIVER, article=CPC[62])
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[Waiver]:
    """In the order in which they were recorded."""
    query = select(Waiver).where(Waiver.case_number == case_number)
    return list((await session.exec(query.order_by(col(Waiver.recorded_at), Waiver.id))).all())


async def confirmed_of(session: AsyncSession, applicants: Collection[str]) -> list[Waiver]:
    """Locked."""
    query = select(Waiver).where(col(Waiver.applicant).in_(applicants), Waiver.state == State.CONFIRMED)
    return list((await session.exec(query.with_for_update())).all())


async def given_up(session: AsyncSession, case_number: str) -> Decimal:
    """What the judge has confirmed to be given up of the judgment debt, yuan."""
    query = select(func.coalesce(func.sum(Waiver.judgment_debt), 0)).where(
        Waiver.case_number == case_number, Waiver.state == State.CONFIRMED
    )
    return Decimal((await session.exec(query)).one())


async def list_waivers(session: AsyncSession, asked: WaiverFilter, cases: str | Select[Any]) -> Page[Waiver]:
    return await listed(
        session, Waiver, Waiver.recorded_at, asked, cases, *asked.equal(Waiver, "kind", "state")
    )


async def stands(session: AsyncSession, case_number: str, sha256: str) -> bool:
    """Whether the paper is on record, and neither refused nor withdrawn."""
    query = select(Waiver.id).where(
        Waiver.case_number == case_number,
        Waiver.sha256 == sha256,
        col(Waiver.state).in_((State.RECORDED, State.CONFIRMED)),
    )
    return (await session.exec(query)).first() is not None
