"""Every query of the daily inspection: over the register as a whole, no loop over cases."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, inspect, literal
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import DocketRow, DutyRow, light_place
from services.intake.filing.models import Case
from services.intake.inspection.models import Finding, Inspection
from services.intake.inspection.rules import ARTICLE, DONE, INVESTIGATIONS, NODES, OVERSLEPT, FoundAs, Node
from services.intake.inspection.schemas import FindingFilter, InspectionFilter
from services.intake.overview.schemas import Team
from shared.law.case_access import EVERY_CASE
from shared.law.rulebook import DUTIES
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, key_of, page
from shared.platform.reading import is_listed_open
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor
from shared.values.zone import COURT_ZONE

_CASE, _DOCKET, _DUTY, _FOUND = (inspect(model).local_table for model in (Case, DocketRow, DutyRow, Finding))

_KEEP = """
INSERT INTO intake.inspection_finding (id, day, duty_id, finding, docket, rule_id, node, due_at, found_at)
SELECT gen_random_uuid()::text, :day, due.id, due.finding, due.docket, due.rule_id,
    CASE WHEN of.node = :sanction AND (
        SELECT refs->>'measure' FROM intake.applied_fact WHERE id = due.opened_by
    ) = ANY(:investigations) THEN :investigation ELSE coalesce(of.node, :other) END,
    due.due_at, :now
FROM ({due}) AS due
LEFT JOIN unnest(CAST(:rules AS text[]), CAST(:nodes AS text[])) AS of(rule, node) ON of.rule = due.rule_id
ON CONFLICT (day, duty_id, finding) DO NOTHING
RETURNING docket, finding
"""
_DUE = """
SELECT id, docket, rule_id, opened_by, due_at, CASE WHEN due_at <= :now THEN :overdue ELSE :soon END AS finding
FROM intake.duty WHERE state = 'open' AND suspended_by IS NULL AND warn_at <= :now
AND (due_at > :now OR rule_id <> ALL(:off))
"""
"""What comes up, and what is late: a prompt stands before the end, so that one index finds both.

Nothing is late by a limit that is not in force.
"""
_MISSED = """
SELECT id, docket, rule_id, opened_by, due_at, :missed AS finding FROM intake.duty WHERE next_at <= :overslept
UNION
SELECT id, docket, rule_id, opened_by, due_at, :missed AS finding FROM intake.duty
WHERE state = 'open' AND early_at <= :overslept
"""
FIND = _KEEP.format(due=f"{_DUE} UNION ALL {_MISSED}")
_FIND_MISSED = _KEEP.format(due=_MISSED)
_FIND_MISSED_OF = _KEEP.format(due=f"SELECT * FROM ({_MISSED}) AS missed WHERE docket = :docket")

_MOVED = """
WITH moved AS (
    SELECT id, docket, rule_id, moved_from, due_date, state FROM intake.duty WHERE moved_from IS NOT NULL FOR UPDATE
), told AS (
    UPDATE intake.duty SET moved_from = NULL FROM moved WHERE duty.id = moved.id
)
SELECT moved.docket, moved.rule_id, moved.moved_from, moved.due_date,
    coalesce(row.officer, '') AS officer, coalesce(one.judge, '') AS judge
FROM moved JOIN intake.docket AS row ON row.id = moved.docket
LEFT JOIN intake.enforcement_case AS one ON moved.docket = 'case/' || one.case_number
WHERE moved.state = 'open' ORDER BY moved.due_date, moved.id
"""


def parameters(now: datetime, overslept: datetime) -> dict[str, Any]:
    """What both of the statements take. `overslept`: since then a step has waited to be taken."""
    return {
        "day": now.astimezone(COURT_ZONE).date(),
        "now": now,
        "overslept": overslept,
        "missed": FoundAs.MISSED.value,
        "rules": list(NODES),
        "nodes": [node.value for node in NODES.values()],
        "investigations": list(INVESTIGATIONS),
        "investigation": Node.INVESTIGATION.value,
        "sanction": Node.SANCTION.value,
        "other": Node.OTHER.value,
    }


async def find(session: AsyncSession, now: datetime, off: Collection[str]) -> list[str]:
    """Keep what is found and was not found yet on this day; as what each new one was found.

    `off`: the duties of which the limit is not in force.
    """
    asked = parameters(now, now - OVERSLEPT)
    kinds = {"overdue": FoundAs.OVERDUE.value, "soon": FoundAs.SOON.value, "off": list(off)}
    return [row.finding for row in await run_sql(session, FIND, **asked, **kinds)]


async def find_missed(
    session: AsyncSession, now: datetime, overslept: datetime, docket: str | None = None
) -> set[str]:
    """The dockets (or the one) of whose duties a step was not taken, each once a day; on record as findings of the day."""
    asked = parameters(now, overslept)
    if docket is None:
        rows = await run_sql(session, _FIND_MISSED, **asked)
    else:
        rows = await run_sql(session, _FIND_MISSED_OF, **asked, docket=docket)
    return {row.docket for row in rows}


async def told_of_moved(session: AsyncSession) -> Sequence[Any]:
    """The open duties that a calendar has moved since their owners were last told, who are told now; the first due first."""
    return (await run_sql(session, _MOVED)).all()


async def hold_day(session: AsyncSession) -> None:
    """One inspection at a time: a day has one report."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('intake.inspection'))")


async def of_day(session: AsyncSession, day: date) -> Inspection | None:
    return (await session.exec(select(Inspection).where(Inspection.day == day).with_for_update())).first()


async def last_before(session: AsyncSession, day: date) -> Inspection | None:
    query = select(Inspection).where(col(Inspection.day) < day).order_by(col(Inspection.day).desc())
    return (await session.exec(query.limit(1).with_for_update())).first()


async def days_of(session: AsyncSession, month: date, before: date) -> list[date]:
    """The days with a report from the first of a month on, before that day."""
    day: Any = Inspection.day
    query = select_columns(day).where(day >= month.replace(day=1), day < before)
    return [row[0] for row in (await session.exec(query)).all()]  # type: ignore[call-overload]


async def found_on(session: AsyncSession, day: date, since: datetime | None = None) -> Sequence[str]:
    """As what each finding of the day was found; of those kept after `since`."""
    query = select(Finding.finding).where(Finding.day == day)
    return (await session.exec(query if since is None else query.where(Finding.found_at > since))).all()


async def inspection(session: AsyncSession, inspection_id: str, *, lock: bool = False) -> Inspection:
    """404 if there is none."""
    found = await session.get(Inspection, inspection_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_INSPECTION, article=ARTICLE)
    return found


async def inspections(session: AsyncSession, asked: InspectionFilter) -> Page[Inspection]:
    at: Any = Inspection.made_at
    query: Any = select_columns(Inspection).where(*asked.within(at), *asked.equal(Inspection, "state"))
    found = await page(session, query, Sort(at, key_of(Inspection), descending=asked.sort == "newest"), asked)
    return found.of(lambda row: row[0])


async def nodes_done(session: AsyncSession) -> tuple[int, dict[str, int]]:
    """How many cases are open, and in how many of them each node is done: one pass over the facts that show it."""
    ways: list[str] = []
    shown: dict[str, Any] = {}
    for place, (node, fact) in enumerate(DONE.items()):
        refs = " AND ".join(f"refs->>'{ref}' = ANY(:r{place}_{ref})" for ref in fact.refs) or "true"
        ways.append(
            f"SELECT docket, '{node.value}' AS node FROM intake.applied_fact WHERE kind = :k{place} AND {refs}"
        )
        shown[f"k{place}"] = fact.kind.kind
        for ref, wanted in fact.refs.items():
            shown[f"r{place}_{ref}"] = list(wanted) if isinstance(wanted, tuple) else [wanted]
    rows = await run_sql(
        session,
        "SELECT done.node, count(DISTINCT one.case_number) AS cases FROM intake.enforcement_case AS one"
        f" JOIN ({' UNION ALL '.join(ways)}) AS done ON done.docket = 'case/' || one.case_number"
        " WHERE one.state = 'open' GROUP BY done.node"
        " UNION ALL SELECT '', count(*) FROM intake.enforcement_case WHERE state = 'open'",
        **shown,
    )
    counted = {row.node: row.cases for row in rows}
    return counted.pop(""), {node.value: counted.get(node.value, 0) for node in DONE}


async def counted(session: AsyncSession, day: date) -> Sequence[Any]:
    """The findings of a day by rule, node and as what, and how many of each are settled."""
    settled = func.count().filter(and_(_DUTY.c.state != "open", _DUTY.c.next_at.is_(None)))
    query = (
        select_columns(
            _FOUND.c.rule_id,
            _FOUND.c.node,
            _FOUND.c.finding,
            func.count().label("found"),
            settled.label("settled"),
        )
        .join(_DUTY, _DUTY.c.id == _FOUND.c.duty_id)
        .where(_FOUND.c.day == day)
        .group_by(_FOUND.c.rule_id, _FOUND.c.node, _FOUND.c.finding)
    )
    rows: Sequence[Any] = (await (await session.connection()).execute(query)).all()
    return rows


async def findings(session: AsyncSession, asked: FindingFilter, actor: Actor) -> Page[Any]:
    """Of the cases that are open to `actor`, the first due first."""
    of_case = _CASE.c.case_number == func.substr(_FOUND.c.docket, len("case/") + 1)
    query = (
        select_columns(
            *_FOUND.c,
            _CASE.c.case_number,
            func.coalesce(_DOCKET.c.officer, "").label("officer"),
            light_place.label("light"),
            and_(_DUTY.c.state != "open", _DUTY.c.next_at.is_(None)).label("settled"),
        )
        .join(_DUTY, _DUTY.c.id == _FOUND.c.duty_id)
        .join(_DOCKET, _DOCKET.c.id == _FOUND.c.docket)
        .join(_CASE, of_case, isouter=True)
        .where(
            case(
                (_CASE.c.case_number.is_(None), literal(bool(actor.offices & EVERY_CASE))),
                else_=is_listed_open(actor, "intake", _CASE.c),
            )
        )
    )
    for name in ("day", "node", "finding"):
        if (value := getattr(asked, name)) is not None:
            query = query.where(_FOUND.c[name] == value)
    if asked.team is not None:
        query = query.where(_FOUND.c.rule_id.in_(_rules_of(asked.team)))
    if asked.officer is not None:
        query = query.where(_DOCKET.c.officer == asked.officer)
    return await page(session, query, Sort(_FOUND.c.due_at, _FOUND.c.id), asked)


def _rules_of(team: Team) -> Collection[str]:
    return [rule for rule in DUTIES if Team.naming(rule) == team]
