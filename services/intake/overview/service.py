"""The questions that a working day opens with, across cases: which are late, what is owed, what waits for me."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, false, or_

from services.intake.assignment.acts import ASSIGN_CASE
from services.intake.clues.acts import CHECK_CLUE
from services.intake.coercion.acts import DECIDE_COERCION
from services.intake.conclusion.acts import DECIDE_CONCLUSION
from services.intake.docket.owed import Owed
from services.intake.docket.schemas import DutyOut
from services.intake.docket.steps import LIGHTS
from services.intake.filing.acts import SERVE_REFUSAL
from services.intake.guarantees.acts import DECIDE_GUARANTEE
from services.intake.inspection.acts import REVIEW_INSPECTION
from services.intake.instructions.acts import SEND_AGAIN
from services.intake.overview import repository
from services.intake.overview.schemas import (
    CaseCard,
    CaseFilter,
    DutyCard,
    DutyFilter,
    EarlyBand,
    EarlyFilter,
    EarlyPage,
    Team,
    TimelineFilter,
    TimelineOut,
)
from services.intake.petitions.acts import DECIDE_PETITION, JOIN_PARTY, SERVE_PETITION
from services.intake.prompts.acts import ACKNOWLEDGE_PROMPT, TELL_AGAIN
from services.intake.reports.acts import CHECK_REPORT
from services.intake.sampling.acts import ANSWER_FAULT, DRAW_ROUND
from services.intake.settlements.acts import DECIDE_SETTLEMENT
from services.intake.suspension.acts import DECIDE_EXTENSION, DECIDE_STAY
from services.intake.tasks.acts import FINISH_TASK, TAKE_TASK
from services.intake.waivers.acts import DECIDE_WAIVER
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import KINDS
from shared.contracts.intake.records import ObjectOf, Owing
from shared.law.rulebook import DUTIES, Duty
from shared.platform.court import load_settings
from shared.platform.paging import Page
from shared.platform.reading import open_case
from shared.platform.todo import WorkFilter, WorkItem, WorkPage, with_opened
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Actor, Office


async def list_cases(work: Work, asked: CaseFilter) -> Page[CaseCard]:
    """Cases with their light and next date. Who asked for what is kept: the answer names parties."""
    work.audit(COURT, AuditAction.CASE_LIST, "", **asked.model_dump(mode="json", exclude_defaults=True))
    return (await repository.cases(work.session, asked, work.actor, work.now)).of(_card)


_OF_EVERY_CARD = ("case_number", "state", "stage", "officer", "open", "sealed")


def _card(row: Any) -> CaseCard:
    shown = row._asdict() | {"light": LIGHTS[row.light]}
    names = {side: shown[side] or [] for side in ("applicants", "respondents")}
    if row.open:
        return CaseCard(**{name: shown[name] for name in CaseCard.model_fields} | names)
    hidden = {side: [] for side in names} if row.sealed else names
    return CaseCard(**{name: shown[name] for name in _OF_EVERY_CARD}, **hidden)


async def list_duties(work: Work, asked: DutyFilter) -> Page[DutyCard]:
    """Duties across the cases that are open to the caller. Who asked for what is kept."""
    work.audit(COURT, AuditAction.DUTY_LIST, "", **asked.model_dump(mode="json", exclude_defaults=True))
    rules = (
        None
        if asked.office is None and asked.team is None and asked.article is None
        else [
            rule
            for rule, duty in DUTIES.items()
            if asked.office in (None, duty.owner)
            and asked.team in (None, Team.naming(rule))
            and asked.article in (None, duty.article)
        ]
    )
    return (await repository.duties(work.session, asked, rules, work.actor)).of(_duty)


def _duty(row: Any) -> DutyCard:
    return DutyCard(
        **DutyOut.of(_owed(row)).model_dump(), docket=row.docket, about=_about(row), officer=row.officer
    )


def _owed(row: Any) -> Owed:
    return Owed(**{name: getattr(row, name) for name in Owed.__dataclass_fields__})


def _about(row: Any) -> str:
    """What a duty of a rule that pairs facts is about; any other is about the case."""
    return row.occasion if DUTIES[row.rule_id].match else ""


async def list_work(work: Work, asked: WorkFilter) -> WorkPage:
    """What waits for the caller by the offices held now, as a deputy too: an officer's and a judge's in their own cases."""
    work.audit(COURT, AuditAction.WORK_LIST, "", **asked.model_dump(mode="json", exclude_defaults=True))
    docket = None if asked.case_number is None else str(DocketId.case(asked.case_number))
    if asked.view == "done":
        own = [rule for rule, duty in DUTIES.items() if asked.office in (None, duty.owner)]
        done = await repository.done_by(work.session, work.actor.id, own, docket, asked)
        return WorkPage(items=[_met(row, work) for row in done.items], next=done.next, counts={})
    parts = _mine(work.actor, asked.office) if asked.view == "mine" else _of_others(work.actor, asked.office)
    found, counts, lights = await repository.open_work(work.session, parts, docket, asked)
    return WorkPage(
        items=await with_opened(work, [_item(row, work) for row in found.items]),
        next=found.next,
        counts={light: lights.get(place, 0) for place, light in enumerate(LIGHTS)} | counts,
    )


def _people(actor: Actor) -> set[str]:
    return {actor.id} | {deputyship.person for deputyship in actor.deputyships}


def _mine(actor: Actor, asked: Office | None) -> list[Select[Any]]:
    """What the caller's offices owe, the tasks that he may take by office or has, and what he has not acknowledged."""
    tasks = []
    for office in actor.offices:
        if asked in (None, office):
            own = [{actor.id} if office is personal else None for personal in _PERSONAL]
            tasks.append(repository.untaken([office.value], *own))
    parts = [
        repository.open_duties(_own_duties(actor, asked)),
        repository.tasks(TAKE_TASK.id, or_(False, *tasks)),
    ]
    if Office.FILING_CLERK in actor.offices and asked in (None, Office.FILING_CLERK):
        parts.append(repository.unserved(SERVE_REFUSAL.id, Office.FILING_CLERK.value))
        parts.append(repository.petitions_to_serve(SERVE_PETITION.id, Office.FILING_CLERK.value))
        parts.append(repository.parties_to_enter(JOIN_PARTY.id, Office.FILING_CLERK.value))
    if Office.QUALITY_OFFICER in actor.offices and asked in (None, Office.QUALITY_OFFICER):
        parts.append(repository.unreached(TELL_AGAIN.id, Office.QUALITY_OFFICER.value))
        parts.append(repository.unassigned(ASSIGN_CASE.id, Office.QUALITY_OFFICER.value))
    if Office.JUDGE in actor.offices and asked in (None, Office.JUDGE):
        parts += _before_the_judge(repository.open_cases(None, actor.stands_for(Office.JUDGE)))
        parts.append(repository.petitions_to_decide(DECIDE_PETITION.id, Office.JUDGE.value, actor.id))
    if Office.PRESIDENT in actor.offices and asked in (None, Office.PRESIDENT):
        parts.append(repository.undecided_extensions(DECIDE_EXTENSION.id, repository.open_cases(None, None)))
    if asked is None:
        parts.append(repository.tasks(FINISH_TASK.id, repository.owned_by(actor.id)))
        parts.append(repository.prompts(ACKNOWLEDGE_PROMPT.id, actor.id))
    return parts


def _before_the_judge(cases: Select[Any]) -> list[Select[Any]]:
    return [
        repository.undecided_stays(DECIDE_STAY.id, cases),
        repository.undecided_waivers(DECIDE_WAIVER.id, cases),
    ]


def _own_duties(
    actor: Actor, asked: Office | None = None, among: Collection[str] = DUTIES.keys()
) -> ColumnElement[bool]:
    """What the offices held now owe, an officer's and a judge's in their own cases; of the rules `among`."""
    duties = []
    for office in actor.offices:
        if asked in (None, office):
            of_office = [rule for rule in among if DUTIES[rule].owner is office]
            deputy = [_people(actor) if office is personal else None for personal in _PERSONAL]
            duties.append(repository.owed_by(of_office, *deputy))
    return or_(false(), *duties)


async def next_due(work: Work, case_number: str | None, most: int) -> Sequence[Any]:
    """The next due of the caller's own duties, or of all of a case."""
    which = (
        _own_duties(work.actor)
        if case_number is None
        else repository.of_docket(str(DocketId.case(case_number)))
    )
    return await repository.next_due(work.session, which, most)


_EARLY = [rule for rule, duty in DUTIES.items() if duty.comes_up_early]
"""The rules of money, and of the ends of measures."""


async def list_early(work: Work, asked: EarlyFilter) -> EarlyPage:
    """The caller's own duties of measures and money that come up, by the bands that the court has set: before any is late."""
    work.audit(COURT, AuditAction.DUTY_LIST, "", **asked.used())
    today = work.now.date()
    days = (await load_settings(work.session)).on(today).early_days
    which = _own_duties(work.actor, among=_EARLY)
    by_day = await repository.due_by_day(work.session, which, (today, today + timedelta(days=days[-1])))
    bands = [
        EarlyBand(
            days=last,
            due_from=begin,
            due_to=end,
            count=sum(by_day[day] for day in by_day if begin <= day <= end),
        )
        for first, last in zip((-1, *days), days, strict=False)
        for begin, end in [(today + timedelta(days=first + 1), today + timedelta(days=last))]
    ]
    chosen = [band for band in bands if asked.band in (None, band.days)]
    if not chosen:
        return EarlyPage(items=[], next=None, bands=bands)
    found = await repository.early(work.session, which, (chosen[0].due_from, chosen[-1].due_to), asked)
    return EarlyPage(items=[_duty(row) for row in found.items], next=found.next, bands=bands)


def _of_others(actor: Actor, asked: Office | None) -> list[Select[Any]]:
    """What others owe in the caller's cases, and the tasks there that others may take or have."""
    people = _people(actor)
    mine = {
        rule for rule, duty in DUTIES.items() if duty.owner in actor.offices and asked in (None, duty.owner)
    }
    others = [rule for rule, duty in DUTIES.items() if rule not in mine and asked in (None, duty.owner)]
    offices = [office.value for office in Office if office not in actor.offices and asked in (None, office)]
    here = repository.tasks_of_people(people)
    parts = [
        repository.open_duties(repository.of_people(people) & repository.owed_by(others, None, None)),
        repository.tasks(TAKE_TASK.id, here & repository.untaken(offices, None, None)),
    ]
    cases = repository.open_cases(people, None)
    if Office.JUDGE not in actor.offices and asked in (None, Office.JUDGE):
        parts += _before_the_judge(cases)
    if Office.PRESIDENT not in actor.offices and asked in (None, Office.PRESIDENT):
        parts.append(repository.undecided_extensions(DECIDE_EXTENSION.id, cases))
    if asked is None:
        parts.append(repository.tasks(FINISH_TASK.id, here & ~repository.owned_by(actor.id)))
    return parts


_PERSONAL = (Office.HANDLING_OFFICER, Office.JUDGE)
"""Held for a case: what they owe, they owe in their own cases."""
_OF_THEIR_OWN = (
    *(SEND_AGAIN.on, DECIDE_COERCION.on, REVIEW_INSPECTION.on),
    *(DRAW_ROUND.on, ANSWER_FAULT.on),
    *(DECIDE_PETITION.on, DECIDE_CONCLUSION.on, CHECK_CLUE.on, CHECK_REPORT.on, DECIDE_SETTLEMENT.on),
    DECIDE_GUARANTEE.on,
)
"""Objects that have a page here, to which a duty about them leads."""
_UNDATED = {
    operation.id: operation
    for operation in (
        *(TAKE_TASK, FINISH_TASK, ACKNOWLEDGE_PROMPT, SERVE_REFUSAL, TELL_AGAIN),
        *(ASSIGN_CASE, DECIDE_PETITION, SERVE_PETITION, JOIN_PARTY),
        *(DECIDE_STAY, DECIDE_WAIVER, DECIDE_EXTENSION),
    )
}


def _item(row: Any, work: Work) -> WorkItem:
    if operation := _UNDATED.get(row.what):
        office = Office(row.by)
        return WorkItem(
            docket=row.docket,
            on=operation.on,
            about=row.id,
            operation=operation.id,
            act=operation.title,
            article=operation.article,
            offices=[office],
            waiting_for=office.label,
            since=row.since,
            days=(work.now - row.since).days,
        )
    return _of_duty(row, DUTIES[row.by], row.since, work, done_at=None)


def _met(row: Any, work: Work) -> WorkItem:
    return _of_duty(row, DUTIES[row.rule_id], row.opened_at, work, done_at=row.met_at)


def _of_duty(row: Any, duty: Duty, since: datetime, work: Work, *, done_at: datetime | None) -> WorkItem:
    return WorkItem(
        docket=row.docket,
        on=duty.match if duty.match in _OF_THEIR_OWN else "duty",
        about=row.occasion if duty.match else "",
        operation=None,
        act=duty.title,
        article=duty.article,
        offices=[duty.owner],
        waiting_for=duty.owner.label,
        since=since,
        days=(work.now - since).days,
        due_date=row.due_date,
        due_at=row.due_at,
        light=LIGHTS[row.light],
        provisional=row.provisional,
        unconfirmed_unit=duty.unconfirmed_unit,
        done_at=done_at,
    )


async def owed(work: Work, objects: list[ObjectOf]) -> list[Owing]:
    """The open duties about `objects`."""
    whole = [rule for rule, duty in DUTIES.items() if not duty.match]
    rows = await repository.about(work.session, objects, whole)
    return [
        Owing(
            docket=row.docket,
            about=_about(row),
            rule=row.rule_id,
            owner=(duty := DUTIES[row.rule_id]).owner,
            light=LIGHTS[row.light],
            unconfirmed_unit=duty.unconfirmed_unit,
            due_date=row.due_date,
            due_at=row.due_at,
            provisional=row.provisional,
        )
        for row in rows
    ]


async def timeline(work: Work, asked: TimelineFilter, case_number: str) -> Page[TimelineOut]:
    """What happened in a case, of all teams, and what was said of its deadlines."""
    await open_case(work, case_number, AuditAction.WORK_LOG_READ, "", **asked.used())
    return (await repository.timeline(work.session, asked, case_number)).of(_happened)


def _happened(row: Any) -> TimelineOut:
    told = KINDS.get(row.kind)
    return TimelineOut(
        at=row.at,
        what=row.what,
        team=row.team,
        text=told.label if told else row.text or "本版系统不能识别的事项",
        article=row.article,
        actor=row.actor,
        on=told.subject if told else "",
        about=row.subject_id if told and told.subject else "",
    )
