"""Every query of the docket."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, and_, func, inspect, or_, true, tuple_
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.concerns import concerned
from services.intake.docket.models import UNANSWERED, UNSENT, AppliedFact, DocketRow, DutyRow, WorkLog
from services.intake.docket.owed import Owed
from services.intake.docket.replay import Known
from services.intake.docket.schemas import CaseDutyFilter
from services.intake.docket.standing import Docket, SetAside
from shared.contracts.fact import KINDS, UNKNOWN, Fact, Refs
from shared.contracts.intake.facts import CaseClosed, ClosingRequested, ClosingReviewed
from shared.contracts.teams import TEAMS
from shared.law.calendar import Calendar
from shared.law.rulebook import STAGES
from shared.law.settings import SettingsHistory
from shared.platform.court import load_calendar, load_settings
from shared.platform.db import among, insert_rows, new_id, run_sql
from shared.platform.paging import Page, Sort, page
from shared.values.zone import COURT_ZONE

_in_force: dict[tuple[str, int, int], tuple[Calendar, SettingsHistory]] = {}
_DUTY = inspect(DutyRow).local_table
_FACT = inspect(AppliedFact).local_table
_KEEP_DUTY = "ON CONFLICT (id) DO UPDATE SET " + ", ".join(
    f"{column.name} = excluded.{column.name}" for column in _DUTY.c
)
_LIVE = or_(
    _DUTY.c.state == "open",
    _DUTY.c.next_at.is_not(None),
    and_(_DUTY.c.reported, _DUTY.c.overdue_at.is_(None)),
)
"""Duties that the workflow holds a timer for, or that operators are shown."""


@dataclass(frozen=True)
class CourtTime:
    now: datetime
    shift: timedelta
    calendar: Calendar
    settings: SettingsHistory


async def hold_time(session: AsyncSession, *, moving: bool = False) -> None:
    """Neither calendar nor clock moves before this transaction ends: a docket made meanwhile would not be told.

    `moving`: it is this transaction that moves them, alone.
    """
    shared = "" if moving else "_shared"
    await run_sql(session, f"SELECT pg_advisory_xact_lock{shared}(hashtext('court.time'))")


async def court_time(session: AsyncSession) -> CourtTime:
    """Court time, its distance from real time, calendar and settings (kept in memory by database and version)."""
    row = (
        await run_sql(
            session,
            "SELECT court.now() AS now, (SELECT shift FROM court.clock) AS shift, current_database() AS database,"
            " (SELECT coalesce(max(version), 0) FROM court.calendar_day) AS version,"
            " (SELECT count(*) FROM court.setting) AS changes",
        )
    ).one()
    key = (row.database, row.version, row.changes)
    if key not in _in_force:
        _in_force[key] = await load_calendar(session), await load_settings(session)
    return CourtTime(row.now.astimezone(COURT_ZONE), row.shift, *_in_force[key])


async def lock_docket(session: AsyncSession, docket_id: str) -> DocketRow:
    """The docket, made if it is new, locked to the end of the transaction."""
    return (await lock_dockets(session, [docket_id]))[0]


async def lock_dockets(
    session: AsyncSession, dockets: Collection[str], *, skip: bool = False
) -> Sequence[DocketRow]:
    """As `lock_docket`, in the order of their ids. `skip`: without those that another transaction holds."""
    query = select(DocketRow).where(among(DocketRow.id, dockets)).order_by(DocketRow.id)
    query = query.with_for_update(skip_locked=skip)
    if len(rows := (await session.exec(query)).all()) == len(dockets):
        return rows
    await run_sql(
        session,
        "INSERT INTO intake.docket (id, stage, officer, closing_mode)"
        " SELECT id, '', '', '' FROM unnest(CAST(:dockets AS text[])) AS id ORDER BY id ON CONFLICT DO NOTHING",
        dockets=list(dockets),
    )
    return (await session.exec(query)).all()


async def docket(session: AsyncSession, row: DocketRow, facts: Sequence[Fact] = ()) -> Docket:
    """A docket as far as `facts`, not applied yet, concern it: its live duties, those that they touch and their facts."""
    void = [aside.fact for aside in _unread(row) if not aside.rule] + [fact.id for fact in facts]
    which, whose = _concerned(facts)
    known: list[Fact] = []
    if facts:
        query = select_columns(*_FACT.c).where(_FACT.c.docket == row.id, _FACT.c.id.not_in(void), whose)
        rows = await (await session.connection()).execute(query)
        known = [_as_recorded(stored) for stored in rows.mappings()]
    return _docket(row, await _owed(session, _DUTY.c.docket == row.id, which), known)


async def dockets(session: AsyncSession, rows: Sequence[DocketRow]) -> list[Docket]:
    """Dockets as they stand: each with its live duties."""
    duties: dict[str, list[Owed]] = {row.id: [] for row in rows}
    for owed in await _owed(session, among(_DUTY.c.docket, duties), _LIVE):
        duties[owed.docket].append(owed)
    return [_docket(row, duties[row.id]) for row in rows]


def _docket(row: DocketRow, duties: Iterable[Owed], known: Iterable[Fact] = ()) -> Docket:
    return Docket(
        row.id,
        row.stage,
        row.officer,
        row.closing_mode,
        row.ended_at,
        tuple(duties),
        tuple(known),
        tuple(_unread(row)),
    )


def _unread(row: DocketRow) -> list[SetAside]:
    return [aside for aside in _set_aside(row) if not aside.can_be_read]


def _set_aside(row: DocketRow) -> list[SetAside]:
    return [SetAside(*aside) for aside in row.set_aside]


async def readable(session: AsyncSession, row: DocketRow) -> list[Fact]:
    """What an older version set aside because it had not the kind of it, and this one has."""
    ids = [aside.fact for aside in _set_aside(row) if aside.can_be_read]
    rows = await (await session.connection()).execute(select_columns(*_FACT.c).where(_FACT.c.id.in_(ids)))
    return [_as_recorded(stored) for stored in rows.mappings()]


def _as_recorded(row: Any) -> Fact:
    """Without validation: it was validated when it was applied."""
    return Fact.model_construct(**{name: value for name, value in row.items() if name != "applied_at"}, seq=0)


def _concerned(facts: Sequence[Fact]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Which duties of a docket `facts` concern beside the live ones, and which facts these are read from."""
    touched = concerned(facts)
    if touched is None:
        return true(), true()
    kinds = {CaseClosed.kind}.union(*(set(STAGES) for fact in facts if fact.kind in STAGES))
    whole_rules, occasions, pairs = set[str](), set[tuple[str, str]](), dict[str, set[tuple[str, str]]]()
    for duty, on in touched:
        paired = {duty.opens_on.kind.kind, *(ending.kind.kind for ending in duty.endings)}
        kinds |= {mover.kind.kind for mover in duty.moved_by}
        if on is None:
            whole_rules.add(duty.id)
            kinds |= paired
        else:
            occasions.add((duty.id, on))
            pairs.setdefault(duty.match, set()).update((kind, on) for kind in paired)
    return (
        or_(
            _LIVE, _DUTY.c.rule_id.in_(whole_rules), tuple_(_DUTY.c.rule_id, _DUTY.c.occasion).in_(occasions)
        ),
        or_(
            _FACT.c.kind.in_(kinds),
            *(tuple_(_FACT.c.kind, _FACT.c.refs[ref].astext).in_(of) for ref, of in pairs.items()),
        ),
    )


async def keep(session: AsyncSession, duties: Iterable[Owed]) -> None:
    """Store duties that are new or have changed."""
    await insert_rows(session, DutyRow, [vars(owed) for owed in duties], _KEEP_DUTY)


async def keep_docket(session: AsyncSession, row: DocketRow, before: Docket, after: Docket) -> None:
    """Store where a docket stands and which of its duties have changed."""
    row.stage, row.officer, row.closing_mode, row.ended_at = (
        after.stage,
        after.officer,
        after.closing_mode,
        after.ended_at,
    )
    row.set_aside = [list(aside) for aside in after.set_aside]
    stored = set(map(id, before.duties))
    await keep(session, [owed for owed in after.duties if id(owed) not in stored])


async def _owed(session: AsyncSession, *which: ColumnElement[bool], lock: bool = False) -> list[Owed]:
    query = select_columns(*_DUTY.c).where(*which).order_by(_DUTY.c.due_at, _DUTY.c.id)
    rows = await (await session.connection()).execute(query.with_for_update() if lock else query)
    return [Owed(**row) for row in rows.mappings()]


async def known(session: AsyncSession, docket_id: str) -> list[Known]:
    """Every fact of a docket, with the instant since which it knows it."""
    rows = await (await session.connection()).execute(
        select_columns(*_FACT.c).where(_FACT.c.docket == docket_id)
    )
    return [Known(_as_recorded(row), row["applied_at"]) for row in rows.mappings()]


async def of_kinds(session: AsyncSession, docket_id: str, kinds: Iterable[type[Refs]]) -> list[Fact]:
    """What a docket knows of these kinds, in the order of events."""
    query = (
        select_columns(*_FACT.c)
        .where(_FACT.c.docket == docket_id, _FACT.c.kind.in_([kind.kind for kind in kinds]))
        .order_by(_FACT.c.occurred_at, _FACT.c.id)
    )
    return [_as_recorded(row) for row in (await (await session.connection()).execute(query)).mappings()]


async def watched(session: AsyncSession) -> Sequence[str]:
    """The dockets that have not ended, and those that have but hold a duty still to be met or reported, a message to
    be sent or acknowledged, or a task of which somebody is still to be told.
    """
    rows = await run_sql(
        session,
        "SELECT id FROM intake.docket WHERE ended_at IS NULL"
        " OR id IN (SELECT docket FROM intake.duty WHERE state = 'open' OR next_at IS NOT NULL)"
        " OR id IN (SELECT docket FROM intake.task WHERE next_at IS NOT NULL)"
        f" OR id IN (SELECT docket FROM intake.reminder WHERE {UNSENT})"
        f" OR id IN (SELECT docket FROM intake.reminder WHERE {UNANSWERED}) ORDER BY id",
    )
    return [row.id for row in rows]


async def due(session: AsyncSession, at: datetime) -> list[tuple[str, bool]]:
    """The dockets that have had a step to take since `at`, and whether their case has ended."""
    rows = await run_sql(
        session,
        "SELECT id, ended_at IS NOT NULL AS ended FROM intake.docket"
        " WHERE id IN (SELECT docket FROM intake.duty WHERE next_at <= :at)"
        " OR id IN (SELECT docket FROM intake.duty WHERE state = 'open' AND early_at <= :at)"
        f" OR id IN (SELECT docket FROM intake.reminder WHERE {UNSENT} AND send_at <= :at)"
        f" OR id IN (SELECT docket FROM intake.reminder WHERE {UNANSWERED} AND answer_by <= :at)"
        " OR id IN (SELECT docket FROM intake.task WHERE next_at <= :at) ORDER BY id",
        at=at,
    )
    return [(row.id, row.ended) for row in rows]


async def to_be_read(session: AsyncSession) -> list[str]:
    """The dockets that hold a fact of a kind that this version has and an older one had not."""
    rows = await run_sql(
        session,
        "SELECT id FROM intake.docket WHERE EXISTS (SELECT FROM jsonb_array_elements(set_aside) AS aside"
        " WHERE aside->>2 = :unknown AND aside->>1 = ANY(:kinds)) ORDER BY id",
        unknown=UNKNOWN,
        kinds=list(KINDS),
    )
    return [row.id for row in rows]


async def hold_watch(session: AsyncSession) -> bool:
    """False while another process looks for dockets that nobody keeps."""
    held = await run_sql(session, "SELECT pg_try_advisory_xact_lock(hashtext('docket.watch'))")
    return bool(held.scalar_one())


async def duties(session: AsyncSession, docket_id: str) -> list[Owed]:
    return await _owed(session, _DUTY.c.docket == docket_id)


async def duty_page(session: AsyncSession, asked: CaseDutyFilter, docket_id: str) -> Page[Owed]:
    query = select_columns(*_DUTY.c).where(_DUTY.c.docket == docket_id)
    for column, value in ((_DUTY.c.state, asked.state), (_DUTY.c.rule_id, asked.rule)):
        if value is not None:
            query = query.where(column == value)
    key = _DUTY.c.due_at if asked.sort == "due" else _DUTY.c.opened_at
    found = await page(session, query, Sort(key, _DUTY.c.id), asked)
    return found.of(lambda row: Owed(**{column.name: getattr(row, column.name) for column in _DUTY.c}))


async def duties_for_update(session: AsyncSession, duties: Collection[str]) -> dict[str, Owed]:
    """Duties by their ids, locked to the end of the transaction."""
    return {owed.id: owed for owed in await _owed(session, among(_DUTY.c.id, duties), lock=True)}


async def recorded(session: AsyncSession, docket_id: str, told: Sequence[Fact]) -> list[Fact]:
    """Of the facts told by signals, those that their teams have recorded for this docket, as they recorded them.

    Left out is what is applied already, and what is recorded in no fact's form: the relay has made it a dead letter. A
    team speaks for itself only: what it has recorded as another kind than was told is nobody's fact.
    """
    wanted = [{"team": fact.team, "seq": fact.seq, "id": fact.id} for fact in told if fact.team in TEAMS]
    rows = await run_sql(
        session,
        "SELECT CAST(fact AS text) AS fact FROM court.recorded_facts(:docket, CAST(:told AS jsonb)) AS fact"
        " WHERE NOT EXISTS (SELECT FROM intake.applied_fact WHERE id = fact->>'id')",
        docket=docket_id,
        told=json.dumps(wanted),
    )
    facts, told_as = dict[str, Fact](), {(fact.id, fact.kind) for fact in told}
    for row in rows:
        with suppress(ValidationError):
            fact = Fact.model_validate_json(row.fact)
            if (fact.id, fact.kind) in told_as:
                facts.setdefault(fact.id, fact)
    return list(facts.values())


def mark_applied(session: AsyncSession, fact: Fact, now: datetime, *, set_aside: bool) -> None:
    """`set_aside`: as a whole; its own instant may be one that no column can hold."""
    stored = fact.model_dump(exclude={"seq"}) | ({"occurred_at": now} if set_aside else {})
    session.add(AppliedFact(applied_at=now, **stored))


def log(
    session: AsyncSession, docket_id: str, at: datetime, article: str, text: str, duty_id: str | None = None
) -> None:
    """Add a line to the work log (二(五)2)."""
    session.add(WorkLog(docket=docket_id, at=at, duty_id=duty_id, article=article, text=text))


async def log_all(
    session: AsyncSession, at: datetime, lines: Sequence[tuple[str, str, str, str | None]]
) -> None:
    """Add lines to the work logs of many dockets: each with its docket, article, text and duty."""
    rows = [
        {"id": new_id(), "docket": docket_id, "at": at, "duty_id": duty_id, "article": article, "text": text}
        for docket_id, article, text, duty_id in lines
    ]
    await insert_rows(session, WorkLog, rows)


async def unfinished(session: AsyncSession, docket_id: str) -> bool:
    """Whether a docket has a duty still open, or a task that nobody has done."""
    result = await run_sql(
        session,
        "SELECT EXISTS (SELECT FROM intake.duty WHERE docket = :docket AND state = 'open')"
        " OR EXISTS (SELECT FROM intake.task WHERE docket = :docket AND done_at IS NULL)",
        docket=docket_id,
    )
    return bool(result.scalar_one())


async def actors_of(session: AsyncSession, facts: Collection[str]) -> dict[str, str]:
    """By whose act each of those facts came about."""
    query = select(AppliedFact.id, AppliedFact.actor).where(among(AppliedFact.id, facts))
    return dict((await session.exec(query)).all())


async def actors(session: AsyncSession, dockets: Collection[str]) -> dict[str, list[str]]:
    """By whose acts each docket's facts came about, the last first."""
    last = func.max(col(AppliedFact.occurred_at))
    query = select(AppliedFact.docket, AppliedFact.actor).where(among(AppliedFact.docket, dockets))
    query = query.group_by(AppliedFact.docket, AppliedFact.actor).order_by(last.desc(), AppliedFact.actor)
    found: dict[str, list[str]] = {docket_id: [] for docket_id in dockets}
    for docket_id, actor in await session.exec(query):
        found[docket_id].append(actor)
    return found


async def pending_facts(session: AsyncSession, docket_id: str | None) -> int:
    """Facts recorded by any team and not yet delivered, of one docket or of all."""
    result = await run_sql(session, "SELECT court.pending_facts(:docket)", docket=docket_id)
    return int(result.scalar_one())


async def pending_in(session: AsyncSession, dockets: Collection[str]) -> set[str]:
    """In which of the dockets a fact is recorded and not yet delivered."""
    rows = await run_sql(
        session,
        "SELECT id FROM unnest(CAST(:dockets AS text[])) AS id WHERE court.pending_facts(id) > 0",
        dockets=list(dockets),
    )
    return set(rows.scalars())


async def pending_beside_closing(session: AsyncSession, docket_id: str) -> int:
    """Pending facts of a docket, not counting the closing request itself."""
    result = await run_sql(
        session,
        "SELECT court.pending_facts(:docket) - count(*) FROM intake.outbox WHERE delivered_at IS NULL"
        " AND dead_at IS NULL AND fact->>'docket' = :docket AND fact->>'kind' = ANY(:kinds)",
        docket=docket_id,
        kinds=[ClosingRequested.kind, ClosingReviewed.kind],
    )
    return int(result.scalar_one())


async def next_wake(session: AsyncSession) -> datetime | None:
    """The earliest instant at which any duty has a step to take, a message goes out or on, or a task its next level."""
    row = await run_sql(
        session,
        "SELECT least((SELECT min(next_at) FROM intake.duty),"
        " (SELECT min(early_at) FROM intake.duty WHERE state = 'open'), (SELECT min(next_at) FROM intake.task),"
        f" (SELECT min(send_at) FROM intake.reminder WHERE {UNSENT}),"
        f" (SELECT min(answer_by) FROM intake.reminder WHERE {UNANSWERED}))",
    )
    return row.scalar_one()  # type: ignore[no-any-return]


async def next_sendings(session: AsyncSession, dockets: Collection[str]) -> dict[str, datetime | None]:
    """When the next message of each docket goes out, the next person hears of a report, or the next level of a task."""
    rows = await run_sql(
        session,
        "SELECT one.id, least((SELECT min(next_at) FROM intake.task WHERE docket = one.id),"
        f" (SELECT min(coalesce(send_at, created_at)) FROM intake.reminder WHERE docket = one.id AND {UNSENT}),"
        f" (SELECT min(answer_by) FROM intake.reminder WHERE docket = one.id AND {UNANSWERED})) AS at"
        " FROM unnest(CAST(:dockets AS text[])) AS one(id)",
        dockets=list(dockets),
    )
    return {row.id: row.at for row in rows}


async def to_be_woken(session: AsyncSession, dockets: Collection[str], now: datetime) -> list[Owed]:
    """The dockets' duties whose step is to be taken (`steps.is_due`), that have entered an early band (`steps.comes_up`)
    or whose report is refuted (`steps.is_refuted`), locked to the end of the transaction.
    """
    woken = or_(
        _DUTY.c.next_at <= now,
        and_(_DUTY.c.state == "open", _DUTY.c.early_at <= now),
        and_(_DUTY.c.reported, _DUTY.c.overdue_at.is_(None)),
    )
    return await _owed(session, among(_DUTY.c.docket, dockets), woken, lock=True)
