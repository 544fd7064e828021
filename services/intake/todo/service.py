"""What waits for a person, for whom he waits, and what he has done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, false, or_

from services.intake.assignment.acts import ASSIGN_CASE
from services.intake.bankruptcy.acts import DECIDE_REFERRAL
from services.intake.clues.acts import CHECK_CLUE
from services.intake.coercion.acts import DECIDE_COERCION
from services.intake.conclusion.acts import DECIDE_CONCLUSION
from services.intake.docket.steps import LIGHTS
from services.intake.filing.acts import SERVE_REFUSAL
from services.intake.guarantees.acts import DECIDE_GUARANTEE
from services.intake.inspection.acts import REVIEW_INSPECTION
from services.intake.instructions.acts import SEND_AGAIN
from services.intake.library.acts import DECIDE_LIBRARY_CORRECTION, DECIDE_SHIELDING
from services.intake.petitions.acts import DECIDE_PETITION, JOIN_PARTY, SERVE_PETITION
from services.intake.prompts.acts import ACKNOWLEDGE_PROMPT, TELL_AGAIN
from services.intake.property_reports.acts import CHECK_REPORT
from services.intake.sampling import repository as sampling
from services.intake.sampling.acts import ANSWER_FAULT, DRAW_ROUND, RECHECK_FAULT, REVIEW_DOSSIER
from services.intake.sampling.rules import REVIEWERS
from services.intake.settlements.acts import DECIDE_SETTLEMENT
from services.intake.substitution.acts import DECIDE_SUBSTITUTION
from services.intake.supplements.acts import RECORD_SUPPLEMENT
from services.intake.suspension.acts import DECIDE_EXTENSION, DECIDE_STAY
from services.intake.tasks.acts import FINISH_TASK, TAKE_TASK
from services.intake.todo import repository
from services.intake.waivers.acts import DECIDE_WAIVER
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.records import ObjectOf, Owing
from shared.law.case_rules import parts as parts_of
from shared.law.rulebook import DUTIES, Duty
from shared.platform.acts import Operation
from shared.platform.todo import WorkFilter, WorkItem, WorkPage, with_opened
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import LEADERS, Actor, Office


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
        repository.open_duties(own_duties(actor, asked)),
        repository.tasks(TAKE_TASK.id, or_(False, *tasks)),
    ]
    if Office.FILING_CLERK in actor.offices and asked in (None, Office.FILING_CLERK):
        parts.append(repository.unserved(SERVE_REFUSAL.id, Office.FILING_CLERK.value))
        parts.append(repository.unsupplied(RECORD_SUPPLEMENT.id, Office.FILING_CLERK.value))
        parts.append(repository.petitions_to_serve(SERVE_PETITION.id, Office.FILING_CLERK.value))
        parts.append(repository.parties_to_enter(JOIN_PARTY.id, Office.FILING_CLERK.value))
    if Office.QUALITY_OFFICER in actor.offices and asked in (None, Office.QUALITY_OFFICER):
        parts.append(repository.unreached(TELL_AGAIN.id, Office.QUALITY_OFFICER.value))
        parts.append(repository.unassigned(ASSIGN_CASE.id, Office.QUALITY_OFFICER.value))
    if _may(actor, asked, REVIEW_DOSSIER):
        ordered_by = None if Office.QUALITY_OFFICER in actor.offices else actor.id
        by = Office.QUALITY_OFFICER.value
        parts.append(repository.unjudged(REVIEW_DOSSIER.id, by, parts_of(actor), ordered_by))
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


def own_duties(
    actor: Actor, asked: Office | None = None, among: Collection[str] = DUTIES.keys()
) -> ColumnElement[bool]:
    """What the offices held now owe, an officer's and a judge's in their own cases; of the rules `among`."""
    duties = []
    for office in actor.offices:
        if asked in (None, office):
            of_office = [rule for rule in among if DUTIES[rule].owner is office and rule not in _OF_THE_APART]
            deputy = [_people(actor) if office is personal else None for personal in _PERSONAL]
            duties.append(repository.owed_by(of_office, *deputy))
    apart = {
        _DRAW: sampling.undrawn(actor.hands(LEADERS)),
        _RECHECK: sampling.unchecked(actor.hands(REVIEWERS), parts_of(actor)),
    }
    duties += [
        repository.about_any(rule, apart[rule])
        for rule, operation in _OF_THE_APART.items()
        if rule in among and _may(actor, asked, operation)
    ]
    return or_(false(), *duties)


def _may(actor: Actor, asked: Office | None, operation: Operation) -> bool:
    """Whether the offices held, or the one that is asked for, take the act."""
    return any(office in actor.offices and asked in (None, office) for office in operation.offices)


async def next_due(work: Work, case_number: str | None, most: int) -> Sequence[Any]:
    """The next due of the caller's own duties, or of all of a case."""
    which = (
        own_duties(work.actor)
        if case_number is None
        else repository.of_docket(str(DocketId.case(case_number)))
    )
    return await repository.next_due(work.session, which, most)


def _of_others(actor: Actor, asked: Office | None) -> list[Select[Any]]:
    """What others owe in the caller's cases, and the tasks there that others may take or have."""
    people = _people(actor)
    mine = {
        rule for rule, duty in DUTIES.items() if duty.owner in actor.offices and asked in (None, duty.owner)
    }
    others = [
        rule
        for rule, duty in DUTIES.items()
        if (rule not in mine or rule in _OF_THE_APART) and asked in (None, duty.owner)
    ]
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
_DRAW, _RECHECK = "quality.dossier_draw", "quality.dossier_recheck"
_OF_THE_APART = {_DRAW: DRAW_ROUND, _RECHECK: RECHECK_FAULT}
"""Duties that are whoever's of several offices has no part in the matter; who has a part stands aside."""
_OF_THEIR_OWN = (
    *(SEND_AGAIN.on, DECIDE_COERCION.on, REVIEW_INSPECTION.on),
    *(DRAW_ROUND.on, ANSWER_FAULT.on, DECIDE_REFERRAL.on, DECIDE_SUBSTITUTION.on),
    *(DECIDE_LIBRARY_CORRECTION.on, DECIDE_SHIELDING.on),
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
        *(RECORD_SUPPLEMENT, REVIEW_DOSSIER),
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
            about=row.occasion if (duty := DUTIES[row.rule_id]).match else "",
            rule=row.rule_id,
            owner=duty.owner,
            light=LIGHTS[row.light],
            unconfirmed_unit=duty.unconfirmed_unit,
            due_date=row.due_date,
            due_at=row.due_at,
            provisional=row.provisional,
        )
        for row in rows
    ]
