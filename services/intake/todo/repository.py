"""Every query of what waits: for whom, since when, until when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, cast, func, inspect, literal, null, or_, union_all
from sqlalchemy import select as select_columns
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import AppliedFact, DocketRow, DutyRow, Task, light_place
from services.intake.filing.models import Application, Case
from services.intake.petitions.models import Petition
from services.intake.prompts.models import Reminder
from services.intake.sampling import repository as sampling
from services.intake.sampling.models import DossierRound
from services.intake.suspension.models import Stay, TermExtension
from services.intake.waivers.models import Waiver
from shared.contracts.docket_id import COURT, DocketId
from shared.contracts.intake.records import ObjectOf
from shared.platform.paging import Page, Sort, page
from shared.values.roles import Office

_APPLICATION, _CASE, _DOCKET, _DUTY, _FACT, _TASK, _PROMPT = (
    inspect(model).local_table
    for model in (Application, Case, DocketRow, DutyRow, AppliedFact, Task, Reminder)
)
_STAY, _EXTENSION, _WAIVER, _PETITION, _ROUND = (
    inspect(model).local_table for model in (Stay, TermExtension, Waiver, Petition, DossierRound)
)


def with_officer() -> Select[Any]:
    return select_columns(*_DUTY.c, _DOCKET.c.officer.label("officer"), light_place.label("light")).join(
        _DOCKET, _DOCKET.c.id == _DUTY.c.docket, isouter=True
    )


def owed_by(
    rules: Collection[str], officers: Collection[str] | None, judges: Collection[str] | None
) -> ColumnElement[bool]:
    """The duties of `rules`, in the cases of these officers or judges only where such are named."""
    wanted: ColumnElement[bool] = _DUTY.c.rule_id.in_(rules)
    if officers is not None:
        wanted = and_(wanted, _DUTY.c.docket.in_(_of_officers(officers)))
    if judges is not None:
        wanted = and_(wanted, _DUTY.c.docket.in_(_of_judges(judges)))
    return wanted


def of_people(people: Collection[str]) -> ColumnElement[bool]:
    """The duties in the cases of which one of `people` is officer or judge."""
    return or_(_DUTY.c.docket.in_(_of_officers(people)), _DUTY.c.docket.in_(_of_judges(people)))


def about_any(rule: str, objects: Select[Any]) -> ColumnElement[bool]:
    """The duties of `rule` about one of `objects`."""
    return (_DUTY.c.rule_id == rule) & _DUTY.c.occasion.in_(objects)


def _of_officers(people: Collection[str]) -> Select[Any]:
    return select_columns(_DOCKET.c.id).where(_DOCKET.c.officer.in_(people)).correlate(None)


def _of_judges(people: Collection[str]) -> Select[Any]:
    return (
        select_columns(literal("case/") + _CASE.c.case_number)
        .where(_CASE.c.judge.in_(people))
        .correlate(None)
    )


def open_duties(which: ColumnElement[bool]) -> Select[Any]:
    """The open duties that `which` names, as parts of somebody's work: `at` is when each is due."""
    columns = ("id", "docket", "occasion", "due_date", "due_at", "provisional")
    return select_columns(
        literal("duty").label("what"),
        *(_DUTY.c[name] for name in columns),
        _DUTY.c.rule_id.label("by"),
        _DUTY.c.opened_at.label("since"),
        _DUTY.c.due_at.label("at"),
        light_place.label("light"),
    ).where(_DUTY.c.state == "open", which)


async def next_due(session: AsyncSession, which: ColumnElement[bool], most: int) -> Sequence[Any]:
    """The first open duties that `which` names."""
    query = open_duties(which).order_by(_DUTY.c.due_at, _DUTY.c.id).limit(most)
    rows: Sequence[Any] = (await (await session.connection()).execute(query)).all()
    return rows


def of_docket(docket_id: str) -> ColumnElement[bool]:
    return _DUTY.c.docket == docket_id


def tasks(what: str, which: ColumnElement[bool]) -> Select[Any]:
    """Unfinished tasks, each with its office."""
    return _undated(what, _TASK.c.id, _TASK.c.docket, _TASK.c.office, _TASK.c.created_at).where(
        _TASK.c.done_at.is_(None), which
    )


def prompts(what: str, person: str) -> Select[Any]:
    """The person's prompts and reports that wait to be acknowledged, each with the office in which he has it."""
    mine = (
        _PROMPT.c.staff_id == person,
        _PROMPT.c.acknowledged_at.is_(None),
        _PROMPT.c.withdrawn_at.is_(None),
    )
    return _undated(what, _PROMPT.c.id, _PROMPT.c.docket, _PROMPT.c.office, _PROMPT.c.created_at).where(*mine)


def unserved(what: str, office: str) -> Select[Any]:
    """The rulings of refusal that have not reached their applicants, for that office."""
    row = _APPLICATION.c
    docket = literal("application/") + row.id
    return _undated(what, row.id, docket, literal(office), row.decided_at).where(
        row.outcome == "refused", row.served_at.is_(None)
    )


def unsupplied(what: str, office: str) -> Select[Any]:
    """The undecided applications of which papers were asked for that have not come, for that office."""
    row = _APPLICATION.c
    docket = literal("application/") + row.id
    return _undated(what, row.id, docket, literal(office), row.missing_asked_at).where(
        row.missing_asked_at.is_not(None),
        row.supplied_at.is_(None),
        row.case_number.is_(None),
        row.outcome == "",
    )


def unjudged(what: str, office: str, ties: Collection[str], ordered_by: str | None) -> Select[Any]:
    """The rounds of 卷宗评查 with a case to be judged in which none of `ties` has or had a part, for that office, or for the
    leader who has drawn or ordered them (`ordered_by`).
    """
    docket = literal(str(DocketId.case(COURT)))
    return _undated(what, _ROUND.c.id, docket, literal(office), _ROUND.c.drawn_at).where(
        sampling.unjudged(ties, ordered_by)
    )


def unreached(what: str, office: str) -> Select[Any]:
    """The messages of other teams that no channel has brought to their addressees, for that office."""
    failed = (
        _PROMPT.c.notice.is_not(None),
        _PROMPT.c.sent_at.is_(None),
        _PROMPT.c.proof != "",
        _PROMPT.c.acknowledged_at.is_(None),
        _PROMPT.c.withdrawn_at.is_(None),
    )
    return _undated(what, _PROMPT.c.id, _PROMPT.c.docket, literal(office), _PROMPT.c.created_at).where(
        *failed
    )


def unassigned(what: str, office: str) -> Select[Any]:
    """The cases that nobody handles yet, for that office."""
    row = _CASE.c
    docket = _of_case(row.case_number)
    return _undated(what, row.case_number, docket, literal(office), row.filed_at).where(
        row.officer.is_(None), row.closed_at.is_(None)
    )


def petitions_to_decide(what: str, office: str, reviewer: str) -> Select[Any]:
    """The objections that this judge was named to look into."""
    return _of_petitions(what, office, _PETITION.c.admitted_at).where(
        _PETITION.c.state == "admitted", _PETITION.c.reviewer == reviewer
    )


def petitions_to_serve(what: str, office: str) -> Select[Any]:
    """The rulings and decisions on paper that have not reached who asked for them."""
    return _of_petitions(what, office, _PETITION.c.decided_at).where(
        _PETITION.c.state == "decided", _PETITION.c.document.is_not(None)
    )


def parties_to_enter(what: str, office: str) -> Select[Any]:
    """Whom a ruling on 变更追加 that was served, or a judgment on the suit, makes a party that is not on record yet."""
    of_ruling = (_PETITION.c.result == "granted") & (
        _PETITION.c.state.in_(("served", "sued")) | (_PETITION.c.state == "ended") & ~_PETITION.c.upheld
    )
    of_judgment = (_PETITION.c.result == "rejected") & (_PETITION.c.state == "ended") & _PETITION.c.upheld
    return _of_petitions(what, office, _PETITION.c.served_at).where(
        _PETITION.c.kind == "party_change",
        _PETITION.c.joined.is_(None),
        _PETITION.c.overturned_at.is_(None),
        or_(of_ruling, of_judgment),
    )


def _of_petitions(what: str, office: str, since: ColumnElement[Any]) -> Select[Any]:
    return _undated(what, _PETITION.c.id, _of_case(_PETITION.c.case_number), literal(office), since)


def undecided_stays(what: str, cases: Select[Any]) -> Select[Any]:
    return _undecided(what, _STAY, _STAY.c.recorded_at, "recorded", Office.JUDGE, cases)


def undecided_waivers(what: str, cases: Select[Any]) -> Select[Any]:
    return _undecided(what, _WAIVER, _WAIVER.c.recorded_at, "recorded", Office.JUDGE, cases)


def undecided_extensions(what: str, cases: Select[Any]) -> Select[Any]:
    return _undecided(what, _EXTENSION, _EXTENSION.c.requested_at, "requested", Office.PRESIDENT, cases)


def open_cases(people: Collection[str] | None, judges: Collection[str] | None) -> Select[Any]:
    """Those not closed, of which one of `people` is officer or judge, or one of `judges` judge, where such are named."""
    found = select_columns(_CASE.c.case_number).where(_CASE.c.closed_at.is_(None))
    if people is not None:
        found = found.where(or_(_CASE.c.officer.in_(people), _CASE.c.judge.in_(people)))
    return found if judges is None else found.where(_CASE.c.judge.in_(judges))


def _undecided(
    what: str, table: Any, since: ColumnElement[Any], state: str, office: Office, cases: Select[Any]
) -> Select[Any]:
    """What was put before that office in the cases, and is not decided."""
    docket = _of_case(table.c.case_number)
    return _undated(what, table.c.id, docket, literal(office.value), since).where(
        table.c.state == state, table.c.case_number.in_(cases)
    )


_NO_DATE = (
    literal("").label("occasion"),
    cast(null(), _DUTY.c.due_date.type).label("due_date"),
    cast(null(), _DUTY.c.due_at.type).label("due_at"),
    literal(False).label("provisional"),
)


def _undated(
    what: str,
    key: ColumnElement[str],
    docket: ColumnElement[str],
    office: ColumnElement[str],
    since: ColumnElement[Any],
) -> Select[Any]:
    """Work without a date: it stands where it began to wait."""
    return select_columns(
        literal(what).label("what"),
        key.label("id"),
        docket.label("docket"),
        *_NO_DATE,
        office.label("by"),
        since.label("since"),
        since.label("at"),
        cast(null(), light_place.type).label("light"),
    )


def _of_case(number: ColumnElement[str]) -> ColumnElement[str]:
    """The docket of a case."""
    return literal("case/") + number


def owned_by(person: str) -> ColumnElement[bool]:
    """The tasks that the person has taken, or was handed."""
    return _TASK.c.owner == person


def untaken(
    offices: Collection[str], officers: Collection[str] | None, judges: Collection[str] | None
) -> ColumnElement[bool]:
    """The tasks of `offices` that nobody has taken, in the cases of these officers or judges only where such are named."""
    wanted = and_(_TASK.c.owner.is_(None), _TASK.c.office.in_(offices))
    if officers is not None:
        wanted = and_(wanted, _TASK.c.docket.in_(_of_officers(officers)))
    if judges is not None:
        wanted = and_(wanted, _TASK.c.docket.in_(_of_judges(judges)))
    return wanted


def tasks_of_people(people: Collection[str]) -> ColumnElement[bool]:
    """The tasks in the cases of which one of `people` is officer or judge."""
    return or_(_TASK.c.docket.in_(_of_officers(people)), _TASK.c.docket.in_(_of_judges(people)))


async def open_work(
    session: AsyncSession, parts: Sequence[Select[Any]], docket: str | None, asked: Any
) -> tuple[Page[Any], dict[str, int], dict[int, int]]:
    """What waits, the next due first, and how much of it there is: by what it is, and of duties by light."""
    found = union_all(*parts).subquery()
    query = select_columns(*found.c)
    if docket is not None:
        query = query.where(found.c.docket == docket)
    counted = query.with_only_columns(found.c.what, found.c.light, func.count())
    rows = (await (await session.connection()).execute(counted.group_by(found.c.what, found.c.light))).all()
    return (
        await page(session, query, Sort(found.c.at, found.c.id), asked),
        {row[0]: row[2] for row in rows if row[1] is None},
        {row[1]: row[2] for row in rows if row[1] is not None},
    )


async def done_by(
    session: AsyncSession, staff_id: str, rules: Collection[str], docket: str | None, asked: Any
) -> Page[Any]:
    """Duties that a fact told by the person has met, the last first."""
    met = _FACT.c.id == _DUTY.c.met_by
    query = (
        with_officer()
        .join(_FACT, met)
        .where(_DUTY.c.state == "met", _FACT.c.actor == staff_id, _DUTY.c.rule_id.in_(rules))
    )
    if docket is not None:
        query = query.where(_DUTY.c.docket == docket)
    return await page(session, query, Sort(_DUTY.c.met_at, _DUTY.c.id, descending=True), asked)


async def about(session: AsyncSession, objects: Sequence[ObjectOf], whole: Collection[str]) -> Sequence[Any]:
    """The open duties about `objects`; `whole`: the rules whose duties are about a docket itself."""
    query = with_officer().where(
        _DUTY.c.state == "open",
        _DUTY.c.docket.in_({one.docket for one in objects}),
        or_(_DUTY.c.occasion.in_({one.about for one in objects}), _DUTY.c.rule_id.in_(whole)),
    )
    rows: Sequence[Any] = (await (await session.connection()).execute(query)).all()
    return rows
