"""Every query of clues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.clues.models import Clue
from services.intake.clues.rules import ARTICLE
from services.intake.clues.schemas import ClueFilter
from services.intake.filing.models import Party
from services.intake.resumption.repository import chain, same
from shared.platform.paging import Page, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def clue(session: AsyncSession, clue_id: str) -> Clue:
    """404 if there is none."""
    found = await session.get(Clue, clue_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_CLUE, article=ARTICLE)
    return found


async def clues(session: AsyncSession, asked: ClueFilter, cases: str | Select[Any]) -> Page[Clue]:
    return await listed(session, Clue, Clue.received_at, asked, cases, *asked.equal(Clue, "state"))


async def clues_of(session: AsyncSession, case_number: str) -> list[Clue]:
    """In the order in which they were received."""
    query = select(Clue).where(Clue.case_number == case_number)
    return list((await session.exec(query.order_by(col(Clue.received_at), Clue.id))).all())


async def clues_about(session: AsyncSession, case_number: str, respondent: str) -> Sequence[Clue]:
    """Under every number of the chain, of that respondent or of nobody in particular."""
    query = select(Clue).where(
        col(Clue.case_number).in_(chain(case_number)),
        col(Clue.respondent_id).is_(None) | col(Clue.respondent_id).in_(same(case_number, respondent)),
    )
    return (await session.exec(query)).all()


async def is_recorded(session: AsyncSession, one: Clue) -> bool:
    """By the same giver in the same words on the same paper."""
    query = select(Clue.id).where(
        Clue.case_number == one.case_number,
        Clue.paper == one.paper,
        col(Clue.party).is_not_distinct_from(one.party),
        Clue.outsider == one.outsider,
        Clue.words == one.words,
    )
    return (await session.exec(query.limit(1))).first() is not None


async def givers(session: AsyncSession, rows: Sequence[Clue]) -> dict[str, str]:
    """The names of the parties who gave them, by id."""
    query = select(Party.id, Party.name).where(col(Party.id).in_({one.party for one in rows if one.party}))
    return dict((await session.exec(query)).all())
