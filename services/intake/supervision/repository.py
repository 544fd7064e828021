"""Every query of the docket."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.supervision.models import AppliedFact, Docket, DutyRow, Reminder, WorkLog
from shared.contracts.fact import KINDS, Fact
from shared.contracts.intake.facts import ClosingRequested, ClosingReviewed
from shared.law.calendar import Calendar
from shared.platform.court import load_calendar
from shared.platform.db import run_sql
from shared.values.zone import COURT_ZONE

_calendars: dict[tuple[str, int], Calendar] = {}


@dataclass(frozen=True)
class CourtTime:
    now: datetime
    shift: timedelta
    calendar: Calendar


async def hold_time(session: AsyncSession, *, moving: bool = False) -> None:
    """Neither calendar nor clock moves before this transaction ends: a docket made meanwhile would not be told.

    `moving`: it is this transaction that moves them, alone.
    """
    shared = "" if moving else "_shared"
    await run_sql(session, f"SELECT pg_advisory_xact_lock{shared}(hashtext('court.time'))")


async def court_time(session: AsyncSession) -> CourtTime:
    """Court time, its distance from real time, and the calendar in force (kept in memory by database and version)."""
    row = (
        await run_sql(
            session,
            "SELECT court.now() AS now, (SELECT shift FROM court.clock) AS shift, current_database() AS database,"
            " (SELECT coalesce(max(version), 0) FROM court.calendar_day) AS version",
        )
    ).one()
    key = (row.database, row.version)
    if key not in _calendars:
        _calendars[key] = await load_calendar(session)
    return CourtTime(row.now.astimezone(COURT_ZONE), row.shift, _calendars[key])


async def lock_docket(session: AsyncSession, docket_id: str) -> Docket:
    """The docket, made if it is new, locked to the end of the transaction."""
    await run_sql(
        session,
        "INSERT INTO intake.docket (id, stage, officer, closing_mode) VALUES (:id, '', '', '') ON CONFLICT DO NOTHING",
        id=docket_id,
    )
    return (await session.exec(select(Docket).where(Docket.id == docket_id).with_for_update())).one()


async def watched(session: AsyncSession) -> Sequence[str]:
    """The dockets that have not ended, and those that have but hold a duty still to be met or reported."""
    left = select(DutyRow.docket).where(or_(col(DutyRow.state) == "open", col(DutyRow.next_at).is_not(None)))
    query = select(Docket.id).where(or_(col(Docket.ended_at).is_(None), col(Docket.id).in_(left)))
    return (await session.exec(query.order_by(Docket.id))).all()


async def duties(session: AsyncSession, docket_id: str) -> list[DutyRow]:
    rows = await session.exec(
        select(DutyRow).where(DutyRow.docket == docket_id).order_by(col(DutyRow.due_at), DutyRow.id)
    )
    return list(rows.all())


async def applied(session: AsyncSession, docket_id: str) -> list[AppliedFact]:
    return list((await session.exec(select(AppliedFact).where(AppliedFact.docket == docket_id))).all())


async def recorded(session: AsyncSession, docket_id: str, told: Sequence[Fact]) -> list[Fact]:
    """Of the facts told by signals, those that their teams have recorded for this docket, as they recorded them."""
    wanted = [{"team": fact.team, "seq": fact.seq, "id": fact.id} for fact in told if fact.kind in KINDS]
    rows = await run_sql(
        session,
        "SELECT CAST(fact AS text) AS fact FROM court.recorded_facts(:docket, CAST(:told AS jsonb)) AS fact",
        docket=docket_id,
        told=json.dumps(wanted),
    )
    return [Fact.model_validate_json(row.fact) for row in rows]


async def duty_for_update(session: AsyncSession, duty_id: str) -> DutyRow | None:
    return (await session.exec(select(DutyRow).where(DutyRow.id == duty_id).with_for_update())).one_or_none()


async def refuted(session: AsyncSession, docket_id: str) -> Sequence[DutyRow]:
    """Duties whose overdue report no longer holds and still stands with its addressee."""
    query = select(DutyRow).where(
        DutyRow.docket == docket_id, col(DutyRow.reported), col(DutyRow.overdue_at).is_(None)
    )
    return (await session.exec(query.with_for_update())).all()


async def standing_reports(session: AsyncSession, duty_id: str) -> Sequence[Reminder]:
    query = select(Reminder).where(
        Reminder.duty_id == duty_id, Reminder.step == "overdue", col(Reminder.withdrawn_at).is_(None)
    )
    return (await session.exec(query)).all()


async def pending_facts(session: AsyncSession, docket_id: str | None) -> int:
    """Facts recorded by any team and not yet delivered, of one docket or of all."""
    result = await run_sql(session, "SELECT court.pending_facts(:docket)", docket=docket_id)
    return int(result.scalar_one())


async def pending_beside_closing(session: AsyncSession, docket_id: str) -> int:
    """Those of one docket that are not the closing's own."""
    result = await run_sql(
        session,
        "SELECT court.pending_facts(:docket) - count(*) FROM intake.outbox WHERE delivered_at IS NULL"
        " AND dead_at IS NULL AND fact->>'docket' = :docket AND fact->>'kind' = ANY(:kinds)",
        docket=docket_id,
        kinds=[ClosingRequested.kind, ClosingReviewed.kind],
    )
    return int(result.scalar_one())


async def reminders(session: AsyncSession, staff_id: str) -> Sequence[Reminder]:
    """A person's prompts and reports, the unacknowledged first, newest first."""
    query = (
        select(Reminder)
        .where(Reminder.staff_id == staff_id)
        .order_by(col(Reminder.acknowledged_at).is_not(None), col(Reminder.created_at).desc())
    )
    return (await session.exec(query)).all()


async def work_log(session: AsyncSession, docket_id: str) -> Sequence[WorkLog]:
    query = select(WorkLog).where(WorkLog.docket == docket_id).order_by(col(WorkLog.at), WorkLog.id)
    return (await session.exec(query)).all()


async def next_wake(session: AsyncSession) -> datetime | None:
    """The earliest instant at which any duty has a step to take."""
    return (await session.exec(select(func.min(DutyRow.next_at)))).one()
