"""What waits in one team: every object on which somebody has the next act, as GET /work answers it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    Subquery,
    and_,
    cast,
    column,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
    true,
    union_all,
)
from sqlmodel import SQLModel, col

from shared.contracts.docket_id import DocketId
from shared.contracts.intake.records import OWED, Light, ObjectOf, Owing
from shared.contracts.teams import SERVICES
from shared.law.calendar import Calendar
from shared.law.periods import Limit, due
from shared.platform.acts import Operation
from shared.platform.court import CaseAccess
from shared.platform.http import Calling
from shared.platform.paging import Page, Paged, Sort, key_of, page
from shared.platform.peers import Peers
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF, Actor, Office


@dataclass(frozen=True)
class Waiting:
    """The rows of `model` for which `which` holds wait, since `since`, for `operation`; they have a key and a case number.

    What is of no case yet has None for it, and waits for each holder of an office that acts not in its own cases only.
    """

    operation: Operation
    model: type[SQLModel]
    since: Any
    which: ColumnElement[bool]
    of: Callable[[Actor], ColumnElement[bool]] | None = None
    """For whom of those in one of the offices; None: for each, and an officer or a judge in his own cases only."""
    within: Limit | None = None
    """The limit of what is of no case, which no docket counts."""
    hangs_on: tuple[Any, str] | None = None
    """The id of another object and a rule: the row is dated by that duty of it too, an asset by its feedback's."""


class WorkFilter(Paged):
    """`mine`: what waits for me; `waiting`: what waits for others in my cases; `done`: what I have done."""

    view: Annotated[Literal["mine", "waiting", "done"], Field(description="待办、待他人、已办")] = "mine"
    office: Annotated[Office | None, Field(description="只看一个岗位")] = None
    case_number: Annotated[CaseNumberStr | None, Field(description="只看一个案件")] = None


class WorkItem(BaseModel):
    """One thing to be done, as every team tells it. `about`: the object's id, empty for the docket itself; `on`: its kind.

    `docket`: empty for what is of no case yet.

    `operation`: the act that does it, by its operationId, where there is one; `act`: in words. `days`: since it began to
    wait. Without a deadline about it, or about what it `hangs_on`, `due_date`, `due_at` and `light` are None. `opened`: the
    caller has read it since.
    """

    docket: str
    on: str
    about: str
    hangs_on: str | None = None
    operation: str | None
    act: str
    article: str
    offices: list[Office]
    waiting_for: str
    since: datetime
    days: int
    due_date: date | None = None
    due_at: datetime | None = None
    light: Light | None = None
    provisional: bool = False
    unconfirmed_unit: bool = False
    done_at: datetime | None = None
    opened: bool = True


class WorkPage(Page[WorkItem]):
    """`counts`, over all pages: by operation; of duties, which intake lists, by light."""

    counts: dict[str, int]


_OF_TEAM: dict[str, Sequence[Waiting]] = {}
"""What can wait, by team: each service of a process says it once."""


async def waits_in(work: Work, case_number: str) -> bool:
    """Whether an act of the case waits for the caller in this team, as GET /work tells him."""
    asked = WorkFilter(case_number=case_number)
    parts = [
        _query(one, place, work.actor, asked)
        for place, one in enumerate(_OF_TEAM.get(work.team, ()))
        if work.actor.offices.intersection(one.operation.offices)
    ]
    connection = await work.session.connection()
    return bool(parts) and (await connection.execute(union_all(*parts).limit(1))).first() is not None


def work_router(team: str, waiting: Sequence[Waiting]) -> APIRouter:
    """GET /work of a team in which `waiting` is all that can wait."""
    _OF_TEAM[team] = waiting
    router = APIRouter(tags=[f"work 待办 {REGULATION['二(五)2']}"])

    async def answer(work: Work, asked: WorkFilter) -> WorkPage:
        if asked.view == "done":
            query = _done(work, asked)
            last = Sort(query.selected_columns.at, query.selected_columns.place, descending=True)
            done = await page(work.session, query, last, asked)
            return WorkPage(items=[_did(row) for row in done.items], next=done.next, counts={})
        work.audit(COURT, AuditAction.WORK_LIST, "", **asked.used())
        parts = [
            _query(one, place, work.actor, asked)
            for place, one in enumerate(waiting)
            if asked.office in (None, *one.operation.offices)
        ]
        if not parts:
            return WorkPage(items=[], next=None, counts={})
        found = union_all(*parts).subquery()
        sort = Sort(found.c.since, found.c.about + found.c.operation)
        rows = await page(work.session, select(*found.c), sort, asked)
        items = [_item(row, waiting[row.place], work.now) for row in rows.items]
        return WorkPage(
            items=await with_opened(work, items),
            next=rows.next,
            counts=await _counted(work, found),
        )

    @router.get("/work", summary="我的工作")
    async def list_work(asked: Annotated[WorkFilter, Query()], caller: Calling, request: Request) -> WorkPage:
        found = await caller.read(STAFF, answer, asked)
        return found if asked.view == "done" else await _dated(found, request.app.state.peers, waiting)

    return router


def by_another(actor: Actor, operation: Operation, *before: Any) -> ColumnElement[bool]:
    """Whether none of the columns `before`, who did what another must confirm and in whose stead, names a hand of `actor`."""
    return none_of(actor.hands(operation.offices), *before)


def none_of(people: Collection[str], *before: Any) -> ColumnElement[bool]:
    """Whether none of the columns `before` names one of the people."""
    return and_(*(func.coalesce(one, "").not_in(people) for one in before))


def acting_as(actor: Actor, offices: Collection[Office]) -> set[str]:
    """Whose act an act of `actor` by one of the offices is: his own alone where he holds one in person."""
    if actor.own.intersection(offices):
        return {actor.id}
    return {actor.id, *(one.person for one in actor.deputyships if one.office in offices)}


_OWN = {Office.HANDLING_OFFICER: CaseAccess.officer, Office.JUDGE: CaseAccess.judge}
"""Offices that act in their own cases only."""


def _query(one: Waiting, place: int, actor: Actor, asked: WorkFilter) -> Select[Any]:
    """The objects that wait for `actor` or, where that is asked, for others in his cases. `place`: of `one` in the list."""
    own = {office: col(whose).in_(actor.stands_for(office)) for office, whose in _OWN.items()}
    held = actor.offices.intersection(one.operation.offices)
    waits = or_(false(), *(own.get(office, true()) for office in held))
    if one.of is not None:
        waits = one.of(actor) if held else false()
    row: Any = one.model
    query = (
        select(
            literal(place).label("place"),
            literal(one.operation.id).label("operation"),
            key_of(one.model).label("about"),
            (key_of(one.model) if one.hangs_on is None else one.hangs_on[0]).label("hangs_on"),
            row.case_number.label("case_number"),
            one.since.label("since"),
        )
        .outerjoin(CaseAccess, col(CaseAccess.case_number) == row.case_number)
        .where(one.which, waits if asked.view == "mine" else and_(or_(*own.values()), not_(waits)))
    )
    return query if asked.case_number is None else query.where(row.case_number == asked.case_number)


async def _counted(work: Work, found: Subquery) -> dict[str, int]:
    """How many wait, by operation."""
    query = select(found.c.operation, func.count()).group_by(found.c.operation)
    rows = await (await work.session.connection()).execute(query)
    return {row[0]: row[1] for row in rows}


def _item(row: Row[Any], one: Waiting, now: datetime) -> WorkItem:
    operation = one.operation
    item = WorkItem(
        docket=str(DocketId.case(row.case_number)) if row.case_number else "",
        on=operation.on,
        about=row.about,
        hangs_on=None if one.hangs_on is None else row.hangs_on,
        operation=operation.id,
        act=operation.title,
        article=operation.article,
        offices=list(operation.offices),
        waiting_for=operation.by,
        since=row.since,
        days=(now - row.since).days,
    )
    if row.case_number or one.within is None:
        return item
    end = due(row.since, one.within, Calendar(0))
    light = "red" if now >= end.due_at else "yellow"
    dates = {"due_date": end.due_date, "due_at": end.due_at, "light": light, "unconfirmed_unit": True}
    return item.model_copy(update=dates)


async def _dated(found: WorkPage, peers: Peers, waiting: Sequence[Waiting]) -> WorkPage:
    """The items with their deadlines, as intake counts them."""
    asked = [
        ObjectOf(docket=item.docket, about=about)
        for item in found.items
        if item.docket
        for about in dict.fromkeys((item.about, item.hangs_on or item.about))
    ]
    rules = {one.operation.id: one.hangs_on[1] for one in waiting if one.hangs_on}
    owing = await peers.ask(OWED, asked) if asked else []
    return found.model_copy(update={"items": [_with(item, owing, rules) for item in found.items]})


def _with(item: WorkItem, owing: Sequence[Owing], rules: Mapping[str, str]) -> WorkItem:
    about = [
        one
        for one in owing
        if one.docket == item.docket and one.owner in item.offices
        if one.about == item.about
        or (one.about, one.rule) == (item.hangs_on, rules.get(item.operation or ""))
    ]
    if not about:
        return item
    first = min(about, key=lambda one: one.due_at)
    dates = first.model_dump(exclude={"docket", "about", "owner", "rule"})
    return item.model_copy(update=dates)


READ_WITH_THEIR_CASE = frozenset(
    {
        *("anomaly_return", "duty", "feedback", "hand_over", "on_site", "paying_in", "prompt"),
        *("sale_release", "suspense_refund", "task"),
    }
)
"""Kinds of which none is read by itself: who has read the case has opened them."""
_READS = "action LIKE '%.read'"  # as the index says it


async def with_opened(work: Work, items: Sequence[WorkItem]) -> list[WorkItem]:
    """The items, each with whether the caller has read it since it came: himself, as the log of reads keeps it.

    What has no page of its own and belongs to no case has nothing to be opened.
    """
    where = [_read_at(item) for item in items]
    subjects = {subject for one in where for subject in one}
    if not subjects:
        return list(items)
    names = ("actor", "action", "subject", "at", "detail")
    audit = table("audit", *(column(name) for name in names), schema=work.team)
    via = func.coalesce(audit.c.detail.op("->>")("via"), "")
    query = (
        select(audit.c.subject, func.max(audit.c.at))
        .where(audit.c.actor == work.actor.id, audit.c.subject.in_(subjects), literal_column(_READS))
        .where(via.not_in(SERVICES))
        .group_by(audit.c.subject)
    )
    read = {row[0]: row[1] for row in await (await work.session.connection()).execute(query)}
    return [
        item.model_copy(
            update={"opened": not one or any(read[key] >= item.since for key in one if key in read)}
        )
        for item, one in zip(items, where, strict=True)
    ]


def _read_at(item: WorkItem) -> list[str]:
    """By which subjects the log of reads keeps that an item was opened."""
    if item.on not in READ_WITH_THEIR_CASE:
        return [item.about]
    kind, _, subject = item.docket.partition("/")
    whole = [subject] if kind in ("case", "application") else []
    return [item.about, *whole] if item.about and item.on != "duty" else whole


_ACTS = (
    "action NOT LIKE '%.read' AND action NOT LIKE '%.list'"  # as the index says it
    " AND action NOT IN ('case.card', 'case.replay', 'case.readers')"
)
"""The rows of the audit that are no reads."""


def _done(work: Work, asked: WorkFilter) -> Select[Any]:
    """What the caller has done, as the audit of this team keeps it."""
    audit = table(
        "audit",
        *(column(name) for name in ("case_number", "seq", "at", "actor", "action", "subject")),
        schema=work.team,
    )
    place = (audit.c.case_number + "/" + cast(audit.c.seq, String)).label("place")
    query = select(audit.c.case_number, audit.c.at, audit.c.action, audit.c.subject, place).where(
        audit.c.actor == work.actor.id, literal_column(_ACTS)
    )
    return query if asked.case_number is None else query.where(audit.c.case_number == asked.case_number)


def _did(row: Row[Any]) -> WorkItem:
    action = AuditAction(row.action)
    return WorkItem(
        docket="" if row.case_number == COURT else str(DocketId.case(row.case_number)),
        on=action.partition(".")[0],
        about=row.subject,
        operation=None,
        act=action.label,
        article="",
        offices=[],
        waiting_for="",
        since=row.at,
        days=0,
        done_at=row.at,
    )
