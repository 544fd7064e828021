"""Every query of instructions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, update
from sqlalchemy import select as select_columns
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.instructions.models import Instruction
from services.intake.instructions.rules import ARTICLE
from services.intake.instructions.schemas import InstructionFilter
from shared.platform.court import CaseAccess, Opening
from shared.platform.paging import Page, listed
from shared.values.opening_reason import OpeningReason
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def instruction(session: AsyncSession, instruction_id: str, *, lock: bool = False) -> Instruction:
    """404 if there is none."""
    found = await session.get(Instruction, instruction_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_INSTRUCTION, article=ARTICLE)
    return found


async def instructions(
    session: AsyncSession, asked: InstructionFilter, cases: str | Select[Any], teams: Collection[str] = ()
) -> Page[Instruction]:
    """Those of the cases, and those that one of `teams` is to carry out, whether the case is open to it yet or not."""
    of = cases
    if isinstance(cases, Select):
        instructed = select_columns(col(Instruction.case_number)).where(col(Instruction.team).in_(teams))
        of = select_columns(col(CaseAccess.case_number)).where(
            or_(col(CaseAccess.case_number).in_(cases), col(CaseAccess.case_number).in_(instructed))
        )
    which = asked.equal(Instruction, "state", "team", "sent_by")
    return await listed(session, Instruction, Instruction.sent_at, asked, of, *which)


async def end_openings(session: AsyncSession, instruction_id: str, at: datetime) -> None:
    """The case is no longer open to anybody for the instruction's sake."""
    of_it = (col(Opening.reason) == OpeningReason.TASK, col(Opening.words) == instruction_id)
    await session.exec(update(Opening).where(*of_it, col(Opening.until).is_(None)).values(until=at))
