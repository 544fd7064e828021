"""Every query of alterations of the parties."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.alterations.models import Alteration
from services.intake.alterations.rules import ARTICLE
from services.intake.alterations.schemas import AlterationFilter
from services.intake.filing.models import Party
from services.intake.waivers.models import Waiver
from services.intake.waivers.rules import State
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


async def standing(session: AsyncSession, case_number: str) -> list[Alteration]:
    """Those of the case whose rulings were not revoked."""
    query = select(Alteration).where(
        Alteration.case_number == case_number, col(Alteration.revoked_at).is_(None)
    )
    return list((await session.exec(query.order_by(col(Alteration.recorded_at), Alteration.id))).all())


async def is_used(session: AsyncSession, ruling: str) -> bool:
    """Whether somebody has left by it, though he may be back."""
    query = select(Alteration.id).where(Alteration.ruling == ruling)
    return (await session.exec(query.limit(1))).first() is not None


async def of_ruling(session: AsyncSession, case_number: str, ruling: str) -> Alteration | None:
    """That by which one has left, if the ruling was not revoked; locked."""
    query = select(Alteration).where(
        Alteration.case_number == case_number,
        Alteration.ruling == ruling,
        col(Alteration.revoked_at).is_(None),
    )
    return (await session.exec(query.with_for_update())).first()


async def revoked_by(session: AsyncSession, petition: str) -> list[Alteration]:
    """Locked."""
    query = select(Alteration).where(Alteration.revoked_by == petition)
    return list((await session.exec(query.with_for_update())).all())


async def shares(session: AsyncSession, case_number: str) -> dict[str, Decimal]:
    """What has left the claim with each for whom the enforcement was ended; his share, or what he had given up before if that was more."""
    given_up = (
        select(func.sum(Waiver.judgment_debt))
        .where(
            Waiver.case_number == case_number,
            Waiver.applicant == Alteration.party,
            Waiver.state == State.CONFIRMED,
        )
        .scalar_subquery()
    )
    query = select(Alteration.party, func.greatest(Alteration.share, given_up))
    stands = (Alteration.case_number == case_number, col(Alteration.revoked_at).is_(None))
    return dict((await session.exec(query.where(*stands))).all())


async def ended(session: AsyncSession, case_number: str) -> Decimal:
    """The sum of it."""
    return sum((await shares(session, case_number)).values(), Decimal(0))


async def names(session: AsyncSession, rows: Sequence[Alteration]) -> dict[str, str]:
    """Of the parties concerned, by id."""
    query = select(Party.id, Party.name).where(col(Party.id).in_({one.party for one in rows}))
    return dict((await session.exec(query)).all())
