"""Every query of 卷宗评查."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal, or_, true
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.assignment.models import Reassignment
from services.intake.docket.models import AppliedFact
from services.intake.filing.models import Case
from services.intake.sampling.models import DossierFault, DossierReview, DossierRound
from services.intake.sampling.rules import ARTICLE, FaultState, State
from services.intake.sampling.schemas import DossierFaultFilter, DossierRoundFilter, TargetedRoundIn
from shared.platform.paging import Page, Sort, key_of, listed, page
from shared.platform.todo import none_of
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.zone import begin_of


async def dossier_round(session: AsyncSession, round_id: str, *, lock: bool = False) -> DossierRound:
    """404 if there is none."""
    found = await session.get(DossierRound, round_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DOSSIER_ROUND, article=ARTICLE)
    return found


async def rounds(session: AsyncSession, asked: DossierRoundFilter) -> Page[DossierRound]:
    at: Any = DossierRound.opened_at
    query: Any = select_columns(DossierRound).where(
        *asked.within(at), *asked.equal(DossierRound, "state", "selection")
    )
    sort = Sort(at, key_of(DossierRound), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: row[0])


async def frame(
    session: AsyncSession, kind: str, closed_from: date, closed_to: date, *chosen: ColumnElement[bool]
) -> list[str]:
    """The numbers of the cases of that kind that were closed in the period, sealed ones too; of those, what is `chosen`."""
    query = select(Case.case_number).where(
        Case.type_code == kind,
        col(Case.closed_at) >= begin_of(closed_from),
        col(Case.closed_at) < begin_of(closed_to + timedelta(days=1)),
        *chosen,
    )
    return sorted((await session.exec(query)).all())


def chosen(body: TargetedRoundIn) -> list[ColumnElement[bool]]:
    """The criteria of a targeted round; of a team, the cases in which it has done something."""
    wanted: list[ColumnElement[bool]] = []
    if body.officer is not None:
        wanted.append(col(Case.officer) == body.officer)
    if body.closing_mode is not None:
        wanted.append(col(Case.closing_mode) == body.closing_mode)
    if body.cases:
        wanted.append(col(Case.case_number).in_(body.cases))
    if body.team is not None:
        docket = literal("case/") + col(Case.case_number)
        did = col(AppliedFact.docket) == docket, col(AppliedFact.kind).startswith(f"{body.team}.")
        wanted.append(exists().where(*did))
    return wanted


async def reviews(session: AsyncSession, round_id: str) -> Sequence[DossierReview]:
    query = select(DossierReview).where(DossierReview.round == round_id)
    return (await session.exec(query.order_by(DossierReview.case_number))).all()


async def fault(session: AsyncSession, fault_id: str, *, lock: bool = False) -> DossierFault:
    """404 if there is none."""
    found = await session.get(DossierFault, fault_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DOSSIER_FAULT, article=ARTICLE)
    return found


async def faults_of(session: AsyncSession, round_id: str) -> Sequence[DossierFault]:
    query = select(DossierFault).where(DossierFault.round == round_id)
    return (await session.exec(query.order_by(DossierFault.case_number, DossierFault.item))).all()


async def faults(
    session: AsyncSession, asked: DossierFaultFilter, cases: str | Select[Any]
) -> Page[DossierFault]:
    which = asked.equal(DossierFault, "state", "round")
    return await listed(session, DossierFault, DossierFault.returned_at, asked, cases, *which)


def undrawn(hands: Collection[str]) -> Select[Any]:
    """The rounds that wait to be drawn, or ordered, by anybody but one of `hands`, who have opened them, or in whose stead."""
    another = none_of(hands, DossierRound.opened_by, DossierRound.opened_for)
    which = col(DossierRound.state) == State.OPENED, another
    return select_columns(col(DossierRound.id)).where(*which)


def unjudged(ties: Collection[str], ordered_by: str | None) -> ColumnElement[bool]:
    """Of a round under way: a case of it is not judged yet, in which none of `ties` has or had a part. `ordered_by`: of the
    rounds that he has drawn or ordered alone.
    """
    drawn = func.jsonb_array_elements_text(DossierRound.drawn).table_valued("value").alias("drawn")
    number = drawn.c.value
    of_round = col(DossierReview.round) == DossierRound.id, col(DossierReview.case_number) == number
    judged = exists().where(*of_round).correlate(DossierRound, drawn)
    waits = exists().select_from(drawn).where(~judged, ~_had_by(number, ties)).correlate(DossierRound)
    whose = col(DossierRound.drawn_by) == ordered_by if ordered_by else true()
    return (col(DossierRound.state) == State.RUNNING) & whose & waits


def unchecked(hands: Collection[str], ties: Collection[str]) -> Select[Any]:
    """The faults that wait to be looked at again, answered by none of `hands`, in cases in which none of `ties` has or had a part."""
    another = none_of(hands, DossierFault.answered_by)
    which = col(DossierFault.state) == FaultState.ANSWERED, another
    return select_columns(col(DossierFault.id)).where(*which, ~_had_by(col(DossierFault.case_number), ties))


def _had_by(number: Any, ties: Collection[str]) -> ColumnElement[bool]:
    """Whether the case is, or was, that of one of `ties`, or he has stood in for one whose it is, or was."""
    has = or_(col(Case.officer).in_(ties), col(Case.judge).in_(ties))
    had = col(Reassignment.case_number) == number, col(Reassignment.former).in_(ties)
    now = or_(*(func.jsonb_exists(AppliedFact.stead, one) for one in (Case.officer, Case.judge)))
    before = (
        col(Reassignment.case_number) == number,
        func.jsonb_exists(AppliedFact.stead, Reassignment.former),
    )
    stood_in = (
        col(AppliedFact.docket) == literal("case/") + number,
        col(AppliedFact.actor).in_(ties),
        or_(
            exists().where(col(Case.case_number) == number, now).correlate(AppliedFact),
            exists().where(*before).correlate(AppliedFact),
        ),
    )
    return or_(
        exists().where(col(Case.case_number) == number, has),
        exists().where(*had),
        exists().where(*stood_in),
    )
