"""The questions that a working day opens with, across cases: which are late, what is owed, what comes up, what happened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from services.intake.docket.owed import Owed
from services.intake.docket.schemas import DutyOut
from services.intake.docket.steps import LIGHTS
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
from services.intake.todo.service import own_duties
from shared.contracts.fact import KINDS
from shared.law.rulebook import DUTIES
from shared.platform.court import load_settings
from shared.platform.paging import Page
from shared.platform.reading import open_case
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def list_cases(work: Work, asked: CaseFilter) -> Page[CaseCard]:
    """Cases with their light and next date. Who asked for what is kept: the answer names parties."""
    work.audit(COURT, AuditAction.CASE_LIST, "", **asked.model_dump(mode="json", exclude_defaults=True))
    return (await repository.cases(work.session, asked, work.actor, work.now)).of(_card)


_SIDES = ("applicants", "respondents", "applicants_formerly", "respondents_formerly")
_OF_EVERY_CARD = ("case_number", "state", "stage", "officer", "open", "sealed")


def _card(row: Any) -> CaseCard:
    shown = row._asdict() | {"light": LIGHTS[row.light]}
    names = {side: shown[side] or [] for side in _SIDES}
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
    return DutyCard(**DutyOut.of(_owed(row)).model_dump(), docket=row.docket, officer=row.officer)


def _owed(row: Any) -> Owed:
    return Owed(**{name: getattr(row, name) for name in Owed.__dataclass_fields__})


_EARLY = [rule for rule, duty in DUTIES.items() if duty.comes_up_early]
"""The rules of money, and of the ends of measures."""


async def list_early(work: Work, asked: EarlyFilter) -> EarlyPage:
    """The caller's own duties of measures and money that come up, by the bands that the court has set: before any is late."""
    work.audit(COURT, AuditAction.DUTY_LIST, "", **asked.used())
    today = work.now.date()
    days = (await load_settings(work.session)).on(today).early_days
    which = own_duties(work.actor, among=_EARLY)
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
        stead=row.stead,
        on=told.subject if told else "",
        about=row.subject_id if told and told.subject else "",
    )
