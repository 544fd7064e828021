"""Every query of recusal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, true
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing import repository as filing
from services.intake.filing.models import Application, Case
from services.intake.petitions.models import Petition
from services.intake.recusal.models import RecusalGround
from services.intake.recusal.rules import ARTICLE, Ground, Kind, Person
from services.intake.recusal.schemas import GroundFilter
from shared.platform.paging import Page, Sort, key_of, page, reached
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def ground(session: AsyncSession, ground_id: str) -> RecusalGround:
    """The ground, locked; 404 if there is none."""
    found = await session.get(RecusalGround, ground_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_GROUND, article=ARTICLE)
    return found


async def grounds(session: AsyncSession, asked: GroundFilter, of: str | None) -> Page[RecusalGround]:
    """`of`: of one person only."""
    own: ColumnElement[bool] = true() if of is None else col(RecusalGround.staff_id) == of
    entered: Any = RecusalGround.entered_at
    which = (
        own,
        *asked.equal(RecusalGround, "staff_id", "kind"),
        *reached(asked.ended, RecusalGround.ended_at),
    )
    query = select_columns(RecusalGround).where(*which, *asked.within(entered))
    sort = Sort(entered, key_of(RecusalGround), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: row[0])


async def standing(session: AsyncSession) -> Sequence[Ground]:
    """All that stand, in the order in which they were entered."""
    query = select(RecusalGround).where(col(RecusalGround.ended_at).is_(None))
    rows = await session.exec(query.order_by(col(RecusalGround.entered_at), RecusalGround.id))
    return [
        Ground(row.staff_id, Kind(row.kind), row.name, row.identity, row.instrument_number) for row in rows
    ]


async def people(session: AsyncSession, application_id: str) -> list[Person]:
    """Parties, who represents them by office, and agents."""
    found = []
    parties = await filing.parties(session, application_id)
    agents = await filing.agents(session, [party.id for party in parties])
    for party in parties:
        side = {"applicant": "申请执行人", "respondent": "被执行人"}[party.role]
        found.append(Person(side, party.name, party.identity))
        if party.representative:
            found.append(Person(f"{side}的法定代表人、主要负责人", party.representative))
        found += [
            Person(f"{side}的委托代理人", agent.name, agent.number if agent.paper else "")
            for agent in agents.get(party.id, ())
        ]
    return found


async def in_hand(session: AsyncSession, staff_id: str) -> Sequence[tuple[Case, Application]]:
    """The open cases of which the person is officer or judge."""
    query = select(Case, Application).where(
        Case.application_id == Application.id,
        Case.state == "open",
        or_(col(Case.officer) == staff_id, col(Case.judge) == staff_id),
    )
    return (await session.exec(query.order_by(col(Case.filed_at), Case.case_number))).all()


async def granted(session: AsyncSession, case_number: str) -> Sequence[str]:
    """Of whom it was decided, on a petition in the case or on its review, that he stands aside in it."""
    first: Any = aliased(Petition)
    query = (
        select_columns(func.coalesce(first.person, col(Petition.person)))
        .select_from(Petition)
        .join(first, first.id == col(Petition.against), isouter=True)
        .where(
            col(Petition.case_number) == case_number,
            col(Petition.kind).in_(("recusal", "recusal_review")),
            col(Petition.result) == "granted",
        )
    )
    rows = await (await session.connection()).execute(query.order_by(col(Petition.decided_at), Petition.id))
    return [row[0] for row in rows]
