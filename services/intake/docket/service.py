"""The register of duties as people read it (二(五)2), and refused orders that become tasks for a person (二(五)3)."""

from __future__ import annotations

from datetime import date, datetime

from services.intake.docket import repository, rights, rules
from services.intake.docket.changes import changes
from services.intake.docket.models import DocketRow
from services.intake.docket.schemas import (
    CaseDutyFilter,
    DutyOut,
    Replay,
    RightOut,
    RightsOut,
)
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import KINDS, UNKNOWN, Fact
from shared.contracts.intake.facts import TaskOpened
from shared.contracts.intake.orders import OpenTask
from shared.contracts.intake.records import DutyChange
from shared.contracts.order import ORDERS
from shared.law.calendar import Calendar
from shared.platform.paging import Page
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def list_duties(work: Work, asked: CaseDutyFilter, case_number: str) -> Page[DutyOut]:
    """The duties of a case, each with its date and the steps that led to it."""
    await open_case(work, case_number, AuditAction.DUTY_READ, "", **asked.used())
    docket_id = str(DocketId.case(case_number))
    return (await repository.duty_page(work.session, asked, docket_id)).of(DutyOut.of)


async def read_rights(work: Work, case_number: str) -> RightsOut:
    """The parties' own periods, reckoned now: nobody owes them, and nothing of them is kept."""
    await open_case(work, case_number, AuditAction.DUTY_READ, "")
    facts = await repository.of_kinds(work.session, str(DocketId.case(case_number)), rights.KINDS)
    calendar = (await repository.court_time(work.session)).calendar
    found = rights.rights(facts, calendar, work.now)
    return RightsOut(case_number=case_number, rights=[RightOut.of(one) for one in found])


async def replay(
    work: Work, case_number: str, as_of: datetime | None, rules_at: date | None, dated: dict[str, datetime]
) -> Replay:
    """What was owed at `as_of` as then known, under the rules of `rules_at`, were the facts of `dated` otherwise dated."""
    await open_case(work, case_number, AuditAction.DUTY_REPLAY)
    docket_id = str(DocketId.case(case_number))
    known = await repository.known(work.session, docket_id)
    if strangers := dated.keys() - {one.fact.id for one in known}:
        raise Problem(404, ProblemCode.UNKNOWN_FACT, f"期限登记没有事实 {'、'.join(sorted(strangers))}")
    time = await repository.court_time(work.session)
    return Replay.of(docket_id, known, time.calendar, time.settings, as_of or work.now, rules_at, dated)


async def forecast(work: Work, facts: list[Fact]) -> list[DutyChange]:
    """What `facts` would make of their dockets' duties; each is applied on top of the one before it."""
    time = await repository.court_time(work.session)
    made: list[DutyChange] = []
    for docket_id in dict.fromkeys(fact.docket for fact in facts):
        row = await work.session.get(DocketRow, docket_id) or DocketRow(id=docket_id)
        told = [fact for fact in facts if fact.docket == docket_id]
        before = docket = await repository.docket(work.session, row, told)
        for fact in told:
            docket = rules.apply(docket, fact, time.calendar, time.now, time.settings).docket
        made += changes(before, docket)
    return made


async def retimed(work: Work, told: list[Fact], calendar: Calendar) -> list[DutyChange]:
    """What another calendar would make of the open duties of the dockets that are `told` of it."""
    time = await repository.court_time(work.session)
    made: list[DutyChange] = []
    for fact in told:
        row = await work.session.get_one(DocketRow, fact.docket)
        before = await repository.docket(work.session, row, [fact])
        made += changes(before, rules.apply(before, fact, calendar, time.now, time.settings).docket)
    return sorted(made, key=lambda one: (one.due_at, one.docket))


def named(refused: str) -> str:
    """What people call an order or a kind of fact; workflows of the last release name an order by its method alone."""
    if refused == UNKNOWN:
        return "本版系统不能识别的事项"
    declared = ORDERS.get(refused) or KINDS.get(refused)
    if declared is None:
        declared = next(order for order in ORDERS.values() if order.name.endswith(f".{refused}"))
    return declared.label


async def open_task(work: Work, order: OpenTask) -> None:
    """A refused order, or a fact that a process could not follow, becomes a task for the handling officer, once."""
    docket = await repository.lock_docket(work.session, order.docket)
    text = f"「{named(order.order)}」未能办理（{order.code}）{order.article}，请承办人处理"
    if await tasks.open_task(work.session, docket, order.key, text, work.now):
        about = DocketId.parse(docket.id)
        work.audit(about.subject, AuditAction.TASK_OPEN, order.key, code=order.code)
        work.tell(TaskOpened(), about)
