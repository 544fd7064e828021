"""Every query of settlements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Agent, Party
from services.intake.settlements.models import SettledAct, Settlement
from services.intake.settlements.rules import ActState, State
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


async def binding(session: AsyncSession, case_number: str) -> Settlement | None:
    """What the parties are bound by: the agreement in force, or the last that was performed."""
    if found := await in_force(session, case_number):
        return found
    query = select(Settlement).where(
        Settlement.case_number == case_number, Settlement.state == State.PERFORMED
    )
    return (await session.exec(query.order_by(col(Settlement.ended_at).desc()).limit(1))).first()


async def papers(session: AsyncSession, case_number: str, state: State) -> set[str]:
    """The papers, by SHA-256, of the agreements of the case in that state."""
    query = select(Settlement.sha256).where(Settlement.case_number == case_number, Settlement.state == state)
    return set((await session.exec(query)).all())


async def signers(session: AsyncSession, settlements: Sequence[Settlement]) -> dict[str, str]:
    """The names of the parties and agents who have signed them, by id."""
    ids = {one for each in settlements for one in each.agreed_by}
    parties = (await session.exec(select(Party.id, Party.name).where(col(Party.id).in_(ids)))).all()
    agents = (await session.exec(select(Agent.id, Agent.name).where(col(Agent.id).in_(ids)))).all()
    return dict([*parties, *agents])


async def acts_of(session: AsyncSession, settlements: Collection[str]) -> dict[str, list[SettledAct]]:
    """What was performed of each, as recorded, the first first; what was not confirmed among it."""
    query = select(SettledAct).where(col(SettledAct.settlement_id).in_(settlements))
    found: dict[str, list[SettledAct]] = {one: [] for one in settlements}
    for row in await session.exec(query.order_by(col(SettledAct.recorded_at), SettledAct.id)):
        found[row.settlement_id].append(row)
    return found


def standing(acts: Sequence[SettledAct]) -> list[int]:
    """The places of which a performance is on record, confirmed or not yet."""
    return [one.place for one in acts if one.state != ActState.REFUSED]


def confirmed(acts: Sequence[SettledAct]) -> list[int]:
    return [one.place for one in acts if one.state == ActState.CONFIRMED]


def waiting(acts: Sequence[SettledAct]) -> SettledAct | None:
    """The one that waits for the judge: there is one at a time."""
    return next((one for one in acts if one.state == ActState.RECORDED), None)
