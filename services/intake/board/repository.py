"""Every query of the board: figures over all open duties, cases and reports, each counted once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, inspect, literal, tuple_
from sqlalchemy import select as select_columns
from sqlmodel import col
from sqlmodel import select as select_rows
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.board.models import RuleReading
from services.intake.board.schemas import By, LightsFilter
from services.intake.docket.models import DocketRow, DutyRow, light_place
from services.intake.docket.steps import LIGHTS
from services.intake.filing.models import Case
from services.intake.prompts.models import Reminder
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, page

_CASE, _DOCKET, _DUTY, _REPORT = (
    inspect(model).local_table for model in (Case, DocketRow, DutyRow, Reminder)
)
_UNANSWERED = (
    _REPORT.c.step == "overdue",
    _REPORT.c.acknowledged_at.is_(None),
    _REPORT.c.withdrawn_at.is_(None),
)


async def open_duties(session: AsyncSession, first: date, last: date) -> Sequence[Any]:
    """How many are open: by rule and light, by officer and light, and by the day on which they end, of `first` to `last`."""
    duties = (
        select_columns(
            _DUTY.c.rule_id,
            func.coalesce(_DOCKET.c.officer, "").label("officer"),
            light_place.label("light"),
            case((_DUTY.c.due_date.between(first, last), _DUTY.c.due_date)).label("day"),
        )
        .join(_DOCKET, _DOCKET.c.id == _DUTY.c.docket, isouter=True)
        .where(_DUTY.c.state == "open")
        .subquery()
    )
    by = duties.c
    query = select_columns(*by, func.count().label("count")).group_by(
        func.grouping_sets(tuple_(by.rule_id, by.light), tuple_(by.officer, by.light), tuple_(by.day))
    )
    rows: Sequence[Any] = (await (await session.connection()).execute(query)).all()
    return rows


async def lights(
    session: AsyncSession, asked: LightsFilter, names: Mapping[str, str] | None, rules: Collection[str] | None
) -> Page[Any]:
    """The open duties by light, for each key; one pass over them. `names`: what the rules are told apart by, None: not by rules.

    `rules`: those that are asked for, None for all.
    """
    officer: Any = func.coalesce(_DOCKET.c.officer, "")
    keys = {By.CASE: _DUTY.c.docket, By.OFFICER: officer}
    key = keys[asked.by] if names is None else case(dict(names), value=_DUTY.c.rule_id)
    of_light = [func.count().filter(light_place == place).label(light) for place, light in enumerate(LIGHTS)]
    query = select_columns(key.label("key"), *of_light).where(_DUTY.c.state == "open")
    query = query.join(_DOCKET, _DOCKET.c.id == _DUTY.c.docket, isouter=True).group_by(key)
    if asked.officer is not None:
        query = query.where(officer == asked.officer)
    if rules is not None:
        query = query.where(_DUTY.c.rule_id.in_(rules))
    return await page(session, query, Sort(key, key, str), asked)


async def open_by_rule(session: AsyncSession) -> dict[str, int]:
    query = select_columns(_DUTY.c.rule_id, func.count()).where(_DUTY.c.state == "open")
    rows = await (await session.connection()).execute(query.group_by(_DUTY.c.rule_id))
    return {row[0]: row[1] for row in rows}


async def stock(session: AsyncSession, begins: Sequence[datetime]) -> Sequence[Any]:
    """The open cases by stage, and by the first of `begins`, the latest first, since which they are filed."""
    age = case(*((_CASE.c.filed_at >= begin, place) for place, begin in enumerate(begins)), else_=len(begins))
    cases = (
        select_columns(func.coalesce(_DOCKET.c.stage, "").label("stage"), age.label("age"))
        .join(_DOCKET, _DOCKET.c.id == literal("case/") + _CASE.c.case_number, isouter=True)
        .where(_CASE.c.state == "open")
        .subquery()
    )
    query = select_columns(*cases.c, func.count().label("count")).group_by(*cases.c)
    rows: Sequence[Any] = (await (await session.connection()).execute(query.order_by(*cases.c))).all()
    return rows


async def unanswered(session: AsyncSession, limit: int) -> tuple[int, Sequence[Any]]:
    """The reports of what is overdue that nobody has acknowledged: how many, and the oldest of them."""
    connection = await session.connection()
    count = (
        await connection.execute(select_columns(func.count()).select_from(_REPORT).where(*_UNANSWERED))
    ).scalar_one()
    columns = [_REPORT.c[name] for name in ("docket", "office", "staff_id", "created_at")]
    query = select_columns(*columns).where(*_UNANSWERED)
    rows = await connection.execute(query.order_by(_REPORT.c.created_at, _REPORT.c.id).limit(limit))
    return count, rows.all()


async def readings(session: AsyncSession) -> Sequence[RuleReading]:
    """All that was said of the limits that no text fixes, in its order."""
    found = await session.exec(
        select_rows(RuleReading).order_by(col(RuleReading.said_at), col(RuleReading.id))
    )
    return found.all()


async def read_alone(session: AsyncSession, rule: str) -> None:
    """One reading of a rule at a time."""
    await run_sql(
        session, "SELECT pg_advisory_xact_lock(hashtext('intake.rule_reading/' || :rule))", rule=rule
    )
