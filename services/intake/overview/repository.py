"""Every query across cases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    false,
    func,
    inspect,
    literal,
    or_,
    true,
    union,
    union_all,
)
from sqlalchemy import select as select_columns
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import AppliedFact, DocketRow, DutyRow, Task, WorkLog, light_place
from services.intake.docket.steps import LIGHTS
from services.intake.filing.models import Application, Case, Party
from services.intake.overview.schemas import CaseFilter, DutyFilter, EarlyFilter, TimelineFilter
from services.intake.petitions.models import Petition
from services.intake.prompts.models import Reminder
from services.intake.renamings.models import Renaming
from services.intake.suspension.models import Stay, TermExtension
from services.intake.todo.repository import with_officer
from services.intake.waivers.models import Waiver
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ClockMoved
from shared.contracts.teams import TEAMS
from shared.law.case_access import EVERY_CASE
from shared.platform.metrics import Figure
from shared.platform.paging import Page, Sort, page, starts
from shared.platform.reading import is_listed_open
from shared.values.case_number import CASE_TYPES
from shared.values.roles import Actor
from shared.values.zone import begin_of

_APPLICATION, _CASE, _DOCKET, _DUTY, _FACT, _LOG, _PARTY, _TASK, _PROMPT = (
    inspect(model).local_table
    for model in (Application, Case, DocketRow, DutyRow, AppliedFact, WorkLog, Party, Task, Reminder)
)
_STAY, _EXTENSION, _WAIVER, _PETITION, _RENAMING = (
    inspect(model).local_table for model in (Stay, TermExtension, Waiver, Petition, Renaming)
)
_NEVER = literal(datetime(9999, 1, 1, tzinfo=UTC))


FIGURES = (
    Figure(
        "duties_overdue",
        "Duties that are late and still open",
        "SELECT count(*) FROM intake.duty WHERE state = 'open' AND overdue_at IS NOT NULL",
    ),
    Figure(
        "tasks_open",
        "Tasks that nobody has finished",
        "SELECT count(*) FROM intake.task WHERE done_at IS NULL",
    ),
)


def _names(role: str) -> ColumnElement[Any]:
    return _of_side(
        role, select_columns(func.array_agg(aggregate_order_by(_PARTY.c.name, _PARTY.c.position)))
    )


def _former_names(role: str) -> ColumnElement[Any]:
    """records.given_up of that side."""
    each = func.jsonb_array_elements(_PARTY.c.former_names).table_valued("value").lateral("former")
    name, void = (func.jsonb_extract_path_text(each.c.value, field) for field in ("name", "void"))
    names = select_columns(func.array_agg(aggregate_order_by(name, _PARTY.c.position)))
    names = names.select_from(_PARTY.join(each, true()))
    return _of_side(role, names.where(func.coalesce(void, "false") == "false"))


def _of_side(role: str, names: Select[Any]) -> ColumnElement[Any]:
    of_case = (_PARTY.c.application_id == _CASE.c.application_id, _PARTY.c.role == role)
    return names.where(*of_case).correlate(_CASE).scalar_subquery()


async def cases(session: AsyncSession, asked: CaseFilter, actor: Actor, now: datetime) -> Page[Any]:
    """What is asked of a case beyond its card is asked of those that are open to `actor`."""
    docket, is_open = literal("case/") + _CASE.c.case_number, is_listed_open(actor, "intake", _CASE.c)
    duties, of_case = _open_duties(
        docket, of_all=bool(_OF_DUTIES & asked.model_fields_set) or asked.sort == "next_due"
    )
    light = func.coalesce(duties.c.light, 0)
    amount = _APPLICATION.c.principal + _APPLICATION.c.interest
    query: Select[Any] = (
        select_columns(
            *(
                _CASE.c[name]
                for name in ("case_number", "filed_at", "state", "officer", "judge", "track", "sealed")
            ),
            func.coalesce(is_open, false()).label("open"),  # NULL of a case that has no officer yet
            func.nullif(amount, 0).label("amount"),
            _APPLICATION.c.act_owed,
            func.coalesce(_DOCKET.c.stage, "").label("stage"),
            _names("applicant").label("applicants"),
            _names("respondent").label("respondents"),
            _former_names("applicant").label("applicants_formerly"),
            _former_names("respondent").label("respondents_formerly"),
            duties.c.next_due_at,
            func.coalesce(duties.c.open_duties, 0).label("open_duties"),
            light.label("light"),
        )
        .join(_APPLICATION, _APPLICATION.c.id == _CASE.c.application_id)
        .join(_DOCKET, _DOCKET.c.id == docket, isouter=True)
        .join(duties, of_case, isouter=True)
    )
    for name in ("state", "officer", "judge", "track"):
        if (value := getattr(asked, name)) is not None:
            query = query.where(_CASE.c[name] == value)
    if asked.kind is not None:
        query = query.where(_CASE.c.type_code == asked.kind)
    if asked.stage is not None:
        query = query.where(_DOCKET.c.stage == asked.stage)
    if asked.light is not None:
        query = query.where(light == LIGHTS.index(asked.light))
    if asked.filed_from is not None:
        query = query.where(_CASE.c.filed_at >= begin_of(asked.filed_from))
    if asked.filed_to is not None:
        query = query.where(_CASE.c.filed_at < begin_of(asked.filed_to + timedelta(days=1)))
    if asked.age_from is not None:
        query = query.where(_CASE.c.filed_at <= now - timedelta(days=asked.age_from))
    if asked.due_within is not None:
        end = begin_of(now.date() + timedelta(days=asked.due_within + 1))
        query = query.where(duties.c.next_due_at <= end)  # 24:00 of the last day
    if asked.amount_from is not None:
        query = query.where(amount >= asked.amount_from)
    if asked.amount_to is not None:
        query = query.where(amount <= asked.amount_to)
    if asked.q.strip():
        query = query.where(_named(asked.q, is_open))
    if _BEYOND_THE_CARD.intersection(asked.model_fields_set) or asked.sort in ("next_due", "amount"):
        query = query.where(is_open)
    number = _CASE.c.case_number
    sort = {
        "newest": Sort(_CASE.c.filed_at, number, descending=True),
        "oldest": Sort(_CASE.c.filed_at, number),
        "next_due": Sort(func.coalesce(duties.c.next_due_at, _NEVER), number),
        "amount": Sort(amount, _APPLICATION.c.case_number, Decimal, descending=True),  # both of one index
    }[asked.sort]
    return await page(session, query, sort, asked)


def _open_duties(docket: ColumnElement[str], *, of_all: bool) -> tuple[FromClause, ColumnElement[bool]]:
    """The open duties of the docket, and how they are joined; `of_all`: of all dockets at once, where each is asked."""
    query = select_columns(
        func.min(_DUTY.c.due_at).label("next_due_at"),
        func.count().label("open_duties"),
        func.max(light_place).label("light"),
    ).where(_DUTY.c.state == "open")
    if not of_all:
        return query.where(_DUTY.c.docket == docket).lateral("duties"), true()
    grouped = query.add_columns(_DUTY.c.docket).group_by(_DUTY.c.docket).subquery("duties")
    return grouped, grouped.c.docket == docket


_OF_DUTIES = {"light", "due_within"}
_BEYOND_THE_CARD = {
    "judge", "track", "filed_from", "filed_to", "age_from", "amount_from", "amount_to", *_OF_DUTIES
}  # fmt: skip
_PART_OF_NUMBER = re.compile(
    r"[\s(\[〔]*(?P<year>20[0-9]{2})?[\s)\]〕年]*(?:[一-龥][0-9]{4})?\s*"
    rf"(?P<type>{'|'.join(sorted(CASE_TYPES, key=len, reverse=True))})?\s*字?\s*第?\s*0*(?P<number>[1-9][0-9]{{0,8}})?\s*号?\s*"
)


def _named(q: str, is_open: ColumnElement[bool]) -> ColumnElement[bool]:
    """A case number or a part of it, else an identity number, else the beginning of a name, also of one that stands on papers
    of before a change of name or its withdrawal.

    By a number those of whom `is_open` are found only; by a name none of a sealed case that is not open.
    """
    text = unicodedata.normalize("NFKC", q).strip()
    part = _PART_OF_NUMBER.fullmatch(text)
    parties, of = select_columns(_PARTY.c.application_id), _CASE.c.application_id
    renamed = (
        select_columns(_RENAMING.c.party).where(starts(name, text))
        for name in (_RENAMING.c.before, _RENAMING.c.after)
    )
    by_name = or_(is_open, ~_CASE.c.sealed)
    ways = [
        (parties.where(_PARTY.c.identity == text.upper()), is_open),
        (parties.where(starts(_PARTY.c.name, text)), by_name),
    ]
    if not text.isdigit():  # digits alone are a case's number, at most the beginning of a name of now
        ways.append((parties.where(_PARTY.c.id.in_(union(*renamed))), by_name))
    if part and any(part.groups()):
        columns = {"year": _CASE.c.year, "type": _CASE.c.type_code, "number": _CASE.c.number}
        given = {
            name: int(value) if value.isdigit() else value
            for name, value in part.groupdict().items()
            if value
        }
        numbered = (columns[name] == value for name, value in given.items())
        ways.append((select_columns(of).where(*numbered).correlate(None), true()))
    # an OR has no index: each way by its own first, then which of what it finds may be seen
    found = of.in_(union(*(ids for ids, _ in ways)))
    return and_(found, or_(*(and_(of.in_(ids), seen) for ids, seen in ways)))


async def duties(
    session: AsyncSession, asked: DutyFilter, rules: Collection[str] | None, actor: Actor
) -> Page[Any]:
    """`rules`: those of the office and the team that are asked for; None for all. Of the cases that are open to `actor`."""
    of_case = _CASE.c.case_number == func.substr(_DUTY.c.docket, len("case/") + 1)  # by the index of cases
    query = with_officer().where(_DUTY.c.state == asked.state)
    query = query.join(_CASE, of_case, isouter=True).where(
        case(
            (_CASE.c.case_number.is_(None), literal(bool(actor.offices & EVERY_CASE))),
            else_=is_listed_open(actor, "intake", _CASE.c),
        )
    )
    if rules is not None:
        query = query.where(_DUTY.c.rule_id.in_(rules))
    if asked.rule is not None:
        query = query.where(_DUTY.c.rule_id == asked.rule)
    if asked.case_number is not None:
        query = query.where(_DUTY.c.docket == str(DocketId.case(asked.case_number)))
    if asked.officer is not None:
        query = query.where(_DOCKET.c.officer == asked.officer)
    if asked.light is not None:
        query = query.where(light_place == LIGHTS.index(asked.light))
    if asked.due_from is not None:
        query = query.where(_DUTY.c.due_date >= asked.due_from)
    if asked.due_to is not None:
        query = query.where(_DUTY.c.due_date <= asked.due_to)
    key = _DUTY.c.due_at if asked.sort == "due" else _DUTY.c.opened_at
    return await page(session, query, Sort(key, _DUTY.c.id), asked)


async def early(
    session: AsyncSession, which: ColumnElement[bool], days: tuple[date, date], asked: EarlyFilter
) -> Page[Any]:
    """The open duties that `which` names and that end between two days."""
    query = with_officer().where(_DUTY.c.state == "open", which, _DUTY.c.due_date.between(*days))
    return await page(session, query, Sort(_DUTY.c.due_at, _DUTY.c.id), asked)


async def due_by_day(
    session: AsyncSession, which: ColumnElement[bool], days: tuple[date, date]
) -> dict[date, int]:
    """How many of them end on each of these days."""
    query = select_columns(_DUTY.c.due_date, func.count()).where(
        _DUTY.c.state == "open", which, _DUTY.c.due_date.between(*days)
    )
    rows = await (await session.connection()).execute(query.group_by(_DUTY.c.due_date))
    return {row[0]: row[1] for row in rows}


async def timeline(session: AsyncSession, asked: TimelineFilter, case_number: str) -> Page[Any]:
    """What the teams have told of a case and of its application, and the steps of its duties; no move of a sandbox's clock."""
    application = select_columns(_CASE.c.application_id).where(_CASE.c.case_number == case_number)
    applied = literal("application/") + application.scalar_subquery()
    docket = str(DocketId.case(case_number))
    told = select_columns(
        _FACT.c.id,
        _FACT.c.occurred_at.label("at"),
        literal("fact").label("what"),
        _team(_FACT.c.kind).label("team"),
        *(_FACT.c[name] for name in ("kind", "subject_id", "actor", "stead")),
        literal("").label("article"),
        literal("").label("text"),
    ).where(_FACT.c.docket.in_((docket, applied)), _FACT.c.kind != ClockMoved.kind)
    steps = (
        select_columns(
            _LOG.c.id,
            _LOG.c.at,
            literal("log").label("what"),
            _team(func.coalesce(_DUTY.c.rule_id, "")).label("team"),
            *(literal("").label(name) for name in ("kind", "subject_id", "actor")),
            literal([], JSONB).label("stead"),
            _LOG.c.article,
            _LOG.c.text,
        )
        .join(_DUTY, _DUTY.c.id == _LOG.c.duty_id, isouter=True)
        .where(_LOG.c.docket.in_((docket, applied)))
    )
    found = union_all(told, steps).subquery()
    query = select_columns(*found.c).where(*asked.within(found.c.at))
    for name in ("what", "team", "actor"):
        if (value := getattr(asked, name)) is not None:
            query = query.where(found.c[name] == value)
    return await page(session, query, Sort(found.c.at, found.c.id, descending=asked.sort == "newest"), asked)


def _team(name: ColumnElement[str]) -> ColumnElement[str]:
    """The team by which a kind of fact or a rule is named; intake has what is named for none."""
    begin = func.split_part(name, ".", 1)
    return case((begin.in_(TEAMS), begin), else_="intake")
