"""Every query of changes of name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.corrections.models import Correction
from services.intake.filing.models import Case, Party
from services.intake.renamings.models import Renaming


async def of_case(session: AsyncSession, case_number: str) -> Sequence[Renaming]:
    query = select(Renaming).where(Renaming.case_number == case_number)
    return (await session.exec(query.order_by(col(Renaming.recorded_at), Renaming.id))).all()


async def is_used(session: AsyncSession, application_id: str, proof: str) -> bool:
    """Whether a correction or an earlier change of name in that case rests on the file."""
    corrected = select(Correction.id).where(
        Correction.application_id == application_id, Correction.proof == proof
    )
    renamed = select(Renaming.id).where(Renaming.proof == proof)
    return any([(await session.exec(query.limit(1))).first() for query in (corrected, renamed)])


async def elsewhere(session: AsyncSession, party: Party, case_number: str) -> Sequence[Case]:
    """The other open cases in which who has that number bears the former name still."""
    query = (
        select(Case)
        .join(Party, col(Party.application_id) == Case.application_id)
        .where(
            Case.case_number != case_number,
            Case.state == "open",
            Party.identity == party.identity,
            Party.kind == party.kind,
            Party.name != party.name,
        )
    )
    return (await session.exec(query.distinct().order_by(Case.case_number))).all()
