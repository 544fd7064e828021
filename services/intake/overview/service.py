"""The questions that a working day opens with, across cases: which are late, what is owed, what waits for me."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_

from services.intake.docket.owed import Owed
from services.intake.docket.schemas import DutyOut
from services.intake.docket.steps import LIGHTS
from services.intake.overview import repository
from services.intake.overview.schemas import (
    CaseCard,
    CaseFilter,
    DutyCard,
    DutyFilter,
)
from shared.contracts.intake.records import ObjectOf, Owing
from shared.law.rulebook import DUTIES
from shared.platform.paging import Page
from shared.platform.todo import WorkFilter, WorkItem, WorkPage
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Office


async def list_cases(work: Work, asked: CaseFilter) -> Page[CaseCard]:
    """Cases with their light and next date. Who asked for what is kept: the answer names parties."""
    work.audit(COURT, AuditAction.CASE_LIST, "", **asked.model_dump(mode="json", exclude_defaults=True))
    return (await repository.cases(work.session, asked, work.actor)).of(_card)


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
        if asked.office is None
        else [rule for rule, duty in DUTIES.items() if duty.owner is asked.office]
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
    offices = [office for office in work.actor.offices if asked.office in (None, office)]
    rules = {office: [rule for rule, duty in DUTIES.items() if duty.owner is office] for office in offices}
    if asked.view == "done":
        own = [rule for rule, duty in DUTIES.items() if asked.office in (None, duty.owner)]
        done = await repository.done_by(work.session, work.actor.id, own, asked)
        return WorkPage(items=[_item(row, work) for row in done.items], next=done.next, counts={})
    people = {work.actor.id} | {deputyship.person for deputyship in work.actor.deputyships}
    if asked.view == "mine":
        which = or_(
            False,
            *(
                repository.owed_by(
                    of_office,
                    people if office is Office.HANDLING_OFFICER else None,
                    people if office is Office.JUDGE else None,
                )
                for office, of_office in rules.items()
            ),
        )
    else:
        mine = {rule for of_office in rules.values() for rule in of_office}
        others = [
            rule for rule, duty in DUTIES.items() if rule not in mine and asked.office in (None, duty.owner)
        ]
        which = repository.of_people(people) & repository.owed_by(others, None, None)
    found, counts = await repository.open_work(work.session, which, asked)
    return WorkPage(
        items=[_item(row, work) for row in found.items],
        next=found.next,
        counts={light: counts.get(place, 0) for place, light in enumerate(LIGHTS)},
    )


def _item(row: Any, work: Work) -> WorkItem:
    duty = DUTIES[row.rule_id]
    return WorkItem(
        docket=row.docket,
        on="duty",
        about=_about(row),
        operation=None,
        act=duty.title,
        article=duty.article,
        offices=[duty.owner],
        waiting_for=duty.owner.label,
        since=row.opened_at,
        days=(work.now - row.opened_at).days,
        due_date=row.due_date,
        due_at=row.due_at,
        light=LIGHTS[row.light],
        provisional=row.provisional,
        unconfirmed_unit=duty.unconfirmed_unit,
        done_at=row.met_at,
    )


async def owed(work: Work, objects: list[ObjectOf]) -> list[Owing]:
    """The open duties about `objects`."""
    whole = [rule for rule, duty in DUTIES.items() if not duty.match]
    rows = await repository.about(work.session, objects, whole)
    return [
        Owing(
            docket=row.docket,
            about=_about(row),
            owner=(duty := DUTIES[row.rule_id]).owner,
            light=LIGHTS[row.light],
            unconfirmed_unit=duty.unconfirmed_unit,
            due_date=row.due_date,
            due_at=row.due_at,
            provisional=row.provisional,
        )
        for row in rows
    ]
