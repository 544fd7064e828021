"""Every query of the court's figures; a list is of the same cases as the figure that opens it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, inspect, literal, or_
from sqlalchemy import select as select_columns
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.assessment.models import Bulletin
from services.intake.assessment.rules import ARTICLE, Indicator, Period
from services.intake.assessment.schemas import AssessedFilter, BulletinFilter, PassageFilter
from services.intake.docket.models import AppliedFact, DutyRow
from services.intake.filing.models import Case
from services.intake.sampling.models import DossierFault, DossierReview, DossierRound
from services.intake.sampling.rules import FaultState, Selection
from shared.contracts.custody.facts import CommissionedMeasureEntered, MeasureTaken
from shared.contracts.funds.facts import ReceiptBooked
from shared.contracts.intake.closing import ClosingMode
from shared.law.rulebook import STAGES
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, key_of, page
from shared.platform.reading import is_listed_open
from shared.values.case_number import PRESERVATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor
from shared.values.zone import begin_of

_CASE, _DUTY, _FACT, _REVIEW, _FAULT, _ROUND = (
    inspect(model).local_table
    for model in (Case, DutyRow, AppliedFact, DossierReview, DossierFault, DossierRound)
)
_DOCKET: ColumnElement[str] = literal("case/") + _CASE.c.case_number
_PROPERTY = (MeasureTaken.kind, CommissionedMeasureEntered.kind, ReceiptBooked.kind)
_PERFORMED = (ClosingMode.FULLY_ENFORCED, ClosingMode.TERMINATED)
_TERM = "case.term"


def _assessed(indicator: Indicator, period: Period) -> Select[Any]:
    """The cases of the denominator, each with whether it is of the numerator."""
    last = begin_of(period.end)
    first = begin_of(period.three_years_back if indicator is Indicator.OVERALL else period.begin)
    closed = and_(_CASE.c.closed_at >= first, _CASE.c.closed_at < last)
    enforces = _CASE.c.type_code != PRESERVATION
    counted: ColumnElement[bool]
    if indicator is Indicator.CONCLUDED:
        looked_at = and_(
            _REVIEW.c.case_number == _CASE.c.case_number,
            _REVIEW.c.reviewed_at >= first,
            _REVIEW.c.reviewed_at < last,
            _REVIEW.c.round.in_(_by_lot()),
        )
        of_that_look = and_(
            _FAULT.c.case_number == _CASE.c.case_number,
            _FAULT.c.round == _REVIEW.c.round,
            _FAULT.c.state != FaultState.STRUCK,
        )
        counted = ~exists().where(looked_at, of_that_look)
        which = and_(_CASE.c.closing_mode == ClosingMode.CONCLUDED_THIS_ROUND, exists().where(looked_at))
    elif indicator is Indicator.OVERALL:
        counted = func.coalesce(closed, False)
        which = and_(
            enforces, _CASE.c.filed_at < last, or_(_CASE.c.closed_at.is_(None), _CASE.c.closed_at >= first)
        )
    else:
        in_term = exists().where(
            _DUTY.c.docket == _DOCKET,
            _DUTY.c.rule_id == _TERM,
            _DUTY.c.state == "met",
            _DUTY.c.met_at < _DUTY.c.due_at,
        )
        counted = and_(_CASE.c.closing_mode.in_(_PERFORMED), in_term)
        which = and_(enforces, closed, exists().where(_FACT.c.docket == _DOCKET, _FACT.c.kind.in_(_PROPERTY)))
    return select_columns(*_CASE.c, counted.label("counted")).where(which)


def _by_lot() -> Select[Any]:
    """The rounds that were drawn from more cases than they look at: of chosen cases, or of all, no lot was drawn."""
    of = func.jsonb_array_length(_ROUND.c.frame)
    return select_columns(_ROUND.c.id).where(_ROUND.c.selection == Selection.RANDOM, _ROUND.c.size < of)


async def counts(session: AsyncSession, indicator: Indicator, period: Period) -> tuple[int, int]:
    """Numerator and denominator."""
    of = _assessed(indicator, period).subquery()
    query = select_columns(func.count().filter(of.c.counted), func.count()).select_from(of)
    part, whole = (await (await session.connection()).execute(query)).one()
    return part, whole


async def assessed(session: AsyncSession, asked: AssessedFilter, period: Period, actor: Actor) -> Page[Any]:
    """Of the cases that are open to `actor`, by their filing."""
    of = _assessed(asked.indicator, period).subquery()
    query = select_columns(of).where(is_listed_open(actor, "intake", of.c))
    if asked.counted is not None:
        query = query.where(of.c.counted if asked.counted else ~of.c.counted)
    return await page(session, query, Sort(of.c.filed_at, of.c.case_number), asked)


async def compliance(session: AsyncSession, period: Period, off: Collection[str]) -> Sequence[Any]:
    """By rule: how many of the duties that end in the period are met, and how; lapsed ones bind nobody.

    `off`: the rules of which the limit is not in force; by them nobody is late or in time.
    """
    met, late = _DUTY.c.state == "met", _DUTY.c.overdue_at.is_not(None)
    query = (
        select_columns(
            _DUTY.c.rule_id,
            func.count().filter(and_(met, ~late)).label("in_time"),
            func.count().filter(and_(met, late)).label("late"),
            func.count().filter(and_(~met, late)).label("open_late"),
            func.count().filter(and_(~met, ~late)).label("running"),
        )
        .where(
            _DUTY.c.state.in_(("open", "met")),
            _DUTY.c.due_date.between(period.begin, period.last),
            _DUTY.c.rule_id.not_in(off),
        )
        .group_by(_DUTY.c.rule_id)
    )
    rows: Sequence[Any] = (await (await session.connection()).execute(query)).all()
    return rows


def _passages(period: Period) -> Any:
    """Each stage that a case left in the period, with when it had come to it; facts of the same stage are one."""
    stage: Any = case(dict(STAGES), value=_FACT.c.kind)
    order = (_FACT.c.occurred_at, _FACT.c.id)
    told = (
        select_columns(
            _FACT.c.id,
            _FACT.c.docket,
            stage.label("stage"),
            _FACT.c.occurred_at.label("entered_at"),
            func.lag(stage).over(partition_by=_FACT.c.docket, order_by=order).label("before"),
        )
        .where(_FACT.c.kind.in_(STAGES), _FACT.c.docket.startswith("case/"))
        .subquery()
    )
    left = func.lead(told.c.entered_at).over(
        partition_by=told.c.docket, order_by=(told.c.entered_at, told.c.id)
    )
    changed = (
        select_columns(told, left.label("left_at"))
        .where(told.c.stage.is_distinct_from(told.c.before))
        .subquery()
    )
    days = func.extract("epoch", changed.c.left_at - changed.c.entered_at) / 86400  # seconds of a day
    return (
        select_columns(*changed.c, days.label("days"))
        .where(changed.c.left_at >= begin_of(period.begin), changed.c.left_at < begin_of(period.end))
        .subquery()
    )


async def stages(session: AsyncSession, period: Period) -> dict[str, Any]:
    of = _passages(period)
    middle, most = (func.percentile_cont(share).within_group(of.c.days) for share in (0.5, 0.9))
    query = select_columns(
        of.c.stage, func.count().label("passages"), middle.label("median"), most.label("p90")
    ).group_by(of.c.stage)
    return {row.stage: row for row in (await (await session.connection()).execute(query)).all()}


async def passages(session: AsyncSession, asked: PassageFilter, period: Period, actor: Actor) -> Page[Any]:
    """Of the cases that are open to `actor`, by when they left the stage."""
    of = _passages(period)
    query = (
        select_columns(*of.c, _CASE.c.case_number)
        .join(_CASE, of.c.docket == _DOCKET)
        .where(is_listed_open(actor, "intake", _CASE.c))
    )
    if asked.stage is not None:
        query = query.where(of.c.stage == asked.stage)
    return await page(session, query, Sort(of.c.left_at, of.c.id), asked)


async def publish_alone(session: AsyncSession) -> None:
    """One bulletin at a time: its editions are numbered without gaps."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('intake.bulletin'))")


async def editions(session: AsyncSession, month: str) -> int:
    query = select(func.count()).select_from(Bulletin).where(Bulletin.month == month)
    return (await session.exec(query)).one()


async def bulletin(session: AsyncSession, bulletin_id: str) -> Bulletin:
    """404 if there is none."""
    found = await session.get(Bulletin, bulletin_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_BULLETIN, article=ARTICLE)
    return found


async def bulletins(session: AsyncSession, asked: BulletinFilter) -> Page[Bulletin]:
    at: Any = Bulletin.published_at
    query: Any = select_columns(Bulletin).where(*asked.within(at), *asked.equal(Bulletin, "month"))
    found = await page(session, query, Sort(at, key_of(Bulletin), descending=asked.sort == "newest"), asked)
    return found.of(lambda row: row[0])
