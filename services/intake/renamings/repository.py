"""Every query of changes of name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import literal
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.corrections.models import Correction
from services.intake.filing.models import Case, Party
from services.intake.prompts.models import Reminder
from services.intake.renamings.models import Renaming


async def of_case(session: AsyncSession, case_number: str) -> Sequence[Renaming]:
    query = select(Renaming).where(Renaming.case_number == case_number)
    return (await session.exec(query.order_by(col(Renaming.recorded_at), Renaming.id))).all()


async def standing(session: AsyncSession, application_id: str) -> dict[str, list[Renaming]]:
    """The changes of name of each party that were not withdrawn, the first first."""
    query = select(Renaming).join(Party, col(Party.id) == Renaming.party)
    query = query.where(Party.application_id == application_id, col(Renaming.withdrawn_at).is_(None))
    found: dict[str, list[Renaming]] = {}
    for one in await session.exec(query.order_by(col(Renaming.recorded_at), Renaming.id)):
        found.setdefault(one.party, []).append(one)
    return found


async def told(session: AsyncSession, party: Party, words: str) -> Sequence[Reminder]:
    """The messages that say so, in the cases in which who has that number is a party."""
    cases = (
        select(literal("case/") + col(Case.case_number))
        .join(Party, col(Party.application_id) == Case.application_id)
        .where(Party.identity == party.identity, Party.kind == party.kind)
    )
    query = select(Reminder).where(
        col(Reminder.docket).in_(cases),
        Reminder.step == "party_renamed",
        col(Reminder.text).contains(words, autoescape=True),
    )
    return (await session.exec(query.order_by(Reminder.docket, col(Reminder.created_at), Reminder.id))).all()


async def is_used(session: AsyncSession, application_id: str, proof: str) -> bool:
    """Whether a correction or an earlier change of name in that case rests on the file, or the withdrawal of one."""
    corrected = select(Correction.id).where(
        Correction.application_id == application_id, Correction.proof == proof
    )
    renamed = select(Renaming.id).where(or_(Renaming.proof == proof, col(Renaming.withdrawal_proof) == proof))
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
