"""The daily inspection (二(五)2, 3): the register is looked at as a whole, the teams and who answers for them are told, and the
quality officer confirms in his own name that he has seen to what was found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from services.intake.assessment import service as assessment
from services.intake.board.readings import not_in_force
from services.intake.docket import repository as docket
from services.intake.docket.steps import LIGHTS
from services.intake.inspection import acts, repository, rules
from services.intake.inspection.models import Inspection
from services.intake.inspection.moved import tell_moved
from services.intake.inspection.rules import ARTICLE, DONE, FoundAs, Node, State
from services.intake.inspection.schemas import (
    FindingFilter,
    FindingOut,
    Found,
    FoundAt,
    FoundBy,
    InspectionCard,
    InspectionFilter,
    InspectionOut,
    InspectionReviewIn,
)
from services.intake.instructions.rules import RECEIVERS
from services.intake.overview.schemas import Team
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from services.intake.risks import service as risks
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import InspectionMade, InspectionReviewed, TaskOpened
from shared.law.rulebook import DUTIES
from shared.platform.db import new_id
from shared.platform.http import check_version
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

_BAD = (FoundAs.OVERDUE, FoundAs.MISSED)
_DIRECTOR = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)
_COURT_DOCKET = str(DocketId.case(COURT))


async def make(work: Work) -> InspectionOut:
    """Look at all open duties now. Again on the same day it adds what is new to the day's report, and changes nothing else."""
    day = work.now.astimezone(COURT_ZONE).date()
    await repository.hold_day(work.session)
    await risks.look(work)
    cases, done = await repository.nodes_done(work.session)
    report = await repository.of_day(work.session, day)
    before = await repository.last_before(work.session, day)
    await repository.find(work.session, work.now, await not_in_force(work))
    await tell_moved(work)
    # the watch, too, keeps what it finds missed: new is what was kept since the register was last looked at
    new = Counter(await repository.found_on(work.session, day, report.looked_at if report else None))
    if (
        before
        and before.reviewed_at
        and await repository.found_on(work.session, before.day, before.reviewed_at)
    ):
        _wait_again(work, before)
    begins = report is None
    if report is None:
        report = Inspection(
            id=new_id(),
            day=day,
            previous=before.day if before else None,
            made_by=work.actor.id,
            made_at=work.now,
            looked_at=work.now,
            cases=cases,
            nodes=done,
        )
        work.session.add(report)
        if before is not None:
            await assessment.ask_for_bulletin(work, await repository.days_of(work.session, day, day))
    report.looked_at, report.cases, report.nodes = work.now, cases, done
    if begins or (new and report.state == State.REVIEWED):
        _wait_again(work, report)
    await work.session.flush()
    answer = await _out(work, report)
    if begins or any(new[bad] for bad in _BAD):
        await _report(work, answer)
    found = {str(one): new[one] for one in FoundAs}
    work.audit(COURT, AuditAction.INSPECTION_MADE, report.id, day=day, cases=cases, new=found)
    return answer


def _wait_again(work: Work, report: Inspection) -> None:
    report.state, report.reviewed_by, report.reviewed_at = State.MADE, None, None
    work.tell(InspectionMade(inspection=report.id), COURT)


async def _report(work: Work, report: InspectionOut) -> None:
    """The director hears of all, each team of what is late or was not told of with it: today, by a message with its receipt."""
    time = await docket.court_time(work.session)
    at = time.settings.on(work.now.date()).in_office(work.now, time.calendar)
    named = f"{report.day}检查报告（未结案件{report.cases}件）"
    told: list[tuple[str, tuple[Office, ...], str]] = [
        ("inspection_report", _DIRECTOR, _words(named, _sum(report)))
    ]
    for one in report.teams:
        if one.overdue or one.missed:
            to = (RECEIVERS[one.team],)
            told.append(("inspection_team", to, _words(f"{report.day}检查，{one.team.label}", one)))
    row = await docket.lock_docket(work.session, _COURT_DOCKET)
    for step, offices, words in told:
        hears = await addressee(work, _COURT_DOCKET, offices)
        if hears is not None:
            tell(work, _COURT_DOCKET, step, hears, words, ARTICLE, at)
        elif await tasks.open_task(work.session, row, f"{report.id}/{offices[0]}", words, work.now):
            work.tell(TaskOpened(), COURT)


def _sum(report: InspectionOut) -> Found:
    names = ("soon", "overdue", "missed", "settled")
    return Found(**{name: sum(getattr(one, name) for one in report.teams) for name in names})


def _words(named: str, found: Found) -> str:
    parts = [f"{found.soon}项{FoundAs.SOON.label}", f"{found.overdue}项{FoundAs.OVERDUE.label}"]
    if found.missed:
        parts.append(f"{found.missed}项{FoundAs.MISSED.label}")
    return f"{named}：{'，'.join(parts)}；逐项见每日检查"


async def review(work: Work, inspection_id: str, seen: int, body: InspectionReviewIn) -> InspectionOut:
    """The quality officer has `seen` so many findings, which are all, and says what is done about what is late."""
    report = await repository.inspection(work.session, inspection_id, lock=True)
    rules.check_reviewable(report.state)
    now = await _out(work, report)
    check_version(seen, now.version)
    bad = _sum(now)
    rules.check_remarks(body.remarks, bad.overdue + bad.missed)
    report.state, report.reviewed_by, report.reviewed_at = State.REVIEWED, work.actor.id, work.now
    report.remarks = body.remarks
    work.record(AuditAction.INSPECTION_REVIEWED, InspectionReviewed(inspection=report.id), COURT)
    if body.remarks:
        docket.log(
            work.session, _COURT_DOCKET, work.now, ARTICLE, f"{report.day}检查报告已确认：{body.remarks}"
        )
    await work.session.flush()
    return await _out(work, report)


async def read(work: Work, inspection_id: str) -> InspectionOut:
    work.audit(COURT, AuditAction.INSPECTION_READ, inspection_id)
    return await _out(work, await repository.inspection(work.session, inspection_id))


async def list_inspections(work: Work, asked: InspectionFilter) -> Page[InspectionCard]:
    work.audit(COURT, AuditAction.INSPECTION_LIST, "", **asked.used())
    return (await repository.inspections(work.session, asked)).of(InspectionCard.of)


async def list_findings(work: Work, asked: FindingFilter) -> Page[FindingOut]:
    """Of the cases that are open to the caller. Who asked is kept."""
    work.audit(COURT, AuditAction.INSPECTION_LIST, "findings", **asked.used())
    return (await repository.findings(work.session, asked, work.actor)).of(_found)


def _found(row: Any) -> FindingOut:
    duty = DUTIES[row.rule_id]
    return FindingOut(
        **{name: getattr(row, name) for name in ("id", "day", "case_number", "node", "finding", "officer")},
        team=Team.naming(row.rule_id),
        article=duty.article,
        title=duty.title,
        due_at=row.due_at,
        found_at=row.found_at,
        light=LIGHTS[row.light],
        settled=row.settled,
    )


async def _out(work: Work, report: Inspection) -> InspectionOut:
    nodes, teams = await _figures(work, report.day)
    return InspectionOut(
        **InspectionCard.of(report).model_dump(),
        nodes=[
            FoundAt(node=node, done=report.nodes[node] if node in DONE else None, **nodes[node])
            for node in Node
        ],
        teams=[FoundBy(team=team, **teams[team]) for team in Team],
        version=len(await repository.found_on(work.session, report.day)),
        acts=acts.on(work.actor, report.state),
    )


async def _figures(
    work: Work, day: date
) -> tuple[defaultdict[Node, Counter[str]], defaultdict[Team, Counter[str]]]:
    nodes, teams = defaultdict[Node, Counter[str]](Counter), defaultdict[Team, Counter[str]](Counter)
    for row in await repository.counted(work.session, day):
        for figures in (nodes[Node(row.node)], teams[Team.naming(row.rule_id)]):
            figures[row.finding] += row.found
            figures["settled"] += row.settled
    return nodes, teams
