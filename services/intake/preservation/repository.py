"""Every query of preservations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Application, Case, Party
from services.intake.preservation.models import (
    Preservation,
    PreservationLifting,
    PreservationNotice,
    PreservationPartLifting,
    PreservationSuit,
    Preserved,
)
from services.intake.preservation.rules import Kept


async def of_application(session: AsyncSession, application_id: str) -> Preservation | None:
    return await session.get(Preservation, application_id)


async def ruled(session: AsyncSession, application_id: str) -> Preservation:
    return await session.get_one(Preservation, application_id)


async def kept_for(session: AsyncSession, instrument: str, named: str) -> list[Kept]:
    """Cases on a ruling of that number, of the trial of that number, or of that case number, that stand: not lifted, and no
    later case has taken them on (民诉法解释第一百六十八条)."""
    query: Any = (
        select_columns(Case, Application, Preservation, PreservationSuit)
        .join(Application, col(Application.id) == Case.application_id)
        .join(Preservation, col(Preservation.application_id) == Application.id)
        .join(Preserved, col(Preserved.preservation) == Case.case_number, isouter=True)
        .join(PreservationLifting, col(PreservationLifting.case_number) == Case.case_number, isouter=True)
        .join(PreservationSuit, col(PreservationSuit.case_number) == Case.case_number, isouter=True)
        .where(
            col(Preserved.preservation).is_(None),
            col(PreservationLifting.case_number).is_(None),
            or_(
                col(Case.case_number) == named,
                col(Application.instrument_number) == instrument,
                col(Preservation.trial_number) == instrument,
                col(PreservationSuit.number) == instrument,
            ),
        )
        .order_by(col(Case.filed_at))
    )
    found = []
    for case, application, preservation, suit in (await session.exec(query)).all():
        parties = await session.exec(select(Party).where(Party.application_id == application.id))
        found.append(
            Kept(
                case.case_number,
                application.instrument_number,
                suit.number if suit else preservation.trial_number,
                case.state,
                case.closing_mode,
                frozenset((party.role, party.identity) for party in parties),
            )
        )
    return found


async def preserved_in(session: AsyncSession, case_number: str) -> list[str]:
    """The cases of preservation whose seizures go on in that case."""
    query = select(Preserved.preservation).where(Preserved.case_number == case_number)
    return list((await session.exec(query.order_by(Preserved.preservation))).all())


async def goes_on_in(session: AsyncSession, case_number: str) -> str | None:
    """The case in which what was seized by that one goes on."""
    found = await session.get(Preserved, case_number)
    return found.case_number if found else None


async def notices(session: AsyncSession, case_number: str) -> list[PreservationNotice]:
    query = select(PreservationNotice).where(PreservationNotice.case_number == case_number)
    return list((await session.exec(query.order_by(col(PreservationNotice.told_at)))).all())


async def suit(session: AsyncSession, case_number: str) -> PreservationSuit | None:
    return await session.get(PreservationSuit, case_number)


async def lifting(session: AsyncSession, case_number: str) -> PreservationLifting | None:
    return await session.get(PreservationLifting, case_number)


async def part_liftings(session: AsyncSession, case_number: str) -> list[PreservationPartLifting]:
    """With those of the cases that go on in it: what was let go of there is preserved by the same ruling no more."""
    cases = [case_number]
    for one in cases:
        cases += await preserved_in(session, one)
    query = select(PreservationPartLifting).where(col(PreservationPartLifting.case_number).in_(cases))
    order = (col(PreservationPartLifting.ruled_at), PreservationPartLifting.id)
    return list((await session.exec(query.order_by(*order))).all())
